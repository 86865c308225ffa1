package scoring

import "maturita/survey"

// raiseLowest searches where the overall is the lowest area: exactly the areas of
// the goal must rise, others change nothing.
func (s *search) raiseLowest(e *evaluation, g *goal, chosen []*move, left int) {
	limit := hundred // of the areas that stay
	for i := range e.areas {
		if a := &e.areas[i]; a.state == Assessable && !g.wants(i) {
			limit = least(limit, a.exact)
		}
	}
	spare := left - len(g.areas) // moves beyond one for each
	known := make([][mostMoves]*rising, len(g.areas))
	ways := func(i, n int) *rising {
		if known[i][n-1] == nil {
			a := &e.areas[g.areas[i].place]
			r := a.risings(s.free(a, chosen), n, g.areas[i].bound)
			known[i][n-1] = &r
		}
		return known[i][n-1]
	}
	var split func(left int, parts []rising)
	split = func(left int, parts []rising) {
		if rest := len(g.areas) - len(parts); rest > 0 {
			for n := 1; n <= min(left, 1+spare); n++ {
				if rest == 1 && n < left {
					continue // all moves must find a place
				}
				if part := ways(len(parts), n); part.suffices() {
					split(left-n, append(parts[:len(parts):len(parts)], *part))
				}
			}
		} else if left == 0 {
			s.offerLowest(parts, limit, chosen)
		}
	}
	split(left, nil)
}

// wants reports whether an area must rise.
func (g *goal) wants(place int) bool {
	for i := range g.areas {
		if g.areas[i].place == place {
			return true
		}
	}
	return false
}

// rising is what sets of one size make of an area that must rise: the one with the
// lowest score that suffices, and the first in reading order whatever its score.
type rising struct {
	lowest outcome
	first  []*move // nil when none suffices, or where search finds it
	search func() []*move
}

// suffices reports whether some set does.
func (r *rising) suffices() bool { return r.lowest.moves != nil }

// earliest is the first set in reading order.
func (r *rising) earliest() []*move {
	if r.first == nil {
		return r.search()
	}
	return r.first
}

func (r *rising) add(set []*move, after fraction) {
	set = inOrder(set)
	c := -1
	if r.first != nil {
		c = after.cmp(r.lowest.after)
	}
	if c < 0 || c == 0 && before(set, r.lowest.moves) {
		r.lowest = outcome{after, set}
	}
	if r.first == nil || before(set, r.first) {
		r.first = set
	}
}

// offerLowest offers the best of all ways to choose a set for each area. One area
// alone decides how low the overall is, unless the limit does; of the others the
// first sets are taken.
func (s *search) offerLowest(parts []rising, limit fraction, chosen []*move) {
	overall := limit
	for i := range parts {
		overall = least(overall, parts[i].lowest.after)
	}
	offer := func(deciding int) {
		moves := chosen[:len(chosen):len(chosen)]
		for i := range parts {
			if i == deciding {
				moves = append(moves, parts[i].lowest.moves...)
			} else {
				moves = append(moves, parts[i].earliest()...)
			}
		}
		s.offer(overall, moves)
	}
	if overall.cmp(limit) == 0 {
		offer(-1)
		return
	}
	for i := range parts {
		if parts[i].lowest.after.cmp(overall) == 0 {
			offer(i)
		}
	}
}

// risings finds what sets of exactly n moves make of an area that must come to a
// bound.
func (a *assessed) risings(moves []*move, n int, from bound) rising {
	var r rising
	switch a.Aggregate {
	case survey.WeightedMean, survey.Sum:
		return a.sums(moves, n, from)
	default:
		a.sets(moves, n, func(set []*move, after fraction) {
			if from.metBy(after) {
				r.add(set, after)
			}
		})
	}
	return r
}

// sums is risings of an area that adds up.
func (a *assessed) sums(moves []*move, n int, from bound) rising {
	lack := from.value.sub(a.exact)
	rises, rate := []fraction{lack}, a.rates()
	for _, mv := range moves {
		rises = append(rises, rate(mv.reply).mul(mv.lift()))
	}
	r := newRuler(rises)
	var all []candidate
	for i, mv := range moves {
		all = append(all, candidate{moves: []*move{mv}, group: mv.place, gain: r.measure(rises[i+1])})
	}
	p := newPool(append([]candidate(nil), all...), r.measure(lack), from.exclusive, r)
	p.fill(n, r.zero(), nil)
	if p.best == nil {
		return rising{}
	}
	return rising{lowest: outcome{a.exact.add(r.value(p.best.gain)), p.best.moves}, search: func() []*move { return p.first(all, n) }}
}
