// Package pdfua is a thin tagging layer over fpdf: it wraps drawing calls in
// marked content, keeps the structure tree, and rewrites fpdf's output into a
// PDF that claims PDF/A-3a and PDF/UA-1.
package pdfua

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"math"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
)

type mcr struct{ page, mcid int }

type Elem struct {
	typ, alt, attr, lang string
	parent               *Elem
	kids                 []any // *Elem | mcr | *link
	obj                  int
}

type link struct {
	page           int
	x, y, w, h     float64 // pt, PDF space
	uri, contents  string
	obj, structKey int
	owner          *Elem
}

type File struct {
	Name, MIME, Desc, Relationship string
	Data                           []byte
	Mod                            time.Time
}

type Meta struct {
	Title, Author, Subject, Keywords, Creator, Producer, Lang string
	Date                                                      time.Time
	DocumentID                                                string // stable id, e.g. report uuid
	Number                                                    string // of the report, for whoever looks for it in the file
}

type Doc struct {
	*fpdf.Fpdf
	Meta    Meta
	root    *Elem
	cur     *Elem
	parents [][]*Elem // page index -> mcid -> element
	links   []*link
	fields  []*field
	files   []File
	Seal    *Seal // nil for none
}

func New(m Meta) *Doc {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(m.Date)
	f.SetModificationDate(m.Date)
	f.SetLang(m.Lang)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	addFonts(f)
	d := &Doc{Fpdf: f, Meta: m, root: &Elem{typ: "Document"}}
	d.cur = d.root
	return d
}

type Opt func(*Elem)

func Alt(s string) Opt  { return func(e *Elem) { e.alt = s } }
func Attr(s string) Opt { return func(e *Elem) { e.attr = s } }
func Lang(s string) Opt { return func(e *Elem) { e.lang = s } }

// In opens a structure element, runs fn inside it, closes it.
func (d *Doc) In(typ string, fn func(), opts ...Opt) *Elem {
	e := &Elem{typ: typ, parent: d.cur}
	for _, o := range opts {
		o(e)
	}
	d.cur.kids = append(d.cur.kids, e)
	d.cur = e
	fn()
	d.cur = e.parent
	return e
}

// Mark draws content belonging to the current element. It must not span pages.
func (d *Doc) Mark(fn func()) {
	p := d.PageNo()
	for len(d.parents) < p {
		d.parents = append(d.parents, nil)
	}
	id := len(d.parents[p-1])
	d.parents[p-1] = append(d.parents[p-1], d.cur)
	d.cur.kids = append(d.cur.kids, mcr{p, id})
	d.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC\n", d.cur.typ, id))
	fn()
	d.RawWriteStr("EMC\n")
	if d.PageNo() != p {
		panic("pdfua: marked content spans pages")
	}
}

// Artifact draws decoration (rules, backgrounds, header, footer).
func (d *Doc) Artifact(props string, fn func()) {
	if props == "" {
		d.RawWriteStr("/Artifact BMC\n")
	} else {
		d.RawWriteStr("/Artifact <<" + props + ">> BDC\n")
	}
	fn()
	d.RawWriteStr("EMC\n")
}

// Link adds a tagged URI annotation over a rectangle (mm), inside the current element.
func (d *Doc) URI(x, y, w, h float64, uri, contents string) {
	k := d.GetConversionRatio()
	_, ph := d.GetPageSize()
	l := &link{page: d.PageNo(), x: x * k, y: (ph - y - h) * k, w: w * k, h: h * k, uri: uri, contents: contents, owner: d.cur}
	d.links = append(d.links, l)
	d.cur.kids = append(d.cur.kids, l)
}

func (d *Doc) Attach(f File) { d.files = append(d.files, f) }

var rePage = regexp.MustCompile(`(?m)^<</Type /Page$`)

