package pdfua

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// finish rewrites what fpdf wrote.
type finish struct {
	objects
	doc        *Doc
	root, info int   // objects
	pages      []int // objects, in order

	rootObj, parentObj int // of the structure tree, and of the parent tree
	key                int // the next free one of the parent tree
	placed             []*annotation
	annots             map[int][]string // references by page
	fields             []string         // references
	catalogue          strings.Builder  // what the catalogue gets
}

var (
	pageObject = regexp.MustCompile(`(?m)^<</Type /Page$`)
	// emptyNames is what fpdf v0.12 always writes.
	emptyNames = regexp.MustCompile(`/Names <<\s*/EmbeddedFiles << /Names \[\s*\] >>\s*>>`)
	fontObject = regexp.MustCompile(`/Subtype /Type0[\s\S]*?/ToUnicode (\d+) 0 R`)
)

// Bytes finishes the document. It may be called once.
func (d *Doc) Bytes() ([]byte, error) {
	var raw bytes.Buffer
	if err := d.Output(&raw); err != nil {
		return nil, err
	}
	f := finish{doc: d, annots: map[int][]string{}}
	var err error
	if f.objects, f.root, f.info, err = parse(raw.Bytes()); err != nil {
		return nil, err
	}
	for n := 1; n < len(f.objects); n++ { // fpdf writes pages in order
		if pageObject.Match(f.objects[n]) {
			f.pages = append(f.pages, n)
		}
	}
	f.number()
	f.seal()
	f.annotations()
	f.tree()
	f.attachPages()
	f.attachFiles()
	f.metadata()
	f.form()
	f.colours()
	f.unicode()
	f.close()
	out := f.write(f.root, f.info)
	if d.Seal != nil {
		return d.Seal.fill(out)
	}
	return out, nil
}

// seal adds the field of the seal, which has no place on the page.
func (f *finish) seal() {
	s := f.doc.Seal
	if s == nil {
		return
	}
	form := &Elem{typ: "Form", parent: f.doc.root, alt: s.Said}
	a := &annotation{page: 1, owner: form, obj: f.alloc(), key: f.key}
	dict := f.alloc()
	form.obj = f.alloc()
	f.key++
	form.kids = []any{a}
	f.doc.root.kids = append(f.doc.root.kids, form)
	f.set(a.obj, "<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/TU %s/F 132/Rect[0 0 0 0]/P %d 0 R/StructParent %d/V %d 0 R>>", sealField, text(s.Said), f.pages[0], a.key, dict)
	f.set(dict, "%s", s.dictionary())
	f.place(a)
}

// place lists an annotation on its page and in the parent tree.
func (f *finish) place(a *annotation) {
	f.placed = append(f.placed, a)
	f.annots[a.page] = append(f.annots[a.page], fmt.Sprintf("%d 0 R", a.obj))
}

func (f *finish) annotations() {
	for _, l := range f.doc.links {
		f.set(l.obj, "<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/Contents %s/StructParent %d/A<</S/URI/URI(%s)>>>>",
			l.rect(), text(l.contents), l.key, escape(l.uri))
		f.place(&l.annotation)
	}
	for _, x := range f.doc.fields {
		f.stream(x.appearance, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources<<>>", x.w, x.h), nil)
		f.set(x.obj, "<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/TU %s/F 4/Rect[%s]/P %d 0 R/AP<</N %d 0 R>>/StructParent %d>>",
			escape(x.name), text(x.said), x.rect(), f.pages[x.page-1], x.appearance, x.key)
		f.place(&x.annotation)
		f.fields = append(f.fields, fmt.Sprintf("%d 0 R", x.obj))
	}
}

// attachPages ties the pages to the parent tree and to their annotations.
func (f *finish) attachPages() {
	for i, n := range f.pages {
		more := fmt.Sprintf("<</Type /Page\n/StructParents %d/Tabs/S", i)
		if a := f.annots[i+1]; a != nil {
			more += "/Annots[" + strings.Join(a, " ") + "]"
		}
		f.objects[n] = bytes.Replace(f.objects[n], []byte("<</Type /Page"), []byte(more), 1)
	}
}

func (f *finish) attachFiles() {
	var associated, names []string
	for _, file := range f.doc.files {
		data, spec := f.alloc(), f.alloc()
		f.stream(data, fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Params<</Size %d/ModDate %s>>", strings.ReplaceAll(file.MIME, "/", "#2F"), len(file.Data), date(file.Mod)), file.Data)
		f.set(spec, "<</Type/Filespec/F(%s)/UF %s/Desc %s/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>>>", escape(file.Name), text(file.Name), text(file.Desc), file.Relationship, data, data)
		associated = append(associated, fmt.Sprintf("%d 0 R", spec))
		names = append(names, fmt.Sprintf("(%s) %d 0 R", escape(file.Name), spec))
	}
	sort.Strings(names)
	if len(associated) > 0 {
		fmt.Fprintf(&f.catalogue, "/AF[%s]/Names<</EmbeddedFiles<</Names[%s]>>>>", strings.Join(associated, " "), strings.Join(names, " "))
	}
}

// form lists the signature fields, the seal's last.
func (f *finish) form() {
	fields, flags := f.fields, 0
	if f.doc.Seal != nil {
		fields, flags = append(fields, fmt.Sprintf("%d 0 R", f.placed[0].obj)), 3
	}
	if len(fields) > 0 {
		fmt.Fprintf(&f.catalogue, "/AcroForm<</SigFlags %d/Fields[%s]>>", flags, strings.Join(fields, " "))
	}
}

// colours says what the colours mean.
func (f *finish) colours() {
	n := f.alloc()
	f.stream(n, "/N 3/Filter/FlateDecode", profile())
	fmt.Fprintf(&f.catalogue, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]", n)
}

// unicode replaces fpdf's Unicode maps, each one range across the high byte,
// which readers may not take for characters above U+00FF.
func (f *finish) unicode() {
	for n := 1; n < len(f.objects); n++ {
		if m := fontObject.FindSubmatch(f.objects[n]); m != nil {
			t, _ := strconv.Atoi(string(m[1]))
			f.stream(t, "/Filter/FlateDecode", unicodeMap())
		}
	}
}

// close puts everything into the catalogue.
func (f *finish) close() {
	dict := emptyNames.ReplaceAll(f.objects[f.root], nil)
	i := bytes.LastIndex(dict, []byte(">>"))
	f.objects[f.root] = append(append(append([]byte{}, dict[:i]...), f.catalogue.String()...), dict[i:]...)
}
