package scoring

import "slices"

// repair looks at the sets with a move that changes the path alone. Of the others
// one bears on what it breaks, and of three that are left one on what two break, or
// on what the third would.
func (o *opened) repair() {
	m := mender{search: o.search, seen: map[[mostMoves]int]bool{}}
	for _, a := range o.kinds {
		if a.alone == nil {
			continue
		}
		for _, b := range o.bearing(a.alone) {
			if !apart(a, b) || !o.within(a, b) || !m.first(a, b) {
				continue
			}
			n := o.broken(a.first(), b.first())
			switch {
			case n == nil && o.size == 2:
				o.offer(nil, a, b)
			case n == nil:
				o.pairs(a, b)
				o.thirds(&m, a, b, a.lifts)
				o.thirds(&m, a, b, b.lifts)
			case o.size == mostMoves:
				o.thirds(&m, a, b, o.bearing(n))
			}
		}
	}
}

// pairs adds a free move to two that keep the path together.
func (o *opened) pairs(a, b *kind) {
	for _, x := range a.moves {
		for _, y := range b.moves {
			sum := x.gain.add(y.gain)
			first := o.pool.from(0, sum)
			if first == len(o.pool.single) || o.pool.exceeds(sum.add(o.pool.single[first][0].gain)) {
				continue
			}
			o.tries++
			o.last([]*move{x, y}, sum)
		}
	}
}

// thirds offers three kinds that keep the path together.
func (o *opened) thirds(m *mender, a, b *kind, list []*kind) {
	least, most := o.lacking(a, b)
	for _, c := range list {
		if c.most.gain.cmp(least) < 0 || most != nil && c.low.cmp(*most) > 0 {
			continue
		}
		if apart(a, c) && apart(b, c) && m.first(a, b, c) && o.keepsPath(a.first(), b.first(), c.first()) {
			o.offer(nil, a, b, c)
			least, most = o.lacking(a, b)
		}
	}
}

// lacking is what beside moves of kinds one more must gain for a set to gain
// enough, and what it may for the set to gain no more than the best found; nil = any.
func (o *opened) lacking(kinds ...*kind) (least amount, most *amount) {
	least = o.pool.need
	for _, k := range kinds {
		least = least.sub(k.most.gain)
	}
	if o.pool.best == nil {
		return least, nil
	}
	rest := o.pool.best.gain
	for _, k := range kinds {
		rest = rest.sub(k.low)
	}
	return least, &rest
}

// within reports whether some moves of two kinds, with others up to a whole set, may
// gain enough and no more than the best found.
func (o *opened) within(a, b *kind) bool {
	least, most := o.lacking(a)
	for range o.size - 2 {
		least = least.sub(o.outlook.top)
	}
	return b.most.gain.cmp(least) >= 0 && (most == nil || b.low.cmp(*most) <= 0)
}

// offer adds to moves one of each kind, all in a set that keeps the path.
func (o *opened) offer(chosen []*move, kinds ...*kind) {
	if len(kinds) > 0 {
		for _, mv := range kinds[0].moves {
			if mv.out == 0 || mv.alone {
				o.offer(append(slices.Clip(chosen), mv), kinds[1:]...)
			}
		}
		return
	}
	sum := o.outlook.ruler.zero()
	for _, mv := range chosen {
		sum = sum.add(mv.gain)
	}
	if o.pool.suffices(sum) {
		o.pool.keep(sum, chosen)
	}
}
