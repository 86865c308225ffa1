package main

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/locale"
	"maturita/mail"
	"maturita/survey"
)

// letterbox keeps the mails that it is given.
type letterbox []mail.Message

func (l *letterbox) Send(_ context.Context, m mail.Message) error {
	*l = append(*l, m)
	return nil
}

func TestMailsAreInTheLanguageOfTheCompany(t *testing.T) {
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	var sent letterbox
	post := postman{&sent, bundle, &url.URL{Scheme: "https", Host: "maturita.example.it"}}
	for language, want := range map[survey.Language]string{"": "Buongiorno", "it": "Buongiorno", "de": "Guten Tag", "en": "Hello", "xx": "Buongiorno"} {
		sent = nil
		link := intake.MailLink{Token: "abc", Language: language, CodiceFiscale: "01704760097", Title: survey.Text{"it": "Autovalutazione"}}
		if err := post.SendLinks(t.Context(), "forno@esempio.it", []intake.MailLink{link}); err != nil {
			t.Fatal(err)
		}
		text := sent[0].Text
		if !strings.HasPrefix(text, want) || !strings.Contains(text, "https://maturita.example.it/riprendi/abc") || !strings.Contains(text, "0097") || strings.Contains(text, "01704760097") {
			t.Errorf("%q: %s", language, text)
		}
	}
}

// The copy comes in the company's language, with what was typed in the file
// alone.
func TestCopiesAreInTheLanguageOfTheCompany(t *testing.T) {
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	var sent letterbox
	post := postman{&sent, bundle, &url.URL{Scheme: "https", Host: "maturita.example.it"}}
	q := &survey.Questionnaire{
		Ref: survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}, Language: "it", Title: survey.Text{"it": "Autovalutazione"},
		Areas: []survey.Area{{ID: "uno", Title: survey.Text{"it": "Area", "de": "Bereich"}, Questions: []survey.Question{{ID: "note", Type: survey.FreeText, Text: survey.Text{"it": "Note?", "de": "Anmerkungen?"}}}}},
	}
	q.Prepare()
	typed := "<b>annotato\r\nBcc: b@esempio.it"
	r := survey.Response{
		Instrument: q.Ref, State: survey.Submitted, SubmittedAt: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC),
		Profile: survey.Profile{CompanyName: "Forno \r\nRossi", CodiceFiscale: "01704760097", Ateco: "10.71.10"},
		Answers: map[survey.QuestionID]survey.SavedAnswer{"note": {Answer: survey.Answer{Kind: survey.AnswerText, Text: typed}, Revision: 1}},
	}
	for language, want := range map[survey.Language]struct{ begin, state, file, question string }{
		"":   {"Buongiorno", "inviata il 23/11/2026, 10:00", "risposte.txt", "Note?"},
		"it": {"Buongiorno", "inviata il 23/11/2026, 10:00", "risposte.txt", "Note?"},
		"en": {"Hello", "submitted on 23 Nov 2026, 10:00", "answers.txt", "Note?"},
		"de": {"Guten Tag", "abgesendet am 23.11.2026, 10:00", "antworten.txt", "Anmerkungen?"},
	} {
		sent = nil
		r.Language = language
		if err := post.SendCopy(t.Context(), "forno@esempio.it", intake.Copy{Response: r, Questionnaire: q}); err != nil {
			t.Fatal(err)
		}
		m := sent[0]
		if m.To != "forno@esempio.it" || !strings.HasPrefix(m.Text, want.begin) || !strings.Contains(m.Text, want.state) || !strings.Contains(m.Text, "Autovalutazione\n") || !strings.Contains(m.Text, "0097") {
			t.Errorf("%q: %s", language, m.Text)
		}
		for _, secret := range []string{"annotato", "Forno", "01704760097", "https://"} {
			if strings.Contains(m.Subject+m.Text, secret) {
				t.Errorf("%q: the mail itself holds %s", language, secret)
			}
		}
		if m.File == nil || m.File.Name != want.file || !strings.Contains(m.File.Text, want.question+"\r\n    <b>annotato\r\n    Bcc: b@esempio.it\r\n") || !strings.Contains(m.File.Text, "Forno  Rossi\r\n") {
			t.Errorf("%q: %+v", language, m.File)
		}
	}
}
