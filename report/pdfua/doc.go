// Package pdfua is a thin tagging layer over fpdf: it wraps drawing calls in
// marked content, keeps the structure tree, and rewrites fpdf's output into a
// document made as PDF/A-3a and PDF/UA-1. The same calls give the same bytes.
package pdfua

import (
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Meta is what a document says of itself, in the document information and in
// XMP alike. Date is when it was made, and all that it knows of time.
type Meta struct {
	Title, Author, Subject, Keywords, Creator, Producer string
	Lang                                                string // BCP 47
	Date                                                time.Time
}

// Doc is a document being drawn, in millimetres on A4. Everything drawn must
// stand inside Mark, Figure or Artifact.
type Doc struct {
	*fpdf.Fpdf
	Meta Meta
	Seal *Seal // nil for none

	root, cur *Elem
	parents   [][]*Elem // by page and number, what a marked piece belongs to
	links     []*link
	fields    []*field
	files     []File
}

// New begins a document without a page.
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

// Elem is one structure element.
type Elem struct {
	typ, alt, attr, lang string
	parent               *Elem
	kids                 []any // *Elem, mcr or *annotation
	obj                  int
}

// mcr is a piece of marked content.
type mcr struct{ page, mcid int }

// Opt sets what a structure element has beside its kind.
type Opt func(*Elem)

// Alt says an element in words.
func Alt(s string) Opt { return func(e *Elem) { e.alt = s } }

// Attr gives an element attributes, as PDF writes them.
func Attr(s string) Opt { return func(e *Elem) { e.attr = s } }

// Lang says which language an element is in.
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
