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
		r.fulfilling(place, n, sum, func(set []candidate) bool {
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
func (r *raising) fulfilling(place, n int, sum amount, visit func([]candidate) bool) {
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
	r.fulfillingSums(a, n, sum, visit)
}

// single makes candidates of single moves of an open area.
func (r *raising) single(a *assessed, set []*move) []candidate {
	var list []candidate
	for _, mv := range set {
		list = append(list, candidate{moves: []*move{mv}, group: mv.place, gain: r.measured(a, mv)})
	}
	return list
}

// measured is what a move in an open area adds to the overall.
func (r *raising) measured(a *assessed, mv *move) amount {
	if r.search.outlook.allOpen() {
		return mv.gain
	}
	return r.ruler.measure(r.open(a, mv))
}

// fulfillingSums visits sets in an open area that adds up.
func (r *raising) fulfillingSums(a *assessed, n int, sum amount, visit func([]candidate) bool) {
	place := r.e.model.areaPlaces[a.ID]
	p := &r.search.outlook.areas[place]
	lack := p.lack
	for _, mv := range r.chosen {
		if mv.areaPlace == place {
			lack = lack.sub(mv.rise)
		}
	}
	sorted := r.search.left(r.search.byRise(place), r.chosen)
	for _, class := range sorted {
		for i := range class {
			class[i].gain = r.measured(a, class[i].moves[0])
		}
	}
	// In a weighted mean what raises the area more raises the overall more.
	inStep := !r.sum
	sums := summing{sorted: sorted, lack: lack, ruler: p.ruler, before: sum, visit: func(set []candidate) bool { return visit(set) || !inStep }}
	if inStep {
		sums.limit, sums.whole = &r.pool, len(r.goal.areas) == 1
	}
	sums.sets(n)
}
