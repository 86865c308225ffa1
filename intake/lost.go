package intake

import (
	"context"

	"maturita/survey"
)

// MailLink queues a mail with a link to the response's recorded address.
// WrongState when there is none, TooMany when mayWrite (nil = always) refuses
// the address's key. Asking again while one is waiting sends one.
func (s *Service) MailLink(ctx context.Context, a Access, mayWrite func(contactKey string) bool) error {
	return s.mailTo(ctx, a, MailResume, mayWrite)
}

// mailTo queues a mail about a response to its recorded address.
func (s *Service) mailTo(ctx context.Context, a Access, kind MailKind, mayWrite func(contactKey string) bool) error {
	if err := a.mayEdit(); err != nil {
		return err
	}
	r, err := s.store.Response(ctx, a.response)
	switch {
	case err != nil:
		return err
	case r.ContactKey == "":
		return errNoContact
	case mayWrite != nil && !mayWrite(r.ContactKey):
		return errTooManyMails
	}
	return s.queueMail(ctx, Mail{Kind: kind, Response: r.ID, ContactKey: r.ContactKey})
}

// LostLink queues a mail with the links of all responses that recorded an
// address. What it does and returns is the same whether or not there are any;
// the error is about the form of the address alone (survey.Problems).
func (s *Service) LostLink(ctx context.Context, email string) error {
	address, err := survey.ParseEmail(email)
	if err != nil {
		return err
	}
	if address == "" {
		return survey.Problems{{Field: "email", Key: "problem.email-missing"}}
	}
	return s.queueMail(ctx, Mail{Kind: MailLostLink, ContactKey: contactKey(address)})
}

// queueMail puts a mail into the outbox. Its id follows from what it is about
// and the current window of time, so that asking often sends one.
func (s *Service) queueMail(ctx context.Context, m Mail) error {
	m.CreatedAt = s.now()
	m.DueAt = m.CreatedAt
	m.ID = mailID(m)
	err := s.store.Atomic(ctx, func(ctx context.Context, w Writer) error { return w.InsertMail(ctx, m) })
	if survey.KindOf(err) == survey.Conflict {
		return nil // the same mail is waiting already
	}
	return err
}
