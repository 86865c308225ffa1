package sqlite

import (
	"context"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// ClaimMail implements intake.Outbox.
func (s *Store) ClaimMail(ctx context.Context, now, until time.Time) (m intake.Mail, err error) {
	err = s.onWriting().one(ctx, "claiming a mail", claimMail, func(row row) error { return scanMail(row, &m) }, until.UnixMilli(), now.UnixMilli())
	return m, err
}

// RescheduleMail implements intake.Outbox.
func (s *Store) RescheduleMail(ctx context.Context, id string, due time.Time, sent bool) error {
	return s.onWriting().exec(ctx, "rescheduling a mail", rescheduleMail, due.UnixMilli(), sent, id)
}

// DeleteMail implements intake.Outbox.
func (s *Store) DeleteMail(ctx context.Context, id string) error {
	return s.onWriting().exec(ctx, "deleting a mail", deleteMail, id)
}

// DeleteExpired implements intake.Store.
func (s *Store) DeleteExpired(ctx context.Context, now time.Time, limit int) (deleted int, err error) {
	err = s.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
		r := w.(writer)
		var ids []survey.ResponseID
		err := r.all(ctx, "finding expired drafts", selectExpired, func(row row) error {
			var id survey.ResponseID
			err := row.Scan(&id)
			ids = append(ids, id)
			return err
		}, now.UnixMilli(), max(limit, 0))
		if err != nil {
			return err
		}
		for _, id := range ids {
			for _, q := range []query{deleteLinks, deleteResponse} {
				if err := r.exec(ctx, "deleting an expired draft", q, id); err != nil {
					return err
				}
			}
		}
		deleted = len(ids)
		return nil
	})
	if err != nil {
		return 0, err
	}
	return deleted, nil
}
