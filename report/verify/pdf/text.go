package pdf

import (
	"strings"
	"unicode/utf16"
)

// docEncoding are the characters of PDFDocEncoding that Latin-1 has otherwise
// (ISO 32000-1, annex D).
var docEncoding = func() map[byte]rune {
	all := map[byte]rune{0xa0: '€'}
	for i, r := range []rune("˘ˇˆ˙˝˛˚˜") {
		all[0x18+byte(i)] = r
	}
	for i, r := range []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž") {
		all[0x80+byte(i)] = r
	}
	return all
}()

// Text is a string as a text (ISO 32000-1, 7.9.2.2): programs write the same text
// in several ways.
func (s String) Text() string {
	if rest, ok := strings.CutPrefix(string(s), "\xfe\xff"); ok {
		units := make([]uint16, 0, len(rest)/2)
		for ; len(rest) > 1; rest = rest[2:] {
			units = append(units, uint16(rest[0])<<8|uint16(rest[1]))
		}
		return string(utf16.Decode(units))
	}
	if rest, ok := strings.CutPrefix(string(s), "\xef\xbb\xbf"); ok {
		return rest
	}
	var out strings.Builder
	for i := range len(s) {
		r, ok := docEncoding[s[i]]
		if !ok {
			r = rune(s[i])
		}
		out.WriteRune(r)
	}
	return out.String()
}

// ReadString reads the string that some bytes begin with.
func ReadString(b []byte) (String, bool) {
	l := &lexer{b, 0, newBudget()}
	var s String
	err := ErrSyntax
	switch l.peek() {
	case '(':
		s, err = l.literalString()
	case '<':
		s, err = l.hexString()
	}
	return s, err == nil
}
