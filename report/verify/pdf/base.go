package pdf

import "bytes"

// Base is an original file: one revision with a cross-reference table, as
// reports are written.
type Base struct {
	Objects   map[int]*Indirect
	Trailer   Dict
	StartXref int
	Size      int // of the file, in bytes

	budget *budget
}

// ReadBase reads an original file.
func ReadBase(file []byte) (*Base, error) {
	b := &Base{Objects: map[int]*Indirect{}, Size: len(file), budget: newBudget()}
	at := bytes.LastIndex(file, []byte("startxref"))
	if at < 0 {
		return nil, ErrSyntax
	}
	l := &lexer{file, at + len("startxref"), b.budget}
	var ok bool
	if b.StartXref, ok = l.integer(); !ok || b.StartXref >= len(file) {
		return nil, ErrSyntax
	}
	l.at = b.StartXref
	if !l.keyword("xref") {
		return nil, ErrSyntax
	}
	entries, trailer, err := l.table()
	if err != nil {
		return nil, err
	}
	if b.Trailer = trailer; trailer["Prev"] != nil || trailer["Encrypt"] != nil {
		return nil, ErrSyntax
	}
	for _, e := range entries {
		l.at = min(e.offset, len(file))
		o, err := l.indirect()
		if err != nil {
			return nil, err
		}
		if o.Number != e.number {
			return nil, ErrSyntax
		}
		b.Objects[o.Number] = o
	}
	return b, nil
}
