package mail

import (
	"strings"
	"time"

	"maturita/locale"
)

// Link is one link to a response, as a mail shows it.
type Link struct {
	URL       string
	Title     string // of the questionnaire
	Code      string // end of the company's codice fiscale, "" while it is not known
	Submitted bool
	BeganAt   time.Time
	ExpiresAt time.Time
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
		line(p.T("mail.links.expires", map[string]any{"Date": p.Date(l.ExpiresAt)}))
	}
	line("")
	line(p.T("mail.links.secret"))
	line("")
	line(p.T("mail.links.unexpected"))
	line("")
	line(p.T("mail.links.signature"))
	return Message{To: to, Subject: p.T("mail.links.subject"), Text: b.String()}
}
