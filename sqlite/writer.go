package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// writer implements intake.Writer in one transaction.
type writer struct {
	reader
	vocabulary vocabulary
	now        func() time.Time
}

// Atomic implements intake.Store. Transactions run one after the other.
func (s *Store) Atomic(ctx context.Context, f func(context.Context, intake.Writer) error) error {
	return s.transaction(ctx, func(ctx context.Context, w writer) error { return f(ctx, w) })
}

func (s *Store) transaction(ctx context.Context, f func(context.Context, writer) error) error {
	tx, err := s.writing.BeginTx(ctx, nil)
	if err != nil {
		return kinded(ctx, "beginning a transaction", err)
	}
	defer tx.Rollback() // after a commit it does nothing
	var failed error
	w := writer{
		reader:     reader{func(ctx context.Context, q query) *sql.Stmt { return tx.StmtContext(ctx, s.prepared[q]) }, &failed},
		vocabulary: vocabulary{s.words, map[string]int64{}},
		now:        s.now,
	}
	if err := f(ctx, w); err != nil {
		return err
	}
	if failed != nil {
		return failed
	}
	if err := tx.Commit(); err != nil {
		return kinded(ctx, "committing", err)
	}
	s.words.add(w.vocabulary.fresh)
	return nil
}

// onWriting runs single statements on the writing connection.
func (s *Store) onWriting() writer {
	return writer{reader: reader{on: func(_ context.Context, q query) *sql.Stmt { return s.prepared[q] }}}
}

// ReplaceResponse implements intake.Store.
func (s *Store) ReplaceResponse(ctx context.Context, r survey.Response) error {
	return s.onWriting().ReplaceResponse(ctx, r)
}

// InsertResponse implements intake.Writer.
func (w writer) InsertResponse(ctx context.Context, r survey.Response) error {
	r.Revision = 1
	values, err := responseValues(r)
	if err != nil {
		return err
	}
	return w.exec(ctx, "inserting a response", insertResponse, values...)
}

// ReplaceResponse implements intake.Writer.
func (w writer) ReplaceResponse(ctx context.Context, r survey.Response) error {
	read := r.Revision
	r.Revision++
	values, err := responseValues(r)
	if err != nil {
		return err
	}
	return w.guarded(ctx, "replacing a response", replaceResponse, append(values, r.ID, read)...)
}

// PutCompany implements intake.Writer.
func (w writer) PutCompany(ctx context.Context, c survey.Company) error {
	if c.Revision == 0 {
		return w.exec(ctx, "inserting a company", insertCompany, c.ID, c.CodiceFiscale, c.Name, millis(c.FirstSeenAt))
	}
	return w.guarded(ctx, "replacing a company", replaceCompany, c.CodiceFiscale, c.Name, millis(c.FirstSeenAt), c.ID, c.Revision)
}

// PutFact implements intake.Writer.
func (w writer) PutFact(ctx context.Context, f stats.Fact) error { return w.putFact(ctx, f) }

// PutResult implements intake.Writer.
func (w writer) PutResult(ctx context.Context, id survey.ResponseID, r scoring.Result) error {
	raw, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := w.exec(ctx, "putting a result", demoteResults, id); err != nil {
		return err
	}
	return w.exec(ctx, "putting a result", upsertResult, id, r.Engine, string(raw))
}

// InsertLink implements intake.Writer.
func (w writer) InsertLink(ctx context.Context, l intake.Link) error {
	return w.exec(ctx, "inserting a link", insertLink, l.Hash, l.Response, l.Scope, millis(l.CreatedAt), millis(l.ExpiresAt), millis(l.RevokedAt), l.Delegation)
}

// RevokeLinks implements intake.Writer.
func (w writer) RevokeLinks(ctx context.Context, id survey.ResponseID, at time.Time, hashes ...intake.LinkHash) error {
	if len(hashes) == 0 {
		return w.exec(ctx, "revoking links", revokeLinks, millis(at), id)
	}
	for _, hash := range hashes {
		if err := w.exec(ctx, "revoking a link", revokeLink, millis(at), hash, id); err != nil {
			return err
		}
	}
	return nil
}

// InsertMail implements intake.Writer.
func (w writer) InsertMail(ctx context.Context, m intake.Mail) error {
	return w.exec(ctx, "queueing a mail", insertMail, m.ID, m.Kind, m.Response, m.ContactKey, millis(m.CreatedAt), m.DueAt.UnixMilli(), m.Attempts, m.Sent)
}
