package definition_test

import (
	"strings"
	"testing"
)

// What the linter refuses for characters that nobody sees, the reader reads: a
// version that was published with them stays readable.
func TestHiddenCharactersStayReadable(t *testing.T) {
	source := file(t, "testdata/busted_hidden-character.yaml")
	q := read(t, "hidden", source)
	checkRoundTrip(t, q)
	if got := q.Areas[0].Questions[0].Help["it"]; got != "a\u2028b" {
		t.Errorf("%q", got)
	}
}

// Marks that letters from right to left, compound emoji and long words need are
// no hidden characters.
func TestMarksOfALanguageAreNotHidden(t *testing.T) {
	for text, refused := range map[string]bool{
		"שרה\u200f":            false,
		"👩\u200d💼":             false,
		"lun\u00adghissimo":    false,
		"\u200eA1\u200e":       false,
		"a\u200bb":             false,
		"a\u00a0b":             false,
		"\u200b":               true,
		"\u00ad\u200d\u2060 ":  true,
		"\u3164\u2800":         true,
		"a\u202ab":             true,
		"a\u202eb":             true,
		"a\u2066b":             true,
		"a\u2069b":             true,
		"a\u2028b":             true,
		"a\u2029b":             true,
		"a\u202fb":             false, // a narrow space, as in 1 000
		"\u2065\u206a visible": false,
	} {
		source := strings.Replace(area("["+strings.Replace(choice, "}]", "}, {id: no, text: No, points: 0}]", 1)+"]"), "title: Prova", "title: \""+text+"\"", 1)
		if problems := lint("hidden", []byte(source)); (problems.Errors() > 0) != refused {
			t.Errorf("%q: %v", text, problems)
		}
	}
}
