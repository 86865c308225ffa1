package mail

import (
	"strings"

	"maturita/locale"
)

// Copy is a copy of a company's answers, as a mail brings it.
type Copy struct {
	Title   string // of the questionnaire
	State   string // which version, and whether it was sent
	Code    string // end of the company's codice fiscale, "" while it is not known
	Answers string // plain text, with what was typed
}

// CopyOfAnswers writes the mail that brings a company its answers. They are
// attached: what somebody typed freely stays out of the mail itself, as the
// address may be a stranger's.
func CopyOfAnswers(p *locale.Printer, to string, c Copy) Message {
	about := []string{c.Title}
	if c.Code != "" {
		about = append(about, p.T("mail.links.company", map[string]any{"Code": c.Code}))
	}
	about = append(about, c.State)
	paragraphs := []string{
		p.T("mail.links.greeting"), p.T("mail.copy.intro"), strings.Join(about, "\n"),
		p.T("mail.copy.open"), p.T("mail.copy.secret"), p.T("mail.copy.unexpected"), p.T("mail.links.signature"),
	}
	return Message{
		To: to, Subject: p.T("mail.copy.subject"), Text: strings.Join(paragraphs, "\n\n") + "\n",
		File: &TextFile{Name: p.T("mail.copy.file"), Text: c.Answers},
	}
}
