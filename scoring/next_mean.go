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
			for _, o := range a.outcomes(r.moves[i], n) {
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

// boundOf is what an area of the goal must come to.
func (g *goal) boundOf(place int) bound {
	for i := range g.areas {
		if g.areas[i].place == place {
			return g.areas[i].bound
		}
	}
	return bound{}
}

// gates chooses for one area of the goal after the other a set that fulfils it,
// and then whatever moves are left.
func (r *raising) gates(i, left int, sum amount, chosen []candidate) {
	if i == len(r.goal.areas) {
		r.pool.fill(left, sum, chosen)
		return
	}
	if r.pool.exceeds(sum) {
		return
	}
	place := r.goal.areas[i].place
	for n := 1; n <= left-(len(r.goal.areas)-i-1); n++ {
		r.fulfilling(place, n, func(set []candidate) bool {
			total := sum
			for j := range set {
				total = total.add(set[j].gain)
			}
			r.gates(i+1, left-n, total, append(chosen[:len(chosen):len(chosen)], set...))
			return !r.pool.exceeds(total)
		})
	}
}

// fulfilling visits the sets of exactly n moves that bring an area to what the
// goal asks. In an open area these need be no more than that takes: moves beyond
// are chosen later.
func (r *raising) fulfilling(place, n int, visit func([]candidate) bool) {
	a, wanted := &r.e.areas[place], r.goal.boundOf(place)
	if !r.isOpen(a) {
		for _, c := range r.sets[place] {
			if len(c.moves) == n {
				visit([]candidate{c})
			}
		}
		return
	}
	if !a.adds() {
		a.sets(r.moves[place], n, func(set []*move, after fraction) {
			if wanted.metBy(after) {
				visit(r.single(a, set))
			}
		})
		return
	}
	r.fulfillingSums(a, n, wanted, visit)
}

// single makes candidates of single moves of an open area.
func (r *raising) single(a *assessed, set []*move) []candidate {
	var list []candidate
	for _, mv := range set {
		list = append(list, candidate{moves: []*move{mv}, group: mv.place, gain: r.ruler.measure(r.open(a, mv))})
	}
	return list
}

// fulfillingSums visits sets in an open area that adds up.
func (r *raising) fulfillingSums(a *assessed, n int, wanted bound, visit func([]candidate) bool) {
	lack := wanted.value.sub(a.exact)
	moves, rises, rate := r.moves[r.e.model.areaPlaces[a.ID]], []fraction{lack}, a.rates()
	for _, mv := range moves {
		rises = append(rises, rate(mv.reply).mul(mv.lift()))
	}
	ruler := newRuler(rises)
	all := r.single(a, moves)
	for i := range all {
		all[i].rise = ruler.measure(rises[i+1])
	}
	sorted := classes(all, func(x, y *candidate) int {
		if c := x.rise.cmp(y.rise); c != 0 {
			return c
		}
		return x.gain.cmp(y.gain)
	})
	// In a weighted mean what raises the area more raises the overall more.
	inStep := !r.sum
	visitSums(sorted, n, ruler.measure(lack), ruler.zero(), func(set []candidate, _ amount) bool {
		return visit(set) || !inStep
	})
}
