package scoring

import (
	"slices"

	"maturita/survey"
)

// summit is at least what moves bring an area to that takes the lowest or highest
// score, or stages.
func (s *search) summit(a *assessed) fraction {
	best := make([]fraction, len(a.replies)) // s of each question after its best move
	for i := range a.replies {
		if r := &a.replies[i]; r.counts() {
			best[i] = r.s()
		}
	}
	for i := range s.moves {
		if mv := &s.moves[i]; mv.area == a.ID && mv.raises() {
			best[mv.place-a.first] = most(best[mv.place-a.first], mv.raised.quo(mv.best))
		}
	}
	switch a.Aggregate {
	case survey.Maximum:
		highest := a.exact
		for _, x := range best {
			if !x.none() {
				highest = most(highest, x.percent())
			}
		}
		return highest
	case survey.Minimum:
		return most(a.exact, a.lifted(best).percent())
	}
	return hundred
}

// lifted is at least the lowest s after three moves: that of the fourth lowest
// question, and of each of the three below it what its best move comes to.
func (a *assessed) lifted(best []fraction) fraction {
	var counting []int
	for i := range a.replies {
		if a.replies[i].counts() {
			counting = append(counting, i)
		}
	}
	slices.SortStableFunc(counting, func(i, j int) int { return a.replies[i].s().cmp(a.replies[j].s()) })
	lowest := whole(1)
	for n, i := range counting {
		if n == mostMoves {
			return least(lowest, a.replies[i].s())
		}
		lowest = least(lowest, best[i])
	}
	return lowest
}
