package pdfcheck

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
)

// Check returns what a document breaks of the promises of pdfua, nothing when
// it keeps them: everything painted is marked as content or decoration; the
// structure tree and the parent tree agree with it; every annotation is in the
// tree; every font is embedded with a Unicode map; no character without a glyph
// is shown; the XMP metadata say what the document information says.
func Check(pdf []byte) []string {
	f, err := open(pdf)
	if err != nil {
		return []string{err.Error()}
	}
	root := f.objects[f.ref(f.trailer, "/Root")]
	var problems []string
	for _, key := range []string{"/MarkInfo<</Marked true>>", "/DisplayDocTitle true", "/OutputIntents[", "/Lang ("} {
		if !bytes.Contains(root, []byte(key)) && !bytes.Contains(root, bytes.ReplaceAll([]byte(key), []byte(" "), nil)) {
			problems = append(problems, "the catalogue lacks "+key)
		}
	}
	for _, key := range []string{"/JavaScript", "/OpenAction", "/Encrypt", "/AA"} {
		if bytes.Contains(root, []byte(key)) || bytes.Contains(f.trailer, []byte(key)) {
			problems = append(problems, "the document has "+key)
		}
	}
	if !bytes.Contains(f.trailer, []byte("/ID[<")) {
		problems = append(problems, "the trailer has no /ID")
	}
	problems = append(problems, f.structure(root)...)
	problems = append(problems, f.fonts()...)
	problems = append(problems, f.metadata(root)...)
	slices.Sort(problems)
	return slices.Compact(problems)
}

var pageKey = regexp.MustCompile(`^<</Type /Page\s`)

// structure compares pages, tree and parent tree.
func (f *file) structure(root []byte) []string {
	tree := f.ref(root, "/StructTreeRoot")
	elements, problems := f.elements(tree)
	problems = append(problems, nested(elements)...)
	problems = append(problems, alone(elements, f.list(f.objects[tree], "/K"))...)
	byPage, single := f.parents(f.objects[f.ref(f.objects[tree], "/ParentTree")])
	for n, object := range f.objects {
		if !pageKey.Match(object) {
			continue
		}
		key := regexp.MustCompile(`/StructParents (\d+)`).FindSubmatch(object)
		if key == nil || !bytes.Contains(object, []byte("/Tabs/S")) {
			problems = append(problems, "a page is not in the parent tree")
			continue
		}
		stream, err := f.stream(f.ref(object, "/Contents"))
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		marked, texts, wrong := content(stream)
		problems = append(problems, wrong...)
		owners := byPage[atoi(key[1])]
		if len(marked) != len(owners) {
			problems = append(problems, fmt.Sprintf("page %d has %d marked pieces, the parent tree %d", n, len(marked), len(owners)))
			continue
		}
		for i, id := range marked {
			if id != i || elements[owners[i]] == nil || !elements[owners[i]].marked[[2]int{n, id}] {
				problems = append(problems, fmt.Sprintf("piece %d of page %d and its element disagree", id, n))
			}
		}
		problems = append(problems, f.glyphs(texts)...)
		for _, a := range f.list(object, "/Annots") {
			key := regexp.MustCompile(`/StructParent (\d+)`).FindSubmatch(f.objects[a])
			if key == nil || elements[single[atoi(key[1])]] == nil || !elements[single[atoi(key[1])]].annotations[a] {
				problems = append(problems, fmt.Sprintf("annotation %d is not in the structure tree", a))
			}
		}
	}
	return problems
}
