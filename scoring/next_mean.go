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
}

func (s *search) raiseMean(e *evaluation, g *goal, chosen []*move, left int) {
	r := raising{search: s, gains: e.gains(), goal: g, chosen: chosen}
	r.prepare(left)
	r.gates(0, left, r.ruler.zero(), nil)
	if r.pool.best != nil {
		s.offer(e.overall.add(r.ruler.value(r.pool.best.gain)), append(chosen[:len(chosen):len(chosen)], r.pool.best.moves...))
	}
}

// prepare finds all candidates and measures them with one ruler.
func (r *raising) prepare(left int) {
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
	r.ruler = newRuler(append(gains[:len(gains):len(gains)], need))
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
	if known, ok := r.search.outcomes[key]; ok && len(r.chosen) == 0 {
		return known
	}
	list := r.e.areas[place].outcomes(r.moves[place], n)
	if len(r.chosen) == 0 {
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
