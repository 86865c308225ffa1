package scoring

import (
	"slices"

	"maturita/survey"
)

// sets visits the sets of exactly n moves in an area that takes the lowest or
// highest score, or stages, with the area's score after them. It leaves out sets
// with a move without which the area comes to the same, and those with the same
// effect on every question's score as one before them.
func (a *assessed) sets(moves []*move, n int, visit func(moves []*move, after fraction)) {
	switch a.Aggregate {
	case survey.Minimum:
		a.setsFromBelow(moves, n, visit)
	case survey.Maximum:
		if n == 1 {
			for _, mv := range moves {
				if after := mv.raised.quo(mv.best).percent(); after.cmp(a.exact) > 0 {
					visit([]*move{mv}, after)
				}
			}
		}
	case survey.Stages:
		a.setsByStage(moves, n, visit)
	}
}

// setsFromBelow raises the n lowest questions, and no other: a lowest score rises
// only when all questions below it do.
func (a *assessed) setsFromBelow(moves []*move, n int, visit func([]*move, fraction)) {
	var counting []*reply
	for i := range a.replies {
		if r := &a.replies[i]; r.counts() {
			counting = append(counting, r)
		}
	}
	slices.SortStableFunc(counting, func(x, y *reply) int { return x.s().cmp(y.s()) })
	if n > len(counting) {
		return
	}
	ceiling := whole(1)
	if n < len(counting) {
		ceiling = counting[n].s()
	}
	if ceiling.cmp(counting[n-1].s()) == 0 && n < len(counting) {
		return // of equal ones all or none
	}
	var chosen []*move
	var raise func(i int, lowest fraction)
	raise = func(i int, lowest fraction) {
		if i == n {
			if after := lowest.percent(); after.cmp(a.exact) > 0 {
				visit(slices.Clone(chosen), after)
			}
			return
		}
		for _, mv := range moves {
			if mv.place == counting[i].place {
				chosen = append(chosen, mv)
				raise(i+1, least(lowest, mv.raised.quo(mv.best)))
				chosen = chosen[:i]
			}
		}
	}
	raise(0, ceiling)
}

// outcome is the first in reading order of the sets of one size that bring an area
// to one score.
type outcome struct {
	after fraction
	moves []*move // in reading order
}

// outcomes lists what sets of exactly n moves bring an area to.
func (a *assessed) outcomes(moves []*move, n int) []outcome {
	var list []outcome
	a.sets(moves, n, func(set []*move, after fraction) { list = keep(list, set, after) })
	return list
}

// keep adds an outcome, or replaces a later set of the same one. The list ascends.
func keep(list []outcome, set []*move, after fraction) []outcome {
	i, known := slices.BinarySearchFunc(list, after, func(o outcome, x fraction) int { return o.after.cmp(x) })
	if !known {
		return slices.Insert(list, i, outcome{after, inOrder(set)})
	}
	if set = inOrder(set); before(set, list[i].moves) {
		list[i].moves = set
	}
	return list
}
