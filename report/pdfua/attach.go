package pdfua

import "time"

// File is a file that a document carries.
type File struct {
	Name, MIME, Desc string
	Relationship     string // to the document, as PDF/A-3 names it: Data, Source …
	Data             []byte
	Mod              time.Time
}

// Attach makes the document carry a file.
func (d *Doc) Attach(f File) { d.files = append(d.files, f) }
