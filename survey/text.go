package survey

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanText reports whether s is valid UTF-8 without control characters other
// than line breaks and tabs.
func cleanText(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
	}
	return true
}

// withoutDirections takes away the characters that turn the direction of a text
// and could make a name look like another.
func withoutDirections(s string) string {
	if !utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

// blank reports whether s has nothing that can be seen.
func blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// storable is s with what cleanText refuses replaced, at most max characters.
func storable(s string, max int) string {
	runes := []rune(strings.ToValidUTF8(s, string(utf8.RuneError)))
	for i, r := range runes {
		if unicode.IsControl(r) {
			runes[i] = utf8.RuneError
		}
	}
	return string(runes[:min(len(runes), max)])
}

const excerptLength = 40

// excerpt is what a message may show of something that somebody else wrote:
// its beginning, with what cannot be seen replaced.
func excerpt(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return utf8.RuneError
	}, s)
	if utf8.RuneCountInString(s) > excerptLength {
		s = string([]rune(s)[:excerptLength]) + "…"
	}
	return s
}
