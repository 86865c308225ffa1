package survey_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"maturita/survey"
)

func TestRemarkIsRead(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", " \r\n\t ": "", "\u200b": "", "\u2068": "",
		"  Visitata.\r\nTorniamo\ra marzo. ": "Visitata.\nTorniamo\na marzo.",
		"dop\u202eo":                         "dopo",
		strings.Repeat("è", 27):              strings.Repeat("è", 27),
		strings.Repeat("a\r\n", 10) + "x":    strings.Repeat("a\n", 10) + "x",
	} {
		if got, err := survey.ParseRemark("nota", typed, 27); err != nil || got != want {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]string{
		"a\x00b": "encoding", "a\x1b[31m": "encoding", "caff\xe8": "encoding", strings.Repeat("è", 28): "long",
	} {
		if got, err := survey.ParseRemark("nota", typed, 27); got != "" || problemsOf(err) != "nota: problem.text-"+want {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
}

// Whatever is read fits, and is read again as it is.
func FuzzRemark(f *testing.F) {
	f.Add("Visitata.\r\nTorniamo a marzo.")
	f.Add(" \u202e\x00\xff")
	f.Fuzz(func(t *testing.T, typed string) {
		got, err := survey.ParseRemark("nota", typed, 30)
		if err != nil {
			return
		}
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > 30 || strings.Contains(got, "\r") {
			t.Fatalf("%q is read as %q", typed, got)
		}
		if again, err := survey.ParseRemark("nota", got, 30); err != nil || again != got {
			t.Fatalf("%q is read as %q, %v", got, again, err)
		}
	})
}
