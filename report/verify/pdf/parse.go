package pdf

import (
	"bytes"
	"strings"
)

// value reads an object that is not indirect.
func (l *lexer) value(depth int) (Object, error) {
	if err := l.spend(); err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, ErrComplex
	}
	switch c := l.peek(); {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literalString()
	case c == '[':
		return l.array(depth)
	case c == '<' && l.at+1 < len(l.file) && l.file[l.at+1] == '<':
		return l.dict(depth, nil)
	case c == '<':
		return l.hexString()
	}
	return l.plain()
}

// plain reads a number, a reference, a truth value or null.
func (l *lexer) plain() (Object, error) {
	begin := l.at
	if number, ok := l.integer(); ok {
		after := l.at
		if generation, ok := l.integer(); ok && l.keyword("R") {
			return Ref{number, generation}, nil
		}
		l.at = after
		return Int(number), nil
	}
	l.at = begin
	switch w := l.word(); {
	case w == "true" || w == "false":
		return w == "true", nil
	case w == "null":
		return nil, nil
	case w != "" && strings.Trim(w, "+-.0123456789") == "":
		return Real(w), nil
	}
	return nil, ErrSyntax
}

func (l *lexer) array(depth int) (Object, error) {
	l.at++
	all := Array{}
	for l.peek() != ']' {
		one, err := l.value(depth + 1)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	l.at++
	return all, nil
}

// dict reads a dictionary. The same key twice is refused: readers differ in
// which one counts.
func (l *lexer) dict(depth int, spans map[Name]Span) (Object, error) {
	l.at += 2
	all := Dict{}
	for l.peek() != '>' {
		if l.peek() != '/' {
			return nil, ErrSyntax
		}
		key, err := l.name()
		if err != nil {
			return nil, err
		}
		if _, twice := all[key]; twice {
			return nil, ErrSyntax
		}
		l.skip()
		begin := l.at
		if all[key], err = l.value(depth + 1); err != nil {
			return nil, err
		}
		if spans != nil {
			spans[key] = Span{begin, l.at}
		}
	}
	if !bytes.HasPrefix(l.file[l.at:], []byte(">>")) {
		return nil, ErrSyntax
	}
	l.at += 2
	return all, nil
}

// indirect reads "n g obj … endobj". The length of a stream that stands in
// another object is taken from the file and left for the caller to compare.
func (l *lexer) indirect() (*Indirect, error) {
	if l.budget.objects--; l.budget.objects < 0 {
		return nil, ErrComplex
	}
	l.skip()
	o := &Indirect{Span: Span{Begin: l.at}, Spans: map[Name]Span{}}
	var ok1, ok2 bool
	o.Number, ok1 = l.integer()
	o.Generation, ok2 = l.integer()
	if !ok1 || !ok2 || !l.keyword("obj") {
		return nil, ErrSyntax
	}
	var err error
	if l.peek() == '<' && bytes.HasPrefix(l.file[l.at:], []byte("<<")) {
		o.Value, err = l.dict(0, o.Spans)
	} else {
		o.Value, err = l.value(0)
	}
	if err != nil {
		return nil, err
	}
	if l.keyword("stream") {
		if err := l.stream(o); err != nil {
			return nil, err
		}
	}
	if !l.keyword("endobj") {
		return nil, ErrSyntax
	}
	o.End = l.at
	return o, nil
}

// stream reads the data after the word stream.
func (l *lexer) stream(o *Indirect) error {
	if bytes.HasPrefix(l.file[l.at:], []byte("\r\n")) {
		l.at += 2
	} else if bytes.HasPrefix(l.file[l.at:], []byte("\n")) {
		l.at++
	} else {
		return ErrSyntax
	}
	length := -1
	switch n := o.Dict()["Length"].(type) {
	case Int:
		length = int(n)
	case Ref:
		length = bytes.Index(l.file[l.at:], []byte("endstream"))
	}
	if length < 0 || length > len(l.file)-l.at {
		return ErrSyntax
	}
	o.Stream, o.Data = true, l.file[l.at:l.at+length]
	l.at += length
	// Nothing but the end of a line may stand between the data and its end.
	for range 2 {
		if l.at < len(l.file) && (l.file[l.at] == '\r' || l.file[l.at] == '\n') {
			l.at++
		}
	}
	if !bytes.HasPrefix(l.file[l.at:], []byte("endstream")) {
		return ErrSyntax
	}
	l.at += len("endstream")
	return nil
}

// lengthFits reports whether a length that stands in another object is that of
// the data, which may have the end of a line after it.
func lengthFits(o *Indirect, length Object) bool {
	n, ok := length.(Int)
	rest := len(o.Data) - int(n)
	return ok && rest >= 0 && rest <= 2 && len(bytes.Trim(o.Data[int(n):], "\r\n")) == 0
}
