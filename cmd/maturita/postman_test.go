package main

import (
	"context"
	"net/url"
	"strings"
	"testing"

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
