package scoring

import "slices"

// repairs lists the sets of up to so many moves that keep the path although some of
// them, alone or two together, would not. To those of fewer others may be added.
func (s *search) repairs(size int) [][]*kind {
	m := mender{search: s, size: size, seen: map[[mostMoves]int]bool{}}
	for _, a := range s.kinds {
		if a.alone != nil {
			for _, b := range s.bearing(a.alone) {
				m.mend(a, b)
			}
			continue
		}
		if size < mostMoves {
			continue
		}
		for _, b := range s.besides(a) {
			if b.alone == nil && a.first().order < b.first().order {
				m.mend(a, b)
			}
		}
	}
	return m.list
}

// mender lists sets, each once.
type mender struct {
	*search
	size int
	seen map[[mostMoves]int]bool
	list [][]*kind
}

// mend adds two kinds that keep the path together although not alone, and all
// three in which a third brings back what two, or what it, would change. Of these
// some move bears on what breaks.
func (m *mender) mend(a, b *kind) {
	if !apart(a, b) || !m.outlook.promises(m.size, a, b) || !m.first(a, b) {
		return
	}
	n := m.broken(a.first(), b.first())
	switch alone := a.alone != nil || b.alone != nil; {
	case m.size < mostMoves && (n != nil || !alone):
	case n != nil:
		for _, c := range m.bearing(n) {
			if alone || c.alone == nil {
				m.add(a, b, c)
			}
		}
	case alone:
		m.list = append(m.list, []*kind{a, b})
		if m.size < mostMoves {
			return
		}
		for _, c := range a.lifts {
			m.add(a, b, c)
		}
		for _, c := range b.lifts {
			m.add(a, b, c)
		}
	}
}

// add keeps three kinds that keep the path together.
func (m *mender) add(a, b, c *kind) {
	if apart(a, c) && apart(b, c) && m.outlook.promises(mostMoves, a, b, c) && m.first(a, b, c) && m.keepsPath(a.first(), b.first(), c.first()) {
		m.list = append(m.list, []*kind{a, b, c})
	}
}

// first reports whether a set of kinds has not been looked at.
func (m *mender) first(kinds ...*kind) bool {
	var key [mostMoves]int
	for i, k := range kinds {
		key[i] = k.first().order + 1
	}
	slices.Sort(key[:])
	known := m.seen[key]
	m.seen[key] = true
	return !known
}

// expand visits the sets of one move of each kind.
func expand(kinds []*kind, visit func([]*move)) {
	var set []*move
	var choose func()
	choose = func() {
		if len(set) == len(kinds) {
			visit(slices.Clone(set))
			return
		}
		for _, mv := range kinds[len(set)].moves {
			set = append(set, mv)
			choose()
			set = set[:len(set)-1]
		}
	}
	choose()
}

// apart reports whether two kinds are of different questions.
func apart(a, b *kind) bool { return a.first().place != b.first().place }
