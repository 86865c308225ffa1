package intake

import (
	"context"
	"time"

	"maturita/survey"
)

// MailKind is what a queued mail is about.
type MailKind string

const (
	MailResume   MailKind = "resume"    // the link of Mail.Response
	MailLostLink MailKind = "lost-link" // the links of all responses of Mail.ContactKey
	MailCopy     MailKind = "copy"      // the answers of Mail.Response
)

// Mail is one row of the outbox: what to send, not the text. Address and link
// are made when it is sent.
type Mail struct {
	ID         string
	Kind       MailKind
	Response   survey.ResponseID // MailResume, MailCopy
	ContactKey string            // whom it is for; a response whose address changed meanwhile is left out
	CreatedAt  time.Time
	DueAt      time.Time
	Attempts   int
	Sent       bool // went out; stays until DueAt so that it is not queued again
}

// Postman writes and sends mails to companies.
type Postman interface {
	// SendLinks sends one mail with the links of one or more responses.
	SendLinks(ctx context.Context, to string, links []MailLink) error
	// SendCopy sends one mail with the answers of a response, in the language
	// that its company reads.
	SendCopy(ctx context.Context, to string, c Copy) error
}

// Copy is a response to send, with the version that it answers.
type Copy struct {
	Response      survey.Response
	Questionnaire *survey.Questionnaire
}

// MailLink is one link in a mail.
type MailLink struct {
	Token         Token
	State         survey.State
	Language      survey.Language      // that the company reads, "" when it is not known
	CodiceFiscale survey.CodiceFiscale // "" while the profile is not given
	Title         survey.Text          // of the questionnaire
	BeganAt       time.Time
	ExpiresAt     time.Time // of the link
	DraftUntil    time.Time // when a draft is deleted unless it is saved again, zero for what is no draft
}
