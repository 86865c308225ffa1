package scoring

import "slices"

// opened is the search where every area is open and none is asked for more, so that
// a set is judged by what its moves gain each. Sets are visited by what they gain
// together, and no more is looked at than what gains enough and no more than the
// best found.
type opened struct {
	*search
	pool  pool
	size  int // moves of a set
	base  []candidate
	aside []*move // while those of base are chosen
}

// opened prepares the search; nil where some area is not open or more is asked for
// than the overall.
func (s *search) opened() *opened {
	w := s.outlook
	if !w.sums || len(w.ticks) > 0 || slices.ContainsFunc(w.areas, func(p prospect) bool { return p.wanted || p.closed }) {
		return nil
	}
	o := &opened{search: s}
	var free []candidate
	for i := range s.moves {
		if mv := &s.moves[i]; !mv.alone && (mv.kind != nil || mv.raises()) { // one that adds nothing may bring the path back
			free = append(free, candidate{moves: []*move{mv}, group: mv.place, gain: mv.gain})
		}
	}
	o.pool = pool{need: w.need, exclusive: w.exclusive, zero: w.ruler.zero(), shift: w.ruler.shift, judge: o.judge}
	o.pool.single = wholeClasses(free, byGain)
	return o
}

// find is that of search.
func (o *opened) find(n int) *way {
	o.size, o.pool.best = n, nil
	o.extend(nil, o.outlook.ruler.zero())
	if n > 1 {
		o.repair()
	}
	if o.pool.best == nil {
		return nil
	}
	return &way{o.from.overall.add(o.outlook.ruler.value(o.pool.best.gain)), o.pool.best.moves}
}

// extend adds the moves that are lacking to those chosen, of which sum is the gain:
// of the free ones, and such as change the path beside the one chosen while a third
// brings it back.
func (o *opened) extend(base []candidate, sum amount) {
	o.tries++
	left := o.size - len(base)
	if left == 1 && len(base) > 0 {
		o.last(gathered(base), sum)
		return
	}
	known, classes, roughs, aside := o.base, o.pool.single, o.pool.roughs, o.aside
	o.base, o.aside = base, nil
	if len(base) > 0 {
		if k := base[0].moves[0].kind; k != nil {
			o.part(base[0].moves[0], k)
		}
		o.pool.single, o.pool.roughs = alive(classes), nil
	}
	o.pool.add(left, 0, sum, base, nil)
	for _, mv := range o.aside {
		mv.out--
	}
	o.base, o.pool.single, o.pool.roughs, o.aside = known, classes, roughs, aside
}

// part sets the moves aside that change the path beside one, after trying what a
// third brings back.
func (o *opened) part(mv *move, k *kind) {
	for _, other := range o.besides(k) {
		if other.alone != nil {
			continue
		}
		n := o.broken(mv, other.first())
		if n == nil {
			continue
		}
		least, most := o.lacking(k, other)
		for _, third := range o.bearing(n) {
			if third.alone != nil || third.most.gain.cmp(least) < 0 || most != nil && third.low.cmp(*most) > 0 {
				continue
			}
			if apart(third, k) && apart(third, other) && o.keepsPath(mv, other.first(), third.first()) {
				o.offer([]*move{mv}, other, third)
			}
		}
		for _, x := range other.moves {
			o.setAside(x)
		}
	}
}

func (o *opened) setAside(mv *move) {
	mv.out++
	o.aside = append(o.aside, mv)
}

// alive are the classes that hold a move which is not set aside.
func alive(classes [][]candidate) [][]candidate {
	var list [][]candidate
	for _, class := range classes {
		if !allOut(class) {
			list = append(list, class)
		}
	}
	return list
}

// judge reports whether a set of the pool is no other path. Where it is, one move
// of it is chosen for good, and then set aside.
func (o *opened) judge(set []*move, sum amount) bool {
	for _, mv := range set[len(o.base):] {
		if mv.out > 0 {
			return false
		}
	}
	if o.keepsPath(set...) {
		return true
	}
	base := gathered(o.base)
	mv := o.culprit(set, base)
	total := mv.gain
	for _, c := range base {
		total = total.add(c.gain)
	}
	o.extend(append(slices.Clip(o.base), candidate{moves: []*move{mv}, group: mv.place, gain: mv.gain}), total)
	o.setAside(mv)
	return false
}

// last adds the one move that is lacking: of the free ones the first that suffices
// and keeps the path.
func (o *opened) last(base []*move, sum amount) {
	classes := o.pool.single
	for i := o.pool.from(0, sum); i < len(classes); i++ {
		total := sum.add(classes[i][0].gain)
		if o.pool.exceeds(total) {
			return
		}
		for _, c := range classes[i] {
			mv := c.moves[0]
			if mv.out > 0 || moved(base, mv.place) {
				continue
			}
			if set := append(slices.Clip(base), mv); o.keepsPath(set...) {
				o.pool.keep(total, set)
				return
			}
		}
	}
}
