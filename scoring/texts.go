package scoring

import (
	"strconv"
	"strings"
)

// texts keeps the texts of one result in one buffer and the strings that lie in
// it in one list, however many there are; both are the result's own.
type texts struct {
	buffer  strings.Builder
	strings []string
	line    [64]byte
}

// newTexts makes room for so many texts of the usual length.
func newTexts(n int) *texts {
	t := &texts{strings: make([]string, 0, n)}
	t.buffer.Grow(10 * n)
	return t
}

func (t *texts) keep(line []byte) *string {
	start := t.buffer.Len()
	t.buffer.Write(line)
	t.strings = append(t.strings, t.buffer.String()[start:])
	return &t.strings[len(t.strings)-1]
}

// exact writes a fraction in lowest terms, nil for none.
func (t *texts) exact(x fraction) *string {
	if x.none() {
		return nil
	}
	return t.keep(x.appendTo(t.line[:0]))
}

// whole writes a number without a denominator.
func (t *texts) whole(n int) *string { return t.keep(strconv.AppendInt(t.line[:0], int64(n), 10)) }
