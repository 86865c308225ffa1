package mail

import (
	"strings"
	"time"

	"maturita/locale"
)

// Link is one link to a response, as a mail shows it.
type Link struct {
	URL        string
	Title      string // of the questionnaire
	Code       string // end of the company's codice fiscale, "" while it is not known
	Submitted  bool
	BeganAt    time.Time
	ExpiresAt  time.Time
	DraftUntil time.Time // when a draft is deleted unless it is saved again, zero for what is no draft
}

// expires is the day from which on the link opens nothing, and the key of the
// sentence that says why.
func (l Link) expires() (key string, day time.Time) {
	if !l.DraftUntil.IsZero() && l.DraftUntil.Before(l.ExpiresAt) {
		return "mail.links.expires-draft", l.DraftUntil
	}
	return "mail.links.expires", l.ExpiresAt
}

// Links writes the mail that brings a company back to its responses. It holds
// nothing that somebody typed freely: the address may be a stranger's.
func Links(p *locale.Printer, to string, links []Link) Message {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	line(p.T("mail.links.greeting"))
	line("")
	line(p.N("mail.links.intro", len(links)))
	for _, l := range links {
		line("")
		line(p.T("mail.links.title", map[string]any{"Title": l.Title, "Date": p.Date(l.BeganAt)}))
		if l.Code != "" {
			line(p.T("mail.links.company", map[string]any{"Code": l.Code}))
		}
		state := "mail.links.draft"
		if l.Submitted {
			state = "mail.links.submitted"
		}
		line(p.T(state))
		line(l.URL)
		key, day := l.expires()
		line(p.T(key, map[string]any{"Date": p.Date(day)}))
	}
	line("")
	line(p.T("mail.links.secret"))
	line("")
	line(p.T("mail.links.unexpected"))
	line("")
	line(p.T("mail.links.signature"))
	return Message{To: to, Subject: p.T("mail.links.subject"), Text: b.String()}
}
