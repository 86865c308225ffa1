package scoring

import (
	"slices"

	"maturita/survey"
)

// truth is what is known of a condition while some moves are still open.
type truth uint8

const (
	unknown truth = iota
	no
	yes
)

func truthOf(holds bool) truth {
	if holds {
		return yes
	}
	return no
}

// markSteering finds the moves that might change the path, alone or with others:
// those that turn a comparison of a condition that other moves or none leave open.
func (s *search) markSteering() {
	of := map[int][]*move{} // by question
	for i := range s.moves {
		of[s.moves[i].place] = append(of[s.moves[i].place], &s.moves[i])
	}
	open := map[*survey.Condition]bool{} // comparisons that some move turns
	for i := range s.nodes {
		leaves(s.nodes[i].when, func(c *survey.Condition) {
			now := s.holdsWith(c)
			open[c] = slices.ContainsFunc(of[s.from.model.places[c.Question]], func(mv *move) bool { return s.holdsWith(c, mv) != now })
		})
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		for _, place := range n.questions {
			for _, mv := range of[place] {
				if !mv.steers {
					mv.steers = s.steers(n.when, mv, open)
				}
			}
		}
	}
	for i := range s.moves {
		if s.moves[i].steers {
			s.steering = append(s.steering, &s.moves[i])
		}
	}
}

// steers reports whether a condition might come out another way for a move.
func (s *search) steers(c *survey.Condition, mv *move, open map[*survey.Condition]bool) bool {
	turns := false
	leaves(c, func(leaf *survey.Condition) {
		if open[leaf] && leaf.Question == mv.ID && !turns {
			turns = s.holdsWith(leaf) != s.holdsWith(leaf, mv)
		}
	})
	if !turns {
		return false
	}
	known := func(with ...*move) func(*survey.Condition) truth {
		return func(leaf *survey.Condition) truth {
			if open[leaf] && leaf.Question != mv.ID {
				return unknown
			}
			return truthOf(s.holdsWith(leaf, with...))
		}
	}
	was, is := weigh(c, known()), weigh(c, known(mv))
	return was == unknown || is == unknown || was != is
}

// weigh evaluates a condition of whose comparisons some are unknown.
func weigh(c *survey.Condition, leaf func(*survey.Condition) truth) truth {
	switch c.Op {
	case survey.OpNot:
		switch weigh(&c.Parts[0], leaf) {
		case yes:
			return no
		case no:
			return yes
		}
		return unknown
	case survey.OpAnd, survey.OpOr:
		decides := no // one part of which is enough
		if c.Op == survey.OpOr {
			decides = yes
		}
		open := false
		for i := range c.Parts {
			switch weigh(&c.Parts[i], leaf) {
			case decides:
				return decides
			case unknown:
				open = true
			}
		}
		switch {
		case open:
			return unknown
		case decides == no:
			return yes
		}
		return no
	}
	return leaf(c)
}
