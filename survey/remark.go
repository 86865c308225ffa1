package survey

import (
	"strings"
	"unicode/utf8"
)

// ParseRemark reads a text of several lines that may be empty, of at most max
// characters: line breaks become one character, white space at both ends and
// characters that turn the direction of the text are dropped. The error is a
// Problems on the field.
func ParseRemark(field, typed string, max int) (string, error) {
	text := strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(withoutDirections(typed)))
	switch {
	case !cleanText(text):
		return "", Problems{{Field: field, Key: "problem.text-encoding"}}
	case utf8.RuneCountInString(text) > max:
		return "", Problems{{Field: field, Key: "problem.text-long", Args: Args{"Max": max}}}
	case blank(text):
		return "", nil
	}
	return text, nil
}
