package scoring

import (
	"cmp"
	"slices"

	"maturita/survey"
)

// Questions with s from strongFrom are strengths, up to weakUpTo gaps.
var (
	strongFrom = fraction{num: 3, den: 4}
	weakUpTo   = fraction{num: 1, den: 2}
)

// Highlights picks at most n strengths and n gaps among the questions that
// count, always the same for the same answers. Strengths have s ≥ 3/4: the
// highest s first, then the larger share of the overall, then reading order.
// Gaps have s ≤ 1/2: those first that cost the overall most, share · (1 − s),
// then reading order. The share is the re-normalised weight (SCORING.md §7); a
// question of an area that is not assessable has none.
func (m *Model) Highlights(answers survey.Answers, n int) (strengths, gaps []QuestionScore) {
	type highlight struct {
		*reply
		s, share, cost fraction
	}
	var strong, weak []highlight
	e := m.evaluate(answers)
	for i := range e.replies {
		r := &e.replies[i]
		if !r.counts() {
			continue
		}
		h := highlight{reply: r, s: r.s(), share: e.share(r)}
		h.cost = h.share.mul(whole(1).sub(h.s))
		if h.s.cmp(strongFrom) >= 0 {
			strong = append(strong, h)
		}
		if h.s.cmp(weakUpTo) <= 0 {
			weak = append(weak, h)
		}
	}
	slices.SortFunc(strong, func(a, b highlight) int {
		return cmp.Or(b.s.cmp(a.s), b.share.cmp(a.share), a.place-b.place)
	})
	slices.SortFunc(weak, func(a, b highlight) int {
		return cmp.Or(b.cost.cmp(a.cost), a.place-b.place)
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
