package scoring

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
