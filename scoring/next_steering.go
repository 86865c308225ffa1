package scoring

import (
	"cmp"
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
		slices.SortFunc(mv.turns, func(a, b leaf) int { return cmp.Or(a.node-b.node, a.place-b.place) })
	}
	s.sort()
}
