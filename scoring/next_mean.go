package scoring

// raising is a search in which the overall rises by the sum of what is chosen: it
// is a weighted mean, or the sum of all questions' points. An area is open when
// its single moves add up in the overall; in one that is not, whole sets of moves
// are candidates.
type raising struct {
	gains
	search *search
	goal   *goal
	chosen []*move
	ruler  ruler
	pool   pool
	moves  [][]*move     // free ones of every assessable area
	sets   [][]candidate // of every area that is not open
	closed bool          // some area is not open
}

func (s *search) raiseMean(e *evaluation, g *goal, chosen []*move, left int) {
	if len(g.areas) == 0 && s.aside == 0 && s.allOpen() {
		s.raiseOpen(chosen, left)
		return
	}
	r := raising{search: s, gains: e.gains(), goal: g, chosen: chosen}
	r.prepare(left)
	if s.best != nil {
		r.pool.atMost(r.ruler, s.best.overall.sub(e.overall))
	}
	r.gates(0, left, r.ruler.zero(), nil)
	if r.pool.best != nil {
		s.offer(e.overall.add(r.ruler.value(r.pool.best.gain)), append(chosen[:len(chosen):len(chosen)], r.pool.best.moves...))
	}
}

// allOpen reports whether every area is open, and prepares a search that serves
// whatever is chosen then: what moves add does not depend on others.
func (s *search) allOpen() bool {
	if s.open == nil {
		r := &raising{search: s, gains: s.from.gains(), goal: &goal{bound: s.from.model.bounds[s.level]}}
		s.open = r
		for i := range s.from.areas {
			if a := &s.from.areas[i]; a.state == Assessable && !r.isOpen(a) {
				r.closed = true
				return false
			}
		}
		var all []fraction // of those set aside too, as they may be chosen
		for i := range s.moves {
			mv := &s.moves[i]
			if a := &s.from.areas[mv.areaPlace]; a.state == Assessable && mv.raises() {
				all = append(all, r.gains.open(a, mv))
			}
		}
		r.prepare(0, all...)
	}
	return !s.open.closed
}

// raiseOpen is raiseMean where every area is open and none is asked for more.
func (s *search) raiseOpen(chosen []*move, left int) {
	r := s.open
	pool, sum := r.pool, r.ruler.zero()
	var taken []candidate
	for _, mv := range chosen {
		c := candidate{moves: []*move{mv}, group: mv.place, gain: r.ruler.zero()}
		if a := &s.from.areas[mv.areaPlace]; a.state == Assessable && mv.raises() {
			c.gain = r.ruler.measure(r.gains.open(a, mv))
		}
		sum, taken = sum.add(c.gain), append(taken, c)
	}
	if s.best != nil {
		pool.atMost(r.ruler, s.best.overall.sub(s.from.overall))
	}
	pool.fill(left, sum, taken)
	if pool.best != nil {
		s.offer(s.from.overall.add(r.ruler.value(pool.best.gain)), pool.best.moves)
	}
}

// prepare finds all candidates and measures them with one ruler, which measures
// more too.
func (r *raising) prepare(left int, more ...fraction) {
	var all []candidate
	var gains []fraction
	r.moves, r.sets = make([][]*move, len(r.e.areas)), make([][]candidate, len(r.e.areas))
	wanted := map[int]bool{}
	for _, a := range r.goal.areas {
		wanted[a.place] = true
	}
	type set struct{ area, index int }
	var closed []set
	var after []fraction
	for i := range r.e.areas {
		a := &r.e.areas[i]
		if a.state != Assessable {
			continue
		}
		r.moves[i] = r.search.free(a, r.chosen)
		if r.isOpen(a) {
			for _, mv := range r.moves[i] {
				all, gains = append(all, candidate{moves: []*move{mv}, group: mv.place}), append(gains, r.open(a, mv))
			}
			continue
		}
		for n := 1; n <= left; n++ {
			for _, o := range r.outcomes(i, n) {
				closed, after = append(closed, set{i, len(all)}), append(after, o.after)
				all, gains = append(all, candidate{moves: o.moves, group: -1 - i}), append(gains, r.ofArea(a, o.after.sub(a.exact)))
			}
		}
	}
	need := r.goal.bound.value.sub(r.e.overall)
	r.ruler = newRuler(append(append(gains[:len(gains):len(gains)], need), more...))
	for i := range all {
		all[i].gain = r.ruler.measure(gains[i])
	}
	for i, c := range closed {
		if wanted[c.area] && r.goal.boundOf(c.area).metBy(after[i]) {
			r.sets[c.area] = append(r.sets[c.area], all[c.index])
		}
	}
	r.pool = newPool(all, r.ruler.measure(need), r.goal.bound.exclusive, r.ruler.zero())
}

// outcomes lists what sets of exactly n moves bring an area to. Those from where the
// search started serve for larger sets too.
func (r *raising) outcomes(place, n int) []outcome {
	key := [2]int{place, n}
	if known, ok := r.search.outcomes[key]; ok && len(r.chosen) == 0 && r.search.aside == 0 {
		return known
	}
	list := r.e.areas[place].outcomes(r.moves[place], n)
	if len(r.chosen) == 0 && r.search.aside == 0 {
		r.search.outcomes[key] = list
	}
	return list
}

// boundOf is what an area of the goal must come to.
func (g *goal) boundOf(place int) bound {
	for i := range g.areas {
		if g.areas[i].place == place {
			return g.areas[i].bound
		}
	}
	return bound{}
}
