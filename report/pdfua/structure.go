package pdfua

import (
	"fmt"
	"strings"
)

// number gives every element, link and field its object, and every annotation its
// key in the parent tree.
func (f *finish) number() {
	f.rootObj, f.parentObj = f.alloc(), f.alloc()
	var walk func(e *Elem)
	walk = func(e *Elem) {
		e.obj = f.alloc()
		for _, k := range e.kids {
			if c, ok := k.(*Elem); ok {
				walk(c)
			}
		}
	}
	walk(f.doc.root)
	f.key = len(f.pages)
	next := func(a *annotation) {
		a.obj, a.key = f.alloc(), f.key
		f.key++
	}
	for _, l := range f.doc.links {
		next(&l.annotation)
	}
	for _, x := range f.doc.fields {
		next(&x.annotation)
		x.appearance = f.alloc()
	}
}

// element writes an element and what is in it.
func (f *finish) element(e *Elem, parent int) {
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
	page := 0
	for _, k := range e.kids {
		if m, ok := k.(mcr); ok {
			page = f.pages[m.page-1]
			break
		}
	}
	if page != 0 {
		fmt.Fprintf(&b, "/Pg %d 0 R", page)
	}
	b.WriteString("/K[")
	for _, k := range e.kids {
		b.WriteString(f.kid(k, page))
	}
	b.WriteString("]>>")
	f.set(e.obj, "%s", b.String())
	for _, k := range e.kids {
		if c, ok := k.(*Elem); ok {
			f.element(c, e.obj)
		}
	}
}

// kid refers to what is in an element whose own page is given.
func (f *finish) kid(k any, page int) string {
	switch k := k.(type) {
	case *Elem:
		return fmt.Sprintf("%d 0 R ", k.obj)
	case *annotation:
		return fmt.Sprintf("<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", k.obj, f.pages[k.page-1])
	case mcr:
		if f.pages[k.page-1] == page {
			return fmt.Sprintf("%d ", k.mcid)
		}
		return fmt.Sprintf("<</Type/MCR/Pg %d 0 R/MCID %d>>", f.pages[k.page-1], k.mcid)
	}
	return ""
}

// tree writes the structure tree and the parent tree, which lists by page what
// each marked piece belongs to, then the annotations.
func (f *finish) tree() {
	f.element(f.doc.root, f.rootObj)
	var nums strings.Builder
	for i := range f.pages {
		fmt.Fprintf(&nums, "%d[", i)
		if i < len(f.doc.parents) {
			for _, e := range f.doc.parents[i] {
				fmt.Fprintf(&nums, "%d 0 R ", e.obj)
			}
		}
		nums.WriteString("]")
	}
	for _, a := range f.placed {
		fmt.Fprintf(&nums, "%d %d 0 R ", a.key, a.owner.obj)
	}
	f.set(f.parentObj, "<</Nums[%s]>>", nums.String())
	f.set(f.rootObj, "<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>", f.doc.root.obj, f.parentObj, f.key)
}
