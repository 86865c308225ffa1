package definition

import (
	"strings"
	"unicode"
)

const (
	maxExcerpt = 60 // characters of a value that are shown
	lead       = 20 // characters before the first difference, at most
)

// became writes how one value became another; of long ones, from a few words
// before the first character that differs.
func became(was, is string) string {
	a, b := []rune(was), []rune(is)
	from := 0
	if max(len(a), len(b)) > maxExcerpt {
		from = begin(a, b)
	}
	return excerpt(a, from) + " → " + excerpt(b, from)
}

// begin is where to begin to show two values that differ: at a word, near
// before the first difference.
func begin(a, b []rune) int {
	first := 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	if first <= lead {
		return 0
	}
	from := first - lead
	for i := from; i < first; i++ {
		if unicode.IsSpace(a[i-1]) {
			return i
		}
	}
	return from
}

// excerpt shows a value from a character on, with an ellipsis where more stands.
func excerpt(value []rune, from int) string {
	var s strings.Builder
	room, rest := maxExcerpt, value[from:]
	if from > 0 {
		s.WriteRune('…')
		room--
	}
	if len(rest) > room {
		s.WriteString(string(rest[:room-1]) + "…")
	} else {
		s.WriteString(string(rest))
	}
	return s.String()
}

// cut shows the beginning of a value.
func cut(s string) string { return excerpt([]rune(s), 0) }
