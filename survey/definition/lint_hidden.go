package definition

import (
	"strings"
	"unicode"
)

// fillers are letters to Unicode, and nothing to the eye.
const fillers = "\u115f\u1160\u2800\u3164\uffa0"

// seen reports whether a text holds anything that can be seen.
func seen(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool {
		return unicode.IsGraphic(c) && !unicode.IsSpace(c) && !strings.ContainsRune(fillers, c)
	})
}

// unruly reports a character that turns the direction of what follows it, or
// breaks the line where the file does not show it. Marks that go with a letter
// of a language written from right to left are none.
func unruly(c rune) bool {
	return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c == '\u2028' || c == '\u2029'
}

// hidden refuses texts that people cannot read as they were written. The reader
// lets them pass: what was published stays readable.
func (l *linter) hidden(s, path string) {
	s = strings.TrimSpace(s)
	if !seen(s) {
		l.refuse(path, "empty-text", "write the text, or take the key away where it is optional", "the text holds nothing that can be seen")
	} else if i := strings.IndexFunc(s, unruly); i >= 0 {
		l.refuse(path, "hidden-character", "take it away: it came in with copied text", "the text holds %U, which nobody sees and which changes how the text is shown", []rune(s[i:])[0])
	}
}
