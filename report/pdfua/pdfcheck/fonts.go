package pdfcheck

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

var (
	fontUse  = regexp.MustCompile(`/(F[0-9a-f]+) (\d+) 0 R`)
	composed = regexp.MustCompile(`/Subtype /Type0`)
)

// fonts checks that every font is embedded with a Unicode map.
func (f *file) fonts() []string {
	var problems []string
	for n, object := range f.objects {
		switch {
		case composed.Match(object):
			if _, err := f.stream(f.ref(object, "/ToUnicode")); err != nil {
				problems = append(problems, fmt.Sprintf("font %d has no Unicode map", n))
			}
		case bytes.Contains(object, []byte("/Type /FontDescriptor")):
			if f.ref(object, "/FontFile2") == 0 {
				problems = append(problems, fmt.Sprintf("font %d is not embedded", n))
			}
		case bytes.Contains(object, []byte("/Subtype /Type1")), bytes.Contains(object, []byte("/Subtype /Type3")):
			problems = append(problems, fmt.Sprintf("font %d is of another kind", n))
		}
	}
	return problems
}

// glyphs checks that each character shown has a glyph.
func (f *file) glyphs(texts []shown) []string {
	used := map[string]int{}
	for _, object := range f.objects {
		if bytes.Contains(object, []byte("/Font <<")) {
			for _, m := range fontUse.FindAllSubmatch(object, -1) {
				used[string(m[1])], _ = strconv.Atoi(string(m[2]))
			}
		}
	}
	var problems []string
	maps := map[string][]byte{}
	for _, t := range texts {
		name := t.font[min(1, len(t.font)):]
		glyphs, known := maps[name]
		if !known {
			descendants := f.list(f.objects[used[name]], "/DescendantFonts")
			if len(descendants) == 1 {
				glyphs, _ = f.stream(f.ref(f.objects[descendants[0]], "/CIDToGIDMap"))
			}
			maps[name] = glyphs
		}
		if len(t.text)%2 != 0 {
			problems = append(problems, "a text of half characters")
			continue
		}
		for i := 0; i+1 < len(t.text); i += 2 {
			at := 2 * (int(t.text[i])<<8 | int(t.text[i+1]))
			if at+1 >= len(glyphs) || glyphs[at] == 0 && glyphs[at+1] == 0 {
				problems = append(problems, fmt.Sprintf("U+%04X has no glyph", at/2))
			}
		}
	}
	return problems
}
