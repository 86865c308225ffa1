package survey_test

import (
	"strings"
	"testing"
	"unicode"

	"maturita/survey"
)

func TestEmailIsAccepted(t *testing.T) {
	longest := strings.Repeat("a", 60) + "@" + strings.Repeat(strings.Repeat("b", 60)+".", 3) + strings.Repeat("c", survey.MaxEmail-244)
	if len(longest) != survey.MaxEmail {
		t.Fatal(len(longest))
	}
	for typed, want := range map[string]string{
		"anna@forno.example":                   anna,
		" anna@forno.example\r\n":              anna,
		"\ufeff\u200banna@forno.example\u200b": anna,
		"anna.rossi+pid@posta.forno.it":        "anna.rossi+pid@posta.forno.it",
		"o'neill@forno.it":                     "o'neill@forno.it",
		"ANNA@Forno.IT":                        "ANNA@Forno.IT",
		"pec@pec.forno-rossi.it":               "pec@pec.forno-rossi.it",
		"forno@bäckerei.example":               "forno@bäckerei.example",
		longest:                                longest,
		"":                                     "",
		"  ":                                   "",
	} {
		if got, err := survey.ParseEmail(typed); err != nil || got != want {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
}

const anna = "anna@forno.example"

func TestEmailIsRefused(t *testing.T) {
	for _, typed := range []string{
		"anna", "anna@", "@forno.it", "anna@forno", "anna@@forno.it", "anna@forno@it", "anna forno.it", "anna @forno.it", "anna@ forno.it",
		"anna@forno..it", "anna@.it", "anna@forno.it.", ".anna@forno.it", "anna.@forno.it", "an..na@forno.it",
		"Anna <anna@forno.it>", "<anna@forno.it>", "anna@forno.it (Anna)", "anna@forno.it, bruno@forno.it", "anna@forno.it;bruno@forno.it", "tutti:anna@forno.it;",
		`"anna"@forno.it`, `"an na"@forno.it`, "anna@[127.0.0.1]", "anna@[10.0.0.1.2]", "anna@[IPv6:::1.2]",
		"anna@forno.it\r\nBcc: tutti@forno.it", "anna@forno.it\nBcc:tutti@forno.it", "anna\r\n@forno.it", "anna@forno.it\r\n\r\nciao", "anna%0d%0a@\nforno.it",
		"anna\x00@forno.it", "anna\t@forno.it", "anna\x7f@forno.it", "anna@forno.it\x00", "ann\xe0@forno.it",
		"anna\u0085@forno.it", "anna@for\u2028no.it", "anna@for\u00a0no.it", "an\u200bna@forno.it", "anna@\u202eti.onrof.it",
		strings.Repeat("a", 60) + "@" + strings.Repeat("b.", 97) + "it",
	} {
		if got, err := survey.ParseEmail(typed); problemsOf(err) != "email: problem.email-form" || got != "" {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
}

func FuzzEmailFitsAHeader(f *testing.F) {
	for _, s := range []string{anna, "a@b.it\r\nBcc: c@d.it", "=?utf-8?q?a?=@b.it", "a@[b.c]", "é@b.it", "\"\\\r\n\"@b.it", "a@b.it\u2029"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := survey.ParseEmail(s)
		if err != nil || got == "" {
			return
		}
		if again, err := survey.ParseEmail(got); err != nil || again != got {
			t.Errorf("%q reads itself as %q, %v", got, again, err)
		}
		if strings.Count(got, "@") != 1 || strings.ContainsFunc(got, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
			t.Errorf("%q is read as %q", s, got)
		}
	})
}
