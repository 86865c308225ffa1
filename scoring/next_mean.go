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
	if s.outlook.allOpen() {
		r.share()
	} else {
		r.prepare(left)
	}
	if s.best != nil {
		r.pool.atMost(r.ruler, s.best.overall.sub(e.overall))
	}
	r.gates(0, left, r.ruler.zero(), nil)
	if r.pool.best != nil {
		s.offer(e.overall.add(r.ruler.value(r.pool.best.gain)), append(chosen[:len(chosen):len(chosen)], r.pool.best.moves...))
	}
}

// share takes all candidates as they are measured already, where every area is open.
func (r *raising) share() {
	w, s := r.search.outlook, r.search
	r.ruler = w.ruler
	need := w.need
	for _, mv := range r.chosen {
		need = need.sub(mv.gain)
	}
	classes := s.byGain()
	r.moves = make([][]*move, len(r.e.areas))
	for _, wanted := range r.goal.areas {
		if a := &r.e.areas[wanted.place]; !a.adds() {
			r.moves[wanted.place] = s.free(a, r.chosen)
		}
	}
	r.pool = pool{need: need, exclusive: w.exclusive, zero: w.ruler.zero(), shift: w.ruler.shift, single: classes, beside: r.chosen}
}

// byGain are all candidates by what they gain, where every area is open.
func (s *search) byGain() [][]candidate {
	w := s.outlook
	if w.classes == nil {
		w.classes = wholeClasses(s.candidates(-1), byGain)
	}
	return w.classes
}

// byRise are those of an area that must rise by how much it does.
func (s *search) byRise(place int) [][]candidate {
	p := &s.outlook.areas[place]
	if p.classes == nil {
		p.classes = wholeClasses(s.candidates(place), func(x, y *candidate) int {
			if c := x.rise.cmp(y.rise); c != 0 {
				return c
			}
			return x.gain.cmp(y.gain)
		})
	}
	return p.classes
}

// candidates are the moves that raise the overall, or an area where one is given.
func (s *search) candidates(area int) []candidate {
	var list []candidate
	for i := range s.moves {
		if mv := &s.moves[i]; mv.raises() && !mv.alone && (mv.areaPlace == area || area < 0 && mv.gain.cmp(s.outlook.ruler.zero()) > 0) {
			list = append(list, candidate{moves: []*move{mv}, group: mv.place, gain: mv.gain, rise: mv.rise})
		}
	}
	return list
}

// left are of each class the first few candidates that may be added to those chosen.
func (s *search) left(classes [][]candidate, chosen []*move) [][]candidate {
	var list [][]candidate
	var all []candidate
	for _, class := range classes {
		from := len(all)
		for i := range class {
			c := &class[i]
			if len(all)-from < mostAlike && !c.out() && !moved(chosen, c.group) && !taken(all[from:], c.group) {
				all = append(all, *c)
			}
		}
		if len(all) > from {
			list = append(list, all[from:len(all):len(all)])
		}
	}
	return list
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
	r.pool = newPool(all, r.ruler.measure(need), r.goal.bound.exclusive, r.ruler)
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
