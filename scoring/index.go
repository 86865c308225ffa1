package scoring

import "maturita/survey"

// index is a derived index (SCORING.md §6) with places instead of ids. One of
// count, terms and operands is set.
type index struct {
	*survey.Index
	count    []int // questions
	terms    []term
	mean     bool // of the terms, rather than their sum
	operands []operand
	bounds   []bound // of its bands
	whole    bool    // can only be a whole number
}

// term is one question of a sum or mean.
type term struct {
	question int
	weight   fraction
	points   bool
}

// operand is one of the two indices of a difference.
type operand struct {
	index  int
	factor fraction // brings it onto the scale of the difference
}

// index computes the derived indices, operands before the differences of them.
func (e *evaluation) index() {
	for _, i := range e.model.indexOrder {
		x := &e.model.indices[i]
		var value fraction
		switch {
		case len(x.operands) > 0:
			e.indices[i] = e.difference(x.operands)
			continue
		case len(x.count) > 0:
			value = e.count(x.count)
		default:
			value = e.gather(x)
		}
		if x.OnHundred {
			value = value.percent()
		}
		e.indices[i] = value
	}
}

// count is the number of non-exclusive options ticked over questions; none when
// no question is on the path and answered.
func (e *evaluation) count(questions []int) fraction {
	n, asked := 0, false
	for _, i := range questions {
		if r := &e.replies[i]; r.given == answered {
			n, asked = n+r.ticks, true
		}
	}
	if !asked {
		return fraction{}
	}
	return whole(n)
}

// gather is the sum or mean of the questions that count; none when none does.
func (e *evaluation) gather(x *index) fraction {
	m, counting := newMean(), false
	for i := range x.terms {
		t := &x.terms[i]
		r := &e.replies[t.question]
		switch {
		case !r.counts():
			continue
		case t.points:
			m.add(t.weight, r.earned)
		default:
			m.add(t.weight, r.s())
		}
		counting = true
	}
	switch {
	case !counting:
		return fraction{}
	case x.mean:
		return m.value()
	}
	return m.sum
}

// difference is one index less another, as both are published; none when either
// is.
func (e *evaluation) difference(of []operand) fraction {
	a, b := e.indices[of[0].index], e.indices[of[1].index]
	if a.none() || b.none() {
		return fraction{}
	}
	return a.mul(of[0].factor).sub(b.mul(of[1].factor))
}
