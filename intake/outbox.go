package intake

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"maturita/survey"
)

// How the outbox behaves.
const (
	mailWindow = 5 * time.Minute // asked again within it, a mail is sent once
	mailLease  = 2 * time.Minute // longest that one attempt may take
	mailTries  = 10              // attempts until a mail is given up
	mailWait   = time.Minute     // before the second attempt; doubles
	mailMax    = 6 * time.Hour   // longest wait
	mailLinks  = 20              // links of one lost-link mail: submitted responses first, the latest first
	mailScan   = 500             // responses that they are chosen from
	mailPage   = 50              // responses read at a time
)

// windowEnd is the end of the window of time that an instant lies in.
func windowEnd(t time.Time) time.Time { return t.Truncate(mailWindow).Add(mailWindow) }

// mailID is the same for all mails about one thing in one window.
func mailID(m Mail) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s|%s|%s|%d", m.Kind, m.Response, m.ContactKey, windowEnd(m.CreatedAt).Unix()))
	return hex.EncodeToString(sum[:16])
}

// DeliverMail sends the mails that are due and returns how many were sent. A
// mail that fails is tried again later, less and less often, and given up in
// the end. The error is that of the store or of the last mail that failed.
func (s *Service) DeliverMail(ctx context.Context, postman Postman) (sent int, err error) {
	var failed error
	for ctx.Err() == nil {
		now := s.now()
		m, err := s.store.ClaimMail(ctx, now, now.Add(mailLease))
		if survey.KindOf(err) == survey.NotFound {
			return sent, failed
		}
		if err != nil {
			return sent, errors.Join(failed, err)
		}
		if m.Sent {
			if err := s.store.DeleteMail(ctx, m.ID); err != nil {
				return sent, errors.Join(failed, err)
			}
			continue
		}
		n, err := s.deliver(ctx, postman, m)
		sent += n
		if err != nil {
			state := "tried again later"
			if m.Attempts >= mailTries {
				state = "given up"
			}
			failed = fmt.Errorf("mail %s, attempt %d, %s: %w", m.ID, m.Attempts, state, err)
			err = s.postpone(ctx, m)
		} else {
			err = s.store.RescheduleMail(ctx, m.ID, windowEnd(m.CreatedAt), true)
		}
		if err != nil {
			return sent, errors.Join(failed, err)
		}
	}
	return sent, ctx.Err()
}

func (s *Service) postpone(ctx context.Context, m Mail) error {
	if m.Attempts >= mailTries {
		return s.store.DeleteMail(ctx, m.ID)
	}
	wait := min(mailWait<<min(m.Attempts-1, 20), mailMax)
	return s.store.RescheduleMail(ctx, m.ID, s.now().Add(wait), false)
}

// deliver sends one mail and returns how many went out: none when there is
// nobody left to write to.
func (s *Service) deliver(ctx context.Context, postman Postman, m Mail) (int, error) {
	if m.Kind == MailCopy {
		return s.deliverCopy(ctx, postman, m)
	}
	return s.deliverLinks(ctx, postman, m)
}

// deliverLinks makes fresh links, sends them, and takes them back when they
// could not be sent.
func (s *Service) deliverLinks(ctx context.Context, postman Postman, m Mail) (int, error) {
	responses, err := s.mailed(ctx, m)
	if err != nil || len(responses) == 0 {
		return 0, err
	}
	var links []MailLink
	made := map[survey.ResponseID]LinkHash{}
	for _, r := range responses {
		l, err := s.mailLink(ctx, r)
		if err != nil {
			return 0, err
		}
		links = append(links, l)
		made[r.ID] = l.Token.Hash()
	}
	if err := postman.SendLinks(ctx, responses[0].Profile.ContactEmail, links); err != nil {
		return 0, errors.Join(err, s.takeBack(context.WithoutCancel(ctx), made))
	}
	return 1, nil
}

// mailed returns the responses that a mail is about and that still have the
// address it is meant for.
func (s *Service) mailed(ctx context.Context, m Mail) ([]survey.Response, error) {
	if m.Kind != MailLostLink {
		r, err := s.store.Response(ctx, m.Response)
		if survey.KindOf(err) == survey.NotFound || (err == nil && r.ContactKey != m.ContactKey) {
			return nil, nil
		}
		return []survey.Response{r}, err
	}
	var all []survey.Response
	after := survey.ResponseID("")
	for len(all) < mailScan {
		page, err := s.store.ResponsesByContact(ctx, m.ContactKey, after, mailPage)
		if err != nil {
			return nil, err
		}
		all = append(all, page...)
		if len(page) < mailPage {
			break
		}
		after = page[len(page)-1].ID
	}
	slices.SortStableFunc(all, func(a, b survey.Response) int {
		return cmp.Or(b.SubmittedAt.Compare(a.SubmittedAt), b.SavedAt.Compare(a.SavedAt))
	})
	return all[:min(len(all), mailLinks)], nil
}

func (s *Service) mailLink(ctx context.Context, r survey.Response) (MailLink, error) {
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return MailLink{}, err
	}
	token, link, err := s.newLink(r.ID, ScopeEdit)
	if err != nil {
		return MailLink{}, err
	}
	err = s.retry(ctx, func(ctx context.Context, w Writer) error { return s.addLink(ctx, w, link) })
	l := MailLink{
		Token: token, State: r.State, Language: r.Language, CodiceFiscale: r.Profile.CodiceFiscale,
		Title: model.Questionnaire().Title, BeganAt: r.BeganAt, ExpiresAt: link.ExpiresAt,
	}
	if r.State == survey.Draft {
		l.DraftUntil = r.ExpiresAt
	}
	return l, err
}

func (s *Service) takeBack(ctx context.Context, made map[survey.ResponseID]LinkHash) error {
	return s.retry(ctx, func(ctx context.Context, w Writer) error {
		for id, hash := range made {
			if err := w.RevokeLinks(ctx, id, s.now(), hash); err != nil {
				return err
			}
		}
		return nil
	})
}
