package scoring_test

import (
	"math/big"

	"maturita/scoring"
	"maturita/survey"
)

func (r *reference) indexResult(index survey.Index) scoring.Index {
	result := scoring.Index{ID: index.ID}
	x := r.index(index)
	if x == nil {
		return result
	}
	shown := r.indexDisplay(index)
	result.Exact, result.Display = text(x), &shown
	for _, band := range index.Bands {
		if meets(x, band.Bound) {
			id := band.ID
			result.Band = &id
		}
	}
	return result
}

// index is a derived figure on its own scale (SCORING.md §6), nil when nothing
// counts towards it.
func (r *reference) index(index survey.Index) *big.Rat {
	if _, ok := r.indices[index.ID]; !ok {
		r.indices[index.ID] = r.computeIndex(index)
	}
	return r.indices[index.ID]
}

func (r *reference) computeIndex(index survey.Index) *big.Rat {
	var x *big.Rat
	switch {
	case index.Minuend != "":
		a, b := r.operand(index, index.Minuend), r.operand(index, index.Subtrahend)
		if a == nil || b == nil {
			return nil
		}
		return minus(a, b)
	case len(index.Count) > 0:
		x = r.count(index.Count)
	case len(index.Sum) > 0:
		x, _ = r.terms(index.Sum)
	default:
		var weights *big.Rat
		if x, weights = r.terms(index.Mean); x != nil {
			if weights.Sign() == 0 {
				return nil
			}
			x = over(x, weights)
		}
	}
	if x != nil && index.OnHundred {
		x = times(x, whole(100))
	}
	return x
}

// operand is an index in a difference: as it is, but of a difference on 0–100 an
// index in points is brought there first.
func (r *reference) operand(difference survey.Index, id survey.IndexID) *big.Rat {
	index := r.findIndex(id)
	x := r.index(index)
	if x != nil && difference.OnHundred && !index.OnHundred {
		x = times(x, whole(100))
	}
	return x
}

// counts reports whether an index is a count, or a difference of such.
func (r *reference) counts(index survey.Index) bool {
	if index.Minuend != "" {
		return r.counts(r.findIndex(index.Minuend)) && r.counts(r.findIndex(index.Subtrahend))
	}
	return len(index.Count) > 0
}

func (r *reference) findIndex(id survey.IndexID) survey.Index {
	for _, index := range r.q.Indices {
		if index.ID == id {
			return index
		}
	}
	panic("no index " + id)
}

// count is the number of ticked options, nil when none of the questions is asked
// and answered.
func (r *reference) count(of []survey.QuestionID) *big.Rat {
	var x *big.Rat
	for _, id := range of {
		q := r.find(id)
		if !r.on[id] || !r.answered(q) || r.inapplicable(q) {
			continue
		}
		if x == nil {
			x = whole(0)
		}
		x = plus(x, whole(ticks(q, r.answers[id])))
	}
	return x
}

// terms is the weighted sum of the terms that count, and their weights; nil when
// none counts.
func (r *reference) terms(of []survey.IndexTerm) (sum, weights *big.Rat) {
	weights = whole(0)
	for _, term := range of {
		w := r.worth(r.find(term.Question))
		if w.excluded != "" {
			continue
		}
		if sum == nil {
			sum = whole(0)
		}
		value := w.s
		if term.Points {
			value = w.earned
		}
		sum, weights = plus(sum, times(term.Weight.Rat(), value)), plus(weights, term.Weight.Rat())
	}
	return sum, weights
}
