package pdf

import "bytes"

// Revision is one incremental update: the objects that it writes, each of which
// its cross-reference table or stream lists, and nothing else.
type Revision struct {
	Objects   map[int]*Indirect
	Trailer   Dict
	StartXref int
	End       int // after its %%EOF
	Rest      int // after the white space that follows
}

// Revisions reads what was added to an original file. Each byte of it belongs to
// an object that is listed, to the list, or to white space and comments; each
// revision goes on from the one before. ErrSyntax for anything else,
// ErrEncrypted for a revision that says that the file is encrypted, ErrComplex
// above the limits.
func (b *Base) Revisions(file []byte) ([]*Revision, error) {
	l := &lexer{file, b.Size, b.budget}
	previous := b.StartXref
	var all []*Revision
	for l.space(); l.at < len(file); l.space() {
		if len(all) == maxRevisions {
			return nil, ErrComplex
		}
		r := &reviser{lexer: l, previous: previous, xref: -1, rev: &Revision{Objects: map[int]*Indirect{}}}
		if err := r.read(); err != nil {
			return nil, err
		}
		all, previous = append(all, r.rev), r.rev.StartXref
	}
	return all, nil
}

// space passes white space alone.
func (l *lexer) space() {
	for l.at < len(l.file) && isSpace(l.file[l.at]) {
		l.at++
	}
}

// reviser reads one revision.
type reviser struct {
	*lexer
	previous int // where the revision before has its cross-reference
	rev      *Revision
	entries  []entry
	xref     int       // where it stands, -1 = not read yet
	stream   *Indirect // that holds it, nil when it is a table
}

func (r *reviser) read() error {
	for {
		c := r.peek()
		begin := r.at
		switch {
		case c >= '0' && c <= '9' && r.xref < 0:
			if err := r.object(); err != nil {
				return err
			}
		case r.xref < 0 && r.keyword("xref"):
			var err error
			if r.entries, r.rev.Trailer, err = r.table(); err != nil {
				return err
			}
			r.xref = begin
		case r.xref >= 0 && r.keyword("startxref"):
			return r.end()
		default:
			return ErrSyntax
		}
	}
}

func (r *reviser) object() error {
	o, err := r.indirect()
	if err != nil {
		return err
	}
	if r.rev.Objects[o.Number] != nil {
		return ErrSyntax
	}
	r.rev.Objects[o.Number] = o
	if o.Stream && o.Dict()["Type"] == Name("XRef") {
		r.xref, r.stream, r.rev.Trailer = o.Begin, o, o.Dict()
		r.entries, err = tableStream(o, r.budget)
	}
	return err
}

// end reads "N %%EOF" and holds the whole together.
func (r *reviser) end() error {
	var ok bool
	if r.rev.StartXref, ok = r.integer(); !ok || r.rev.StartXref != r.xref {
		return ErrSyntax
	}
	r.space()
	if !bytes.HasPrefix(r.file[r.at:], []byte("%%EOF")) {
		return ErrSyntax
	}
	r.at += len("%%EOF")
	r.rev.End = r.at
	r.space()
	r.rev.Rest = r.at
	switch t := r.rev.Trailer; {
	case t["Encrypt"] != nil:
		return ErrEncrypted
	case t["Prev"] != Int(r.previous) || t["XRefStm"] != nil:
		return ErrSyntax
	}
	return r.listed()
}

// listed checks that the objects and their list agree, and unpacks object
// streams.
func (r *reviser) listed() error {
	plain, packed := map[int]bool{}, map[int][]entry{}
	for _, e := range r.entries {
		if e.packed {
			packed[e.stream] = append(packed[e.stream], e)
			continue
		}
		o := r.rev.Objects[e.number]
		if plain[e.number] || o == nil || o.Begin != e.offset || o.Generation != e.generation {
			return ErrSyntax
		}
		plain[e.number] = true
	}
	var streams []*Indirect
	for n, o := range r.rev.Objects {
		if !plain[n] && o != r.stream {
			return ErrSyntax
		}
		if ref, ok := o.Dict()["Length"].(Ref); ok && o.Stream {
			if length := r.rev.Objects[ref.Number]; length == nil || !lengthFits(o, length.Value) {
				return ErrSyntax
			}
		}
		if o.Stream && o.Dict()["Type"] == Name("ObjStm") {
			streams = append(streams, o)
		}
	}
	if len(streams) != len(packed) {
		return ErrSyntax
	}
	for _, o := range streams {
		if err := r.unpack(o, packed[o.Number]); err != nil {
			return err
		}
	}
	return nil
}

// unpack reads an object stream, all of whose objects are listed.
func (r *reviser) unpack(o *Indirect, entries []entry) error {
	d := o.Dict()
	count, ok1 := d["N"].(Int)
	first, ok2 := d["First"].(Int)
	if !ok1 || !ok2 || d["Extends"] != nil || int(count) != len(entries) {
		return ErrSyntax
	}
	raw, err := o.decoded(r.budget)
	if err != nil {
		return err
	}
	if first < 0 || int(first) > len(raw) {
		return ErrSyntax
	}
	index := map[int]int{}
	for _, e := range entries {
		if _, twice := index[e.index]; twice {
			return ErrSyntax
		}
		index[e.index] = e.number
	}
	head, body := &lexer{raw[:first], 0, r.budget}, &lexer{raw, int(first), r.budget}
	for i := range int(count) {
		number, ok1 := head.integer()
		offset, ok2 := head.integer()
		listed, ok3 := index[i]
		before := body.at
		body.skip()
		if at := int(first) + offset; !ok1 || !ok2 || !ok3 || listed != number || at < before || at > body.at || r.rev.Objects[number] != nil {
			return ErrSyntax
		}
		v, err := body.value(0)
		if err != nil {
			return err
		}
		r.rev.Objects[number] = &Indirect{Ref: Ref{number, 0}, Value: v, Span: o.Span, Packed: true}
	}
	if body.peek() != 0 {
		return ErrSyntax
	}
	return nil
}
