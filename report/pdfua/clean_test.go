package pdfua

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"perché città €":           "perché città €",
		"Čevljarna Žižek đ ß":      "Čevljarna Žižek đ ß",
		"e\u0301":                  "é",
		"a\tb\u00a0c\u2003d":       "a b c d",
		"a\nb\r\u0007c":            "a\nbc",
		"a\u202eb\u200bc\ufeff":    "abc",
		"👩🏽‍🔬 x":                   "□ x",
		"😀😀":                       "□□",
		"株式":                       "□□",
		"x\U0001F3FD":              "x□",
		"":                         "",
		"\u200d":                   "",
		strings.Repeat("ж", 3):     "жжж",
		"fi\ufb01 \u2013 \u2019 ©": "fi\ufb01 – ’ ©",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Whatever is typed can be drawn: valid text of which every character has a
// glyph in each face, and cleaning again changes nothing.
func FuzzClean(f *testing.F) {
	for _, text := range []string{"a", "👩🏽‍🔬", "e\u0301\u0327", "\xff", "\u200d\u200d", "שלום", "\U0010FFFF"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := Clean(text)
		if !utf8.ValidString(clean) || Clean(clean) != clean {
			t.Errorf("%q is %q, then %q", text, clean, Clean(clean))
		}
		for _, r := range clean {
			if r != '\n' && !HasGlyph(r) {
				t.Errorf("%q has no glyph", r)
			}
		}
		if len(text) < 200 {
			d := New(Meta{Title: "t", Lang: "it", Date: time.Unix(0, 0)})
			d.AddPage()
			d.SetFont(Sans, "B", 10)
			d.In("P", func() { d.Mark(func() { d.Text(10, 10, strings.ReplaceAll(clean, "\n", " ")) }) })
			if _, err := d.Bytes(); err != nil {
				t.Error(err)
			}
		}
	})
}
