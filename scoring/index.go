package scoring

import (
	"math/big"

	"maturita/survey"
)

// index computes the derived indices (SCORING.md §6), operands before the
// differences of them.
func (e *evaluation) index() {
	all := e.model.questionnaire.Indices
	e.indices = make([]*big.Rat, len(all))
	counting := e.counting()
	for _, i := range e.model.indexOrder {
		x := &all[i]
		switch {
		case len(x.Count) > 0:
			e.indices[i] = onScale(x, e.count(x.Count))
		case len(x.Sum) > 0:
			if m := terms(x.Sum, counting); m != nil {
				e.indices[i] = onScale(x, &m.sum)
			}
		case len(x.Mean) > 0:
			if m := terms(x.Mean, counting); m != nil {
				e.indices[i] = onScale(x, m.value())
			}
		default:
			e.indices[i] = e.difference(x)
		}
	}
}

// onScale brings a value onto the index's scale; nil stays nil.
func onScale(x *survey.Index, value *big.Rat) *big.Rat {
	if value == nil || !x.OnHundred {
		return value
	}
	return percent(value)
}

// count is the number of non-exclusive options ticked over questions; nil when
// none of them is on the path and answered.
func (e *evaluation) count(ids []survey.QuestionID) *big.Rat {
	n, asked := 0, false
	for _, id := range ids {
		if q, a, reason := e.answer(id); reason == "" {
			n, asked = n+tickedIn(q, a), true
		}
	}
	if !asked {
		return nil
	}
	return big.NewRat(int64(n), 1)
}

// terms gathers the questions that count; nil when none does.
func terms(of []survey.IndexTerm, counting map[survey.QuestionID]*scored) *mean {
	var m *mean
	for _, t := range of {
		q := counting[t.Question]
		if q == nil {
			continue
		}
		if m == nil {
			m = new(mean)
		}
		value := q.s
		if t.Points {
			value = q.earned
		}
		m.add(t.Weight.Rat(), value)
	}
	return m
}

// counting finds the questions that count by id.
func (e *evaluation) counting() map[survey.QuestionID]*scored {
	counting := map[survey.QuestionID]*scored{}
	for i := range e.areas {
		for _, q := range e.areas[i].counting {
			counting[q.ID] = q
		}
	}
	return counting
}

// difference is one index less another, as both are published; on a scale of
// 0–100 an operand in points is brought there first. It is nil when either is.
func (e *evaluation) difference(x *survey.Index) *big.Rat {
	operand := func(id survey.IndexID) *big.Rat {
		i := indexPlace(e.model.questionnaire, id)
		if e.indices[i] == nil || !x.OnHundred || e.model.questionnaire.Indices[i].OnHundred {
			return e.indices[i]
		}
		return percent(e.indices[i])
	}
	a, b := operand(x.Minuend), operand(x.Subtrahend)
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Sub(a, b)
}

func (e *evaluation) indexResult(i int) Index {
	x, value := &e.model.questionnaire.Indices[i], e.indices[i]
	r := Index{ID: x.ID}
	if value == nil {
		return r
	}
	var bounds []bound
	for _, b := range x.Bands {
		bounds = append(bounds, newBound(b.Bound))
	}
	places := e.model.questionnaire.Display.Decimals
	if e.model.whole(x) {
		places = 0
	}
	r.Exact, r.Display = text(value.String()), text(rounded(value, places, bounds))
	if b := reached(bounds, value); b >= 0 {
		band := x.Bands[b].ID
		r.Band = &band
	}
	return r
}

// whole reports whether an index can only be a whole number.
func (m *Model) whole(x *survey.Index) bool {
	if x.Minuend == "" {
		return len(x.Count) > 0
	}
	q := m.questionnaire
	return m.whole(&q.Indices[indexPlace(q, x.Minuend)]) && m.whole(&q.Indices[indexPlace(q, x.Subtrahend)])
}
