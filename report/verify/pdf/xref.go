package pdf

// entry says where an object stands: at an offset, or as one of an object
// stream.
type entry struct {
	number, generation int
	offset             int // of type 1
	stream, index      int // of type 2
	packed             bool
}

// table reads a cross-reference table with its trailer; the word xref has been
// passed. Only the head of the list of free objects may be free: nothing is
// deleted by signing.
func (l *lexer) table() ([]entry, Dict, error) {
	var all []entry
	for !l.keyword("trailer") {
		first, ok1 := l.integer()
		count, ok2 := l.integer()
		if !ok1 || !ok2 || count > maxObjects {
			return nil, nil, ErrSyntax
		}
		for i := range count {
			offset, ok1 := l.integer()
			generation, ok2 := l.integer()
			kind := l.word()
			if err := l.spend(); err != nil {
				return nil, nil, err
			}
			number := first + i
			switch {
			case !ok1 || !ok2 || kind != "n" && kind != "f", kind == "f" && number != 0:
				return nil, nil, ErrSyntax
			case kind == "n":
				all = append(all, entry{number: number, generation: generation, offset: offset})
			}
		}
	}
	if l.peek() != '<' {
		return nil, nil, ErrSyntax
	}
	trailer, err := l.value(0)
	d, ok := trailer.(Dict)
	if err != nil || !ok {
		return nil, nil, ErrSyntax
	}
	return all, d, nil
}

// tableStream reads a cross-reference stream.
func tableStream(o *Indirect, b *budget) ([]entry, error) {
	raw, err := o.decoded(b)
	if err != nil {
		return nil, err
	}
	d := o.Dict()
	widths, ok := ints(d["W"])
	size, isInt := d["Size"].(Int)
	if !ok || len(widths) != 3 || !isInt {
		return nil, ErrSyntax
	}
	sections := []int{0, int(size)}
	if d["Index"] != nil {
		if sections, ok = ints(d["Index"]); !ok || len(sections)%2 != 0 {
			return nil, ErrSyntax
		}
	}
	row := 0
	for _, w := range widths {
		if w > 8 {
			return nil, ErrSyntax
		}
		row += w
	}
	var all []entry
	for ; len(sections) > 0; sections = sections[2:] {
		for i := range sections[1] {
			if row == 0 || len(raw) < row {
				return nil, ErrSyntax
			}
			one, used, err := streamEntry(sections[0]+i, raw[:row], widths)
			if err != nil {
				return nil, err
			}
			if used {
				all = append(all, one)
			}
			raw = raw[row:]
		}
	}
	if len(raw) != 0 {
		return nil, ErrSyntax
	}
	return all, nil
}

func streamEntry(number int, raw []byte, widths []int) (one entry, used bool, err error) {
	var fields [3]int
	if fields[0] = 1; widths[0] > 0 {
		fields[0] = 0
	}
	for i, w := range widths {
		for _, c := range raw[:w] {
			fields[i] = fields[i]<<8 | int(c)
		}
		raw = raw[w:]
		if fields[i] < 0 {
			return entry{}, false, ErrSyntax
		}
	}
	switch {
	case fields[0] == 0 && number == 0:
		return entry{}, false, nil
	case fields[0] == 1:
		return entry{number: number, offset: fields[1], generation: fields[2]}, true, nil
	case fields[0] == 2:
		return entry{number: number, stream: fields[1], index: fields[2], packed: true}, true, nil
	}
	return entry{}, false, ErrSyntax
}

// ints is an array of whole numbers that are not negative.
func ints(o Object) ([]int, bool) {
	a, ok := o.(Array)
	var all []int
	for _, one := range a {
		n, isInt := one.(Int)
		if !isInt || n < 0 || n > 1<<40 {
			return nil, false
		}
		all = append(all, int(n))
	}
	return all, ok
}