// Bytes finishes the document.
func (d *Doc) Bytes() ([]byte, error) {
	var raw bytes.Buffer
	if err := d.Output(&raw); err != nil {
		return nil, err
	}
	src := raw.Bytes()
	objs, root, info, err := parse(src)
	if err != nil {
		return nil, err
	}
	next := len(objs) // objs[0] unused
	alloc := func() int { objs = append(objs, nil); next++; return next - 1 }
	set := func(n int, format string, a ...any) {
		objs[n] = []byte(fmt.Sprintf("%d 0 obj\n", n) + fmt.Sprintf(format, a...) + "\nendobj\n")
	}
	stream := func(n int, dict string, data []byte) {
		var b bytes.Buffer
		fmt.Fprintf(&b, "%d 0 obj\n<<%s /Length %d>>\nstream\n", n, dict, len(data))
		b.Write(data)
		b.WriteString("\nendstream\nendobj\n")
		objs[n] = b.Bytes()
	}
	// pages in order (fpdf writes them in order)
	var pages []int
	for n := 1; n < len(objs); n++ {
		if rePage.Match(objs[n]) {
			pages = append(pages, n)
		}
	}
	// structure elements
	rootObj, ptObj := alloc(), alloc()
	var walk func(e *Elem)
	walk = func(e *Elem) {
		e.obj = alloc()
		for _, k := range e.kids {
			if c, ok := k.(*Elem); ok {
				walk(c)
			}
		}
	}
	walk(d.root)
	annots := map[int][]string{}
	var sigKey int
	var sigOwner *Elem
	key := len(pages)
	for _, l := range d.links {
		l.obj, l.structKey = alloc(), key
		key++
	}
	for _, f := range d.fields {
		f.obj, f.structKey, f.appearance = alloc(), key, alloc()
		key++
	}
	var emit func(e *Elem, parent int)
	emit = func(e *Elem, parent int) {
		var b strings.Builder
		fmt.Fprintf(&b, "<</Type/StructElem/S/%s/P %d 0 R", e.typ, parent)
		if e.alt != "" {
			b.WriteString("/Alt " + text(e.alt))
		}
		if e.lang != "" {
			b.WriteString("/Lang(" + e.lang + ")")
		}
		if e.attr != "" {
			b.WriteString("/A<<" + e.attr + ">>")
		}
		pg := 0
		for _, k := range e.kids {
			if m, ok := k.(mcr); ok {
				pg = pages[m.page-1]
				break
			}
		}
		if pg != 0 {
			fmt.Fprintf(&b, "/Pg %d 0 R", pg)
		}
		b.WriteString("/K[")
		for _, k := range e.kids {
			switch k := k.(type) {
			case *Elem:
				fmt.Fprintf(&b, "%d 0 R ", k.obj)
			case mcr:
				if pages[k.page-1] == pg {
					fmt.Fprintf(&b, "%d ", k.mcid)
				} else {
					fmt.Fprintf(&b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", pages[k.page-1], k.mcid)
				}
			case *field:
				fmt.Fprintf(&b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", k.obj, pages[k.page-1])
			case *link:
				fmt.Fprintf(&b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", k.obj, pages[k.page-1])
			}
		}
		b.WriteString("]>>")
		set(e.obj, "%s", b.String())
		for _, k := range e.kids {
			if c, ok := k.(*Elem); ok {
				emit(c, e.obj)
			}
		}
	}
	var sigField, sigDict int
	if d.Seal != nil {
		sigField, sigDict = alloc(), alloc()
		form := &Elem{typ: "Form", parent: d.root, obj: alloc(), alt: d.Seal.Said}
		form.kids = []any{&link{page: 1, obj: sigField}}
		d.root.kids = append(d.root.kids, form)
		sigKey = key
		sigOwner = form
		key++
		set(sigField, "<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/TU %s/F 132/Rect[0 0 0 0]/P %d 0 R/StructParent %d/V %d 0 R>>", sealField, text(d.Seal.Said), pages[0], sigKey, sigDict)
		objs[sigDict] = []byte(fmt.Sprintf("%d 0 obj\n%s\nendobj\n", sigDict, d.Seal.dictionary()))
		annots[1] = append(annots[1], fmt.Sprintf("%d 0 R", sigField))
	}
	emit(d.root, rootObj)
	var nums strings.Builder
	for i := range pages {
		fmt.Fprintf(&nums, "%d[", i)
		if i < len(d.parents) {
			for _, e := range d.parents[i] {
				fmt.Fprintf(&nums, "%d 0 R ", e.obj)
			}
		}
		nums.WriteString("]")
	}
	if sigOwner != nil {
		defer func() { d.root.kids = d.root.kids[:len(d.root.kids)-1] }()
	}
	for _, l := range d.links {
		fmt.Fprintf(&nums, "%d %d 0 R ", l.structKey, l.owner.obj)
		set(l.obj, "<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/Contents %s/StructParent %d/A<</S/URI/URI(%s)>>>>",
			l.x, l.y, l.x+l.w, l.y+l.h, text(l.contents), l.structKey, escape(l.uri))
		annots[l.page] = append(annots[l.page], fmt.Sprintf("%d 0 R", l.obj))
	}
	var fields []string
	for _, f := range d.fields {
		fmt.Fprintf(&nums, "%d %d 0 R ", f.structKey, f.owner.obj)
		stream(f.appearance, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources<<>>", f.w, f.h), nil)
		set(f.obj, "<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/TU %s/F 4/Rect[%.2f %.2f %.2f %.2f]/P %d 0 R/AP<</N %d 0 R>>/StructParent %d>>",
			escape(f.name), text(f.said), f.x, f.y, f.x+f.w, f.y+f.h, pages[f.page-1], f.appearance, f.structKey)
		annots[f.page] = append(annots[f.page], fmt.Sprintf("%d 0 R", f.obj))
		fields = append(fields, fmt.Sprintf("%d 0 R", f.obj))
	}
	if sigOwner != nil {
		fmt.Fprintf(&nums, "%d %d 0 R ", sigKey, sigOwner.obj)
	}
	set(ptObj, "<</Nums[%s]>>", nums.String())
	set(rootObj, "<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>", d.root.obj, ptObj, key)
	for i, n := range pages {
		ins := fmt.Sprintf("<</Type /Page\n/StructParents %d/Tabs/S", i)
		if a := annots[i+1]; a != nil {
			ins += "/Annots[" + strings.Join(a, " ") + "]"
		}
		objs[n] = bytes.Replace(objs[n], []byte("<</Type /Page"), []byte(ins), 1)
	}
	// attachments
	var af, names []string
	for _, f := range d.files {
		s, fs := alloc(), alloc()
		stream(s, fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Params<</Size %d/ModDate %s>>", strings.ReplaceAll(f.MIME, "/", "#2F"), len(f.Data), date(f.Mod)), f.Data)
		set(fs, "<</Type/Filespec/F(%s)/UF %s/Desc %s/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>>>", escape(f.Name), text(f.Name), text(f.Desc), f.Relationship, s, s)
		af = append(af, fmt.Sprintf("%d 0 R", fs))
		names = append(names, fmt.Sprintf("(%s) %d 0 R", escape(f.Name), fs))
	}
	sort.Strings(names)
	// metadata
	xmpObj := alloc()
	stream(xmpObj, "/Type/Metadata/Subtype/XML", d.xmp())
	set(info, "<</Title %s/Author %s/Subject %s/Keywords %s/Creator %s/Producer %s/CreationDate %s/ModDate %s>>",
		text(d.Meta.Title), text(d.Meta.Author), text(d.Meta.Subject), text(d.Meta.Keywords), text(d.Meta.Creator), text(d.Meta.Producer), date(d.Meta.Date), date(d.Meta.Date))
	cat := fmt.Sprintf("/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>", rootObj, xmpObj)
	if len(af) > 0 {
		cat += fmt.Sprintf("/AF[%s]/Names<</EmbeddedFiles<</Names[%s]>>>>", strings.Join(af, " "), strings.Join(names, " "))
	}
	flags := 0
	if d.Seal != nil {
		fields, flags = append(fields, fmt.Sprintf("%d 0 R", sigField)), 3
	}
	if len(fields) > 0 {
		cat += fmt.Sprintf("/AcroForm<</SigFlags %d/Fields[%s]>>", flags, strings.Join(fields, " "))
	}
	icc := alloc()
	stream(icc, "/N 3/Filter/FlateDecode", profile())
	cat += fmt.Sprintf("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]", icc)
	// fpdf v0.12 always writes an empty /Names << /EmbeddedFiles ... >>
	objs[root] = reNames.ReplaceAll(objs[root], nil)
	// fpdf's ToUnicode is one range 0000-FFFF, which crosses the high byte: readers may not map codes above 00FF
	cmap := unicodeMap()
	for n := 1; n < len(objs); n++ {
		if m := reToU.FindSubmatch(objs[n]); m != nil {
			t, _ := strconv.Atoi(string(m[1]))
			stream(t, "/Filter/FlateDecode", cmap)
		}
	}
	i := bytes.LastIndex(objs[root], []byte(">>"))
	objs[root] = append(append(append([]byte{}, objs[root][:i]...), cat...), objs[root][i:]...)
	// write
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	off := make([]int, len(objs))
	for n := 1; n < len(objs); n++ {
		off[n] = out.Len()
		out.Write(objs[n])
	}
	sum := sha256.Sum256(out.Bytes())
	id := hex.EncodeToString(sum[:16])
	x := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objs))
	for n := 1; n < len(objs); n++ {
		fmt.Fprintf(&out, "%010d 00000 n \n", off[n])
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n", len(objs), root, info, id, id, x)
	if d.Seal != nil {
		return d.Seal.fill(out.Bytes())
	}
	return out.Bytes(), nil
}

var reTrailer = regexp.MustCompile(`/Size (\d+)[\s\S]*?/Root (\d+) 0 R[\s\S]*?/Info (\d+) 0 R`)

func parse(src []byte) (objs [][]byte, root, info int, err error) {
	i := bytes.LastIndex(src, []byte("startxref\n"))
	xpos, _ := strconv.Atoi(strings.Fields(string(src[i+10:]))[0])
	t := bytes.LastIndex(src, []byte("trailer"))
	m := reTrailer.FindSubmatch(src[t:])
	if m == nil {
		return nil, 0, 0, errors.New("pdfua: trailer")
	}
	size, _ := strconv.Atoi(string(m[1]))
	root, _ = strconv.Atoi(string(m[2]))
	info, _ = strconv.Atoi(string(m[3]))
	lines := strings.Split(string(src[xpos:t]), "\n")[2:]
	type oo struct{ n, off int }
	var os []oo
	for n := 1; n < size; n++ {
		o, _ := strconv.Atoi(strings.TrimLeft(lines[n][:10], "0"))
		os = append(os, oo{n, o})
	}
	sort.Slice(os, func(a, b int) bool { return os[a].off < os[b].off })
	objs = make([][]byte, size)
	for k, o := range os {
		end := xpos
		if k+1 < len(os) {
			end = os[k+1].off
		}
		objs[o.n] = src[o.off:end]
		if !bytes.HasPrefix(objs[o.n], []byte(fmt.Sprintf("%d 0 obj", o.n))) {
			return nil, 0, 0, fmt.Errorf("pdfua: object %d not at its offset", o.n)
		}
	}
	return
}

var (
	reNames = regexp.MustCompile(`/Names <<\s*/EmbeddedFiles << /Names \[\s*\] >>\s*>>`)
	reToU   = regexp.MustCompile(`/Subtype /Type0[\s\S]*?/ToUnicode (\d+) 0 R`)
)

// Both are the same for every document.
var (
	profile    = sync.OnceValue(func() []byte { return deflate(SRGB()) })
	unicodeMap = sync.OnceValue(func() []byte { return deflate(toUnicode()) })
)

func deflate(b []byte) []byte {
	var o bytes.Buffer
	w, _ := zlib.NewWriterLevel(&o, zlib.BestCompression)
	w.Write(b)
	w.Close()
	return o.Bytes()
}

func toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var hi []int
	for h := 0; h < 256; h++ {
		if h < 0xD8 || h > 0xDF {
			hi = append(hi, h)
		}
	}
	for len(hi) > 0 {
		n := min(100, len(hi))
		fmt.Fprintf(&b, "%d beginbfrange\n", n)
		for _, h := range hi[:n] {
			lo := "00"
			if h == 0 {
				lo = "01"
			}
			fmt.Fprintf(&b, "<%02X%s> <%02XFF> <%02X%s>\n", h, lo, h, h, lo)
		}
		b.WriteString("endbfrange\n")
		hi = hi[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

func date(t time.Time) string { return "(" + t.UTC().Format("D:20060102150405") + "+00'00')" }

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
}

func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

func (d *Doc) xmp() []byte {
	m, e := d.Meta, html.EscapeString
	ts := m.Date.UTC().Format("2006-01-02T15:04:05+00:00")
	s := `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + e(m.Title) + `</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>` + e(m.Author) + `</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + e(m.Subject) + `</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>` + e(m.Lang) + `</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>` + e(m.Producer) + `</pdf:Producer><pdf:Keywords>` + e(m.Keywords) + `</pdf:Keywords>
<xmp:CreatorTool>` + e(m.Creator) + `</xmp:CreatorTool><xmp:CreateDate>` + ts + `</xmp:CreateDate><xmp:ModifyDate>` + ts + `</xmp:ModifyDate><xmp:MetadataDate>` + ts + `</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:` + e(m.DocumentID) + `</xmpMM:DocumentID>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
` + strings.Repeat(strings.Repeat(" ", 99)+"\n", 20) + `<?xpacket end="w"?>`
	return []byte(s)
}

// SRGB builds a small ICC v2 sRGB display profile.
func SRGB() []byte {
	s15 := func(v float64) uint32 { return uint32(int32(math.Round(v * 65536))) }
	be := binary.BigEndian
	xyz := func(x, y, z float64) []byte {
		b := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range []float64{x, y, z} {
			b = be.AppendUint32(b, s15(v))
		}
		return b
	}
	desc := func(s string) []byte {
		b := []byte("desc\x00\x00\x00\x00")
		b = be.AppendUint32(b, uint32(len(s)+1))
		b = append(append(b, s...), 0)
		return append(b, make([]byte, 4+4+2+1+67)...)
	}
	txt := func(s string) []byte { return append(append([]byte("text\x00\x00\x00\x00"), s...), 0) }
	const n = 1024
	curve := be.AppendUint32([]byte("curv\x00\x00\x00\x00"), n)
	for i := 0; i < n; i++ {
		v := float64(i) / (n - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = be.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	type tag struct {
		sig  string
		data []byte
	}
	tags := []tag{{"desc", desc("sRGB")}, {"cprt", txt("No copyright, use freely")}, {"wtpt", xyz(0.9505, 1, 1.0891)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)}, {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}}
	head := 128 + 4 + 12*len(tags)
	var body []byte
	var table []byte
	table = be.AppendUint32(table, uint32(len(tags)))
	var lastOff, lastLen uint32
	for _, t := range tags {
		if t.data != nil {
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
			lastOff, lastLen = uint32(head+len(body)), uint32(len(t.data))
			body = append(body, t.data...)
		}
		table = append(table, t.sig...)
		table = be.AppendUint32(table, lastOff)
		table = be.AppendUint32(table, lastLen)
	}
	for len(body)%4 != 0 {
		body = append(body, 0)
	}
	h := make([]byte, 128)
	be.PutUint32(h[0:], uint32(head+len(body)))
	be.PutUint32(h[8:], 0x02100000)
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2020, 1, 1, 0, 0, 0} {
		be.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	be.PutUint32(h[68:], s15(0.9642))
	be.PutUint32(h[72:], s15(1))
	be.PutUint32(h[76:], s15(0.8249))
	return append(append(h, table...), body...)
}
