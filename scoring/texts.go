package scoring

import "strconv"

// texts keeps the texts of one result in one buffer and the strings that lie in
// it in one list, however many there are; both are the result's own. The strings
// are there once it is finished.
type texts struct {
	strings []string
	buffer  []byte // what is written so far
	ends    []int  // of the texts in it
	one     *string
}

// start makes room for at most so many texts.
func (t *texts) start(n int) {
	t.strings, t.buffer, t.ends = make([]string, n), t.buffer[:0], t.ends[:0]
	t.one = nil
}

// keep takes what was written since the last text.
func (t *texts) keep() *string {
	t.ends = append(t.ends, len(t.buffer))
	return &t.strings[len(t.ends)-1]
}

// finish gives the strings their texts.
func (t *texts) finish() {
	all, from := string(t.buffer), 0
	for i, end := range t.ends {
		t.strings[i] = all[from:end]
		from = end
	}
	t.strings, t.one = nil, nil
}

// exact writes a fraction in lowest terms, nil for none.
func (t *texts) exact(x fraction) *string {
	if x.none() {
		return nil
	}
	t.buffer = x.appendTo(t.buffer)
	return t.keep()
}

// lowest writes a fraction that is in lowest terms, nil for none.
func (t *texts) lowest(x fraction) *string {
	if x.none() {
		return nil
	}
	t.buffer = x.appendParts(t.buffer)
	return t.keep()
}

// coverage writes a share, that of all but once.
func (t *texts) coverage(x fraction) *string {
	if !x.isOne() {
		return t.exact(x)
	}
	if t.one == nil {
		t.one = t.exact(whole(1))
	}
	return t.one
}

// score writes a score as the version shows it.
func (t *texts) score(s *scale, exact, earned, best fraction, bounds []bound) *string {
	t.buffer = s.appendTo(t.buffer, exact, earned, best, bounds)
	return t.keep()
}

// whole writes a number without a denominator.
func (t *texts) whole(n int) *string {
	t.buffer = strconv.AppendInt(t.buffer, int64(n), 10)
	return t.keep()
}
