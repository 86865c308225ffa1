package scoring

import (
	"slices"
)

// steer finds out which moves might change the path, alone or with at most two
// others, and sets those aside that do so alone.
func (s *search) steer(compared map[int][]*comparison) {
	for i := range s.moves {
		for _, c := range s.moves[i].compared {
			compared[s.moves[i].place][c].open = true
		}
	}
	for _, list := range compared {
		for _, c := range list {
			for _, at := range c.at {
				s.nodes[at.node].open[at.place] = c.open
			}
		}
	}
	turnable := make([]bool, len(s.nodes))
	for i, n := range s.nodes {
		turnable[i] = n.turning(n.was) <= mostMoves
	}
	for i := range s.moves {
		mv := &s.moves[i]
		for _, c := range mv.compared {
			for _, at := range compared[mv.place][c].at {
				if turnable[at.node] {
					mv.turns = append(mv.turns, at)
				}
			}
		}
		slices.SortFunc(mv.turns, func(a, b leaf) int { return a.node - b.node })
		for j, at := range mv.turns {
			if j == 0 || mv.turns[j-1].node != at.node {
				s.nodes[at.node].movers = append(s.nodes[at.node].movers, mv)
			}
		}
		if len(mv.turns) > 0 && !s.keepsPath([]*move{mv}) {
			mv.alone = true
			mv.out++
		}
	}
}

// beside are the moves of other questions that bear on a condition together with
// one: on that of a node that it turns, or of an area and of questions in it.
func (s *search) beside(mv *move) []*move {
	if s.known[mv] != nil {
		return s.known[mv]
	}
	list := []*move{}
	seen := map[*move]bool{}
	add := func(n *node) {
		for _, other := range n.movers {
			if other.place != mv.place && !seen[other] {
				seen[other] = true
				list = append(list, other)
			}
		}
	}
	for j, at := range mv.turns {
		if j > 0 && mv.turns[j-1].node == at.node {
			continue
		}
		n := s.nodes[at.node]
		add(n)
		switch area := s.areaNodes[n.area]; {
		case area == nil:
		case n != area:
			add(area)
		default:
			a := &s.from.areas[n.area]
			for i := range a.questions {
				if question := s.questionNodes[a.first+i]; question != nil {
					add(question)
				}
			}
		}
	}
	s.known[mv] = list
	return list
}

// repairs lists the sets of two or three moves that keep the path although some of
// them, alone or two together, would not. Others may be added to those of two.
func (s *search) repairs() [][]*move {
	var list [][]*move
	lost := map[*move]bool{} // changes the path whatever is added
	for i := range s.moves {
		if mv := &s.moves[i]; mv.alone && !s.mendable([]*move{mv}, mostMoves-1) {
			lost[mv] = true
		}
	}
	for i := range s.moves {
		a := &s.moves[i]
		if lost[a] {
			continue
		}
		for _, b := range s.beside(a) {
			pair := []*move{a, b}
			if b.order < a.order || lost[b] {
				continue
			}
			keeps := s.keepsPath(pair)
			switch {
			case keeps && !a.alone && !b.alone:
				continue
			case keeps:
				list = append(list, pair)
			case !s.mendable(pair, mostMoves-2):
				continue
			}
			for side, from := range pair {
				for _, c := range s.beside(from) {
					if c.place == a.place || c.place == b.place || lost[c] || keeps && !c.alone || side > 0 && slices.Contains(s.beside(a), c) {
						continue
					}
					if set := []*move{a, b, c}; s.keepsPath(set) {
						list = append(list, set)
					}
				}
			}
		}
	}
	return list
}

// mendable reports whether so many more moves might bring every condition back
// that a set of moves turns and that changes the path.
func (s *search) mendable(set []*move, more int) bool {
	s.checks++
	for _, mv := range set {
		for _, at := range mv.turns {
			n := s.nodes[at.node]
			is := s.after(n, set)
			if is == n.was || !s.matters(n, is, set) || s.back(n, set) <= more {
				continue
			}
			// what does not matter any more need not be brought back
			if area := s.areaNodes[n.area]; area == nil || n != area && area.turning(area.was) > more {
				return false
			}
		}
	}
	return true
}

// back is the fewest moves, at least, that bring a condition back that a set of
// moves turns.
func (s *search) back(n *node, set []*move) int {
	open := slices.Clone(n.open)
	for i, c := range n.leaves {
		if slices.ContainsFunc(set, func(mv *move) bool { return mv.ID == c.Question }) {
			n.open[i] = false
		}
	}
	n.turn(s, set)
	cost := n.turning(!n.was)
	n.turn(s, set)
	n.open = open
	return cost
}
