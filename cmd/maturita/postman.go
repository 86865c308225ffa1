package main

import (
	"context"
	"net/url"

	"maturita/intake"
	"maturita/locale"
	"maturita/mail"
	words "maturita/report"
	"maturita/survey"
)

// postman writes the mails that intake asks for and gives them to a transport.
type postman struct {
	transport mail.Transport
	bundle    *locale.Bundle
	base      *url.URL
}

// codeEnd is enough of a codice fiscale for the company to know which it is.
func codeEnd(code survey.CodiceFiscale) string {
	return string(code[max(0, len(code)-4):])
}

// SendLinks writes in the language that the company of the first link reads.
func (m postman) SendLinks(ctx context.Context, to string, links []intake.MailLink) error {
	printer := m.bundle.Printer(string(links[0].Language))
	var shown []mail.Link
	for _, l := range links {
		title, _ := l.Title.In(survey.Language(printer.Lang), locale.Default)
		shown = append(shown, mail.Link{
			URL:   m.base.JoinPath("riprendi", string(l.Token)).String(),
			Title: title, Code: codeEnd(l.CodiceFiscale), Submitted: l.State == survey.Submitted,
			BeganAt: l.BeganAt, ExpiresAt: l.ExpiresAt, DraftUntil: l.DraftUntil,
		})
	}
	return m.transport.Send(ctx, mail.Links(printer, to, shown))
}

// SendCopy writes in the language that the company reads.
func (m postman) SendCopy(ctx context.Context, to string, c intake.Copy) error {
	printer := m.bundle.Printer(string(c.Response.Language))
	answers := words.NewAnswers(printer, c.Questionnaire, c.Response)
	return m.transport.Send(ctx, mail.CopyOfAnswers(printer, to, mail.Copy{
		Title: answers.Title.Text, State: answers.State,
		Code: codeEnd(c.Response.Profile.CodiceFiscale), Answers: answers.Plain(),
	}))
}
