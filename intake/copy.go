package intake

import (
	"context"

	"maturita/survey"
)

// MailCopy queues a mail with a copy of the answers to the response's recorded
// address. WrongState when there is none, TooMany when mayWrite (nil = always)
// refuses the address's key. Asking again while one is waiting sends one.
func (s *Service) MailCopy(ctx context.Context, a Access, mayWrite func(contactKey string) bool) error {
	return s.mailTo(ctx, a, MailCopy, mayWrite)
}

// deliverCopy sends the answers as they are now, to the address that they were
// asked for.
func (s *Service) deliverCopy(ctx context.Context, postman Postman, m Mail) (int, error) {
	responses, err := s.mailed(ctx, m)
	if err != nil || len(responses) == 0 {
		return 0, err
	}
	r := responses[0]
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return 0, err
	}
	if err := postman.SendCopy(ctx, r.Profile.ContactEmail, Copy{Response: r, Questionnaire: model.Questionnaire()}); err != nil {
		return 0, err
	}
	return 1, nil
}

var errTooManyMails = survey.Fail(survey.TooMany, "error.too-many-mails")
