package scoring

import "slices"

// kind are the moves of one question that turn the same in conditions, so that
// they do the same to the path.
type kind struct {
	moves  []*move // in reading order
	alone  *node   // for which each changes the path alone, nil = it does not
	beside []*kind // see beside
	lifts  []*kind // alone ones of other questions that it may bring back
	low    amount  // least that a move gains
	most   promise // of any
	sorted []*move // see steps
}

func (k *kind) first() *move { return k.moves[0] }

// sort puts moves that turn something into kinds.
func (s *search) sort() {
	known := map[string]*kind{}
	var list []int
	for i := range s.moves {
		mv := &s.moves[i]
		if len(mv.turns) == 0 {
			continue
		}
		list = append(list[:0], mv.place)
		for _, at := range mv.turns {
			list = append(list, at.node, at.place)
		}
		key := signature(list)
		if known[key] == nil {
			known[key] = &kind{}
			s.kinds = append(s.kinds, known[key])
		}
		mv.kind = known[key]
		mv.kind.moves = append(mv.kind.moves, mv)
	}
	for _, k := range s.kinds {
		for j, at := range k.first().turns {
			if j == 0 || k.first().turns[j-1].node != at.node {
				n := s.nodes[at.node]
				n.movers = append(n.movers, k)
			}
		}
	}
	for _, k := range s.kinds {
		if k.alone = s.broken(k.first()); k.alone != nil {
			for _, mv := range k.moves {
				mv.alone = true
				mv.out++
			}
			for _, other := range s.bearing(k.alone) {
				if other.first().place != k.first().place {
					other.lifts = append(other.lifts, k)
				}
			}
		}
	}
}

// bearing are the kinds that bear on whether a condition is another than it was,
// and on whether that matters: those that turn it, or an area's in which it is, or
// one of a question in its area.
func (s *search) bearing(n *node) []*kind {
	if n.bearing != nil {
		return n.bearing
	}
	n.bearing = slices.Clone(n.movers)
	area := s.areaNodes[n.area]
	switch {
	case area == nil:
		return n.bearing
	case n != area:
		n.bearing = append(n.bearing, area.movers...)
	default:
		a := &s.from.areas[n.area]
		for i := range a.questions {
			if question := s.questionNodes[a.first+i]; question != nil {
				n.bearing = append(n.bearing, question.movers...)
			}
		}
	}
	n.bearing = distinct(n.bearing)
	return n.bearing
}

// beside are the kinds of other questions that bear on a condition together with
// one.
func (s *search) besides(k *kind) []*kind {
	if k.beside == nil {
		k.beside = []*kind{}
		for j, at := range k.first().turns {
			if j == 0 || k.first().turns[j-1].node != at.node {
				k.beside = append(k.beside, s.bearing(s.nodes[at.node])...)
			}
		}
		k.beside = slices.DeleteFunc(distinct(k.beside), func(other *kind) bool { return other.first().place == k.first().place })
	}
	return k.beside
}

// distinct puts kinds in reading order, each once.
func distinct(list []*kind) []*kind {
	slices.SortFunc(list, func(a, b *kind) int { return a.first().order - b.first().order })
	return slices.Compact(list)
}
