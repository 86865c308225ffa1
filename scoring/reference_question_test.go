package scoring_test

import (
	"math/big"

	"maturita/survey"
)

// Why a question does not count.
const (
	isOffPath      = "off-path"
	isNotScored    = "not-scored"
	isUnanswered   = "unanswered"
	isInapplicable = "not-applicable"
	isWeightless   = "weightless" // of a matrix only rows without weight apply
)

// worth is what one question is worth (SCORING.md §4).
type worth struct {
	excluded     string   // why it does not count; then nothing else is set
	earned, best *big.Rat // earned is clamped
	s            *big.Rat
	applicable   *big.Rat // part of a matrix's row weight that applies, else 1
}

// scored reports whether a question can have a score at all.
func scored(q survey.Question) bool {
	switch q.Type {
	case survey.Single, survey.Scale, survey.Multiple, survey.Matrix:
		return q.Scored
	case survey.Number:
		return q.Scored && len(q.Bands) > 0
	}
	return false
}

func (r *reference) worth(q survey.Question) worth {
	a := r.answers[q.ID]
	switch {
	case !r.on[q.ID]:
		return worth{excluded: isOffPath}
	case !scored(q):
		return worth{excluded: isNotScored}
	case !r.answered(q) && !(q.Optional && q.UnansweredZero):
		return worth{excluded: isUnanswered}
	case r.inapplicable(q):
		return worth{excluded: isInapplicable}
	}
	earned := whole(0)
	if r.answered(q) {
		earned = earnedBy(q, a)
	} else {
		a = survey.Answer{} // of a matrix begun, all rows count
	}
	w := worth{best: bestOf(q, a), applicable: whole(1)}
	if w.best.Sign() <= 0 {
		return worth{excluded: isWeightless}
	}
	w.earned = least(most(earned, q.Floor.Rat()), w.best)
	w.s = over(w.earned, w.best)
	if q.Type == survey.Matrix {
		w.applicable = over(rowWeight(q, a), rowWeight(q, survey.Answer{}))
	}
	return w
}
