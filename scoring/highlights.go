package scoring

import (
	"cmp"
	"math/big"
	"slices"

	"maturita/survey"
)

// Questions with s from strongFrom are strengths, up to weakUpTo gaps.
var (
	strongFrom = big.NewRat(3, 4)
	weakUpTo   = big.NewRat(1, 2)
)

// Highlights picks at most n strengths and n gaps among the questions that
// count, always the same for the same answers. Strengths have s ≥ 3/4: the
// highest s first, then the larger share of the overall, then reading order.
// Gaps have s ≤ 1/2: those first that cost the overall most, share · (1 − s),
// then reading order. The share is the re-normalised weight (SCORING.md §7); a
// question of an area that is not assessable has none.
func (m *Model) Highlights(answers survey.Answers, n int) (strengths, gaps []QuestionScore) {
	type highlight struct {
		*scored
		share, cost *big.Rat
	}
	var strong, weak []highlight
	e := m.evaluate(answers)
	for i := range e.areas {
		for _, q := range e.areas[i].counting {
			h := highlight{scored: q, share: e.share(&e.areas[i], q)}
			h.cost = new(big.Rat).Mul(h.share, new(big.Rat).Sub(big.NewRat(1, 1), q.s))
			if q.s.Cmp(strongFrom) >= 0 {
				strong = append(strong, h)
			}
			if q.s.Cmp(weakUpTo) <= 0 {
				weak = append(weak, h)
			}
		}
	}
	slices.SortFunc(strong, func(a, b highlight) int {
		return cmp.Or(b.s.Cmp(a.s), b.share.Cmp(a.share), a.order-b.order)
	})
	slices.SortFunc(weak, func(a, b highlight) int {
		return cmp.Or(b.cost.Cmp(a.cost), a.order-b.order)
	})
	first := func(all []highlight) []QuestionScore {
		scores := []QuestionScore{}
		for _, h := range all[:min(max(n, 0), len(all))] {
			scores = append(scores, h.public())
		}
		return scores
	}
	return first(strong), first(weak)
}

// share is the part of the overall that a question that counts stands for. With
// weighted means it is exact: the shares of all questions sum to 1. Where an
// area or the overall takes the lowest or highest score, or stages, weights
// stand in.
func (e *evaluation) share(a *assessed, q *scored) *big.Rat {
	if a.state != Assessable {
		return new(big.Rat)
	}
	if e.model.questionnaire.Overall.Aggregate == survey.Sum {
		return new(big.Rat).Quo(q.best, e.best)
	}
	var areas, within big.Rat
	for i := range e.areas {
		if e.areas[i].state == Assessable {
			areas.Add(&areas, e.areas[i].weight)
		}
	}
	for _, other := range a.counting {
		within.Add(&within, other.weight)
	}
	inArea := ratio(q.weight, &within)
	if a.Aggregate == survey.Sum {
		inArea = ratio(q.best, a.best)
	}
	return inArea.Mul(inArea, ratio(a.weight, &areas))
}

// ratio is a/b, 0 when b is.
func ratio(a, b *big.Rat) *big.Rat {
	if b.Sign() == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Quo(a, b)
}
