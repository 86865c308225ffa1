package pdfua

import (
	"sync"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

// Sans is the family of every text, in the styles "", "B" and "I".
const Sans = "go"

// faces are the font files by style. Each holds the same characters.
var faces = map[string][]byte{
	"": goregular.TTF, "B": gobold.TTF, "I": goitalic.TTF,
}

// addFonts makes Sans known to a document.
func addFonts(f *fpdf.Fpdf) {
	for _, style := range []string{"", "B", "I"} {
		f.AddUTF8FontFromBytes(Sans, style, faces[style])
	}
}

// coverage reads once which characters all faces can show.
var coverage = sync.OnceValue(func() map[rune]bool {
	counts := map[rune]int{}
	for _, file := range faces {
		face, err := sfnt.Parse(file)
		if err != nil {
			panic(err) // part of the program
		}
		var buffer sfnt.Buffer
		for r := rune(' '); r <= 0xFFFF; r++ {
			if glyph, err := face.GlyphIndex(&buffer, r); err == nil && glyph != 0 {
				counts[r]++
			}
		}
	}
	all := map[rune]bool{}
	for r, n := range counts {
		if n == len(faces) {
			all[r] = true
		}
	}
	return all
})

// HasGlyph reports whether every face of Sans shows a character.
func HasGlyph(r rune) bool { return coverage()[r] }
