package pdfua

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// substitute stands for what the fonts cannot show.
const substitute = '□'

// Clean is a text as the fonts can show it, on the lines that it has: composed,
// without control, zero-width and direction characters, spaces of any kind as
// plain ones, and one substitute for each character that has no glyph, its
// marks and joined parts included.
func Clean(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	replaced, joined := false, false // the character before was substituted, and a joiner followed it
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "\ufffd")) {
		switch {
		case r == '\u200d':
			joined = replaced
			continue
		case r == '\n':
			b.WriteRune(r)
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case hidden(r):
			continue
		case HasGlyph(r):
			b.WriteRune(r)
		case unicode.Is(unicode.M, r), joined, replaced && unicode.Is(unicode.Sk, r): // of the character before
			joined = false
			continue
		default:
			b.WriteRune(substitute)
			replaced, joined = true, false
			continue
		}
		replaced, joined = false, false
	}
	return b.String()
}

// hidden reports whether a character is never seen.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector)
}
