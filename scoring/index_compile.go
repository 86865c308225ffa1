package scoring

import "maturita/survey"

func (m *Model) newIndex(x *survey.Index) index {
	n := index{Index: x, mean: len(x.Mean) > 0, whole: wholeOnly(m.questionnaire, x)}
	for _, id := range x.Count {
		n.count = append(n.count, m.places[id])
	}
	for _, of := range [][]survey.IndexTerm{x.Sum, x.Mean} {
		for _, t := range of {
			n.terms = append(n.terms, term{m.places[t.Question], exactly(t.Weight), t.Points})
		}
	}
	if x.Minuend != "" {
		n.operands = []operand{m.newOperand(x, x.Minuend), m.newOperand(x, x.Subtrahend)}
	}
	for _, b := range x.Bands {
		n.bounds = append(n.bounds, newBound(b.Bound))
	}
	return n
}

// newOperand is an operand of the difference x: on a scale of 0–100, one in
// points is brought there first.
func (m *Model) newOperand(x *survey.Index, id survey.IndexID) operand {
	o := operand{index: indexPlace(m.questionnaire, id), factor: whole(1)}
	if x.OnHundred && !m.questionnaire.Indices[o.index].OnHundred {
		o.factor = hundred
	}
	return o
}

// wholeOnly reports whether an index can only be a whole number.
func wholeOnly(q *survey.Questionnaire, x *survey.Index) bool {
	if x.Minuend == "" {
		return len(x.Count) > 0
	}
	return wholeOnly(q, &q.Indices[indexPlace(q, x.Minuend)]) && wholeOnly(q, &q.Indices[indexPlace(q, x.Subtrahend)])
}
