package definition

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// characters refuses what is not UTF-8, and characters that nobody sees.
func (r *reader) characters(source []byte) bool {
	at := yaml.Node{Line: 1, Column: 1}
	for source = bytes.TrimPrefix(source, []byte("\ufeff")); len(source) > 0; at.Column++ {
		c, size := utf8.DecodeRune(source)
		switch {
		case c == utf8.RuneError && size == 1:
			r.fail(&at, "", "encoding", "this is not UTF-8: save the file as UTF-8")
			return false
		case invisible(c) && c != '\r':
			r.fail(&at, "", "control-character", "%U is a control character: take it away", c)
			return false
		case c == '\n':
			at.Line, at.Column = at.Line+1, 0
		}
		source = source[size:]
	}
	return true
}

// invisible reports a character that has no place in a text.
func invisible(c rune) bool {
	return unicode.IsControl(c) && c != '\n' && c != '\t' || c == '\ufeff' || c == '\ufffe' || c == '\uffff'
}
