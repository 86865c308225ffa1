package definition

import (
	"math/big"

	"maturita/survey"
)

// term is what one question may bring into a sum or mean; asked is false where
// no answers lead to it.
func (l *linter) term(t survey.IndexTerm) (s span, asked bool) {
	q := l.q.Question(t.Question)
	if l.deadQuestions[t.Question] {
		return span{}, false
	}
	s = questionSpan(q)
	if !t.Points {
		return s, true
	}
	top := best(q).Rat()
	if q.Type == survey.Matrix {
		var weight survey.Decimal
		for i := range q.Rows {
			weight += q.Rows[i].Weight
		}
		top.Mul(top, weight.Rat())
	}
	s = s.times(top)
	if q.RowNotApplicable { // fewer rows earn fewer points
		s.low = new(big.Rat)
	}
	return s, true
}

// mayBeExcluded reports whether a question may not count, or not be asked.
func (l *linter) mayBeExcluded(id survey.QuestionID) bool {
	i := l.search.place[id]
	q := l.search.order[i]
	return q.When != nil || l.search.areas[i].When != nil || excludable(q)
}

// excludable reports whether a question on the path may not count.
func excludable(q *survey.Question) bool {
	return q.Optional && !q.UnansweredZero || q.NotApplicable || q.RowNotApplicable
}

// operand is what an index may bring into a difference, on its scale.
func (l *linter) operand(x *survey.Index, id survey.IndexID) (span, bool) {
	s, ok := l.indexSpans[id]
	if !ok {
		s = span{new(big.Rat), new(big.Rat)}
	} else if x.OnHundred && !l.index(id).OnHundred {
		s = s.times(big.NewRat(100, 1))
	}
	return s, ok
}

// turned is a span whose ends have changed places, as a negative factor does.
func (s span) turned() span { return span{s.high, s.low} }
