package staff

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestWordsOfANameAreFolded(t *testing.T) {
	for name, want := range map[string]string{
		"Panificio Rossi & figli S.r.l.":   "panificio rossi figli srl",
		"PANIFICIO ROSSI E FIGLI SRL":      "panificio rossi e figli srl",
		"Caffè dell'Orto – Città di Nuoro": "caffe dell orto citta di nuoro",
		"CAFFE' DELL\u2019ORTO":            "caffe dell orto",
		"cafe\u0300":                       "cafe",
		"F.lli Rossi S. p. A.":             "f lli rossi spa",
		"G.Rossi":                          "g rossi",
		"A & B":                            "a b",
		"Rossi Rossi ROSSI":                "rossi",
		"Straße Øresund Łódź Čuk Đorđe Æ":  "strasse oresund lodz cuk dorde ae",
		"3M 2000":                          "3m 2000",
		"\uff21\uff22 \ufb01ne":            "ab fine",
		"İstanbul ISTANBUL ıstanbul":       "istanbul",
		"Ристорани":                        "ристорани",
		" – & . ' ":                        "",
		"":                                 "",
		"\xff caff\xe8":                    "caff",
		"s.n.c. di Bianchi M. & C.":        "snc di bianchi m c",
	} {
		if got := strings.Join(NameWords(name), " "); got != want {
			t.Errorf("%q is found by %q, want %q", name, got, want)
		}
	}
}

// Words are letters and digits alone, each once; the words of the words are the
// same, in capitals too.
func FuzzNameWords(f *testing.F) {
	f.Add("Panificio Rossi & figli S.r.l.")
	f.Add("İstanbul\u0300 \ufb01 ǅ ẞ ℡")
	f.Fuzz(func(t *testing.T, name string) {
		words := NameWords(name)
		for i, word := range words {
			if word == "" || slices.Contains(words[:i], word) || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				t.Fatalf("%q is found by %q", name, words)
			}
		}
		if again := NameWords(strings.Join(words, " ")); !slices.Equal(again, words) {
			t.Fatalf("%q is found by %q, and that by %q", name, words, again)
		}
	})
}
