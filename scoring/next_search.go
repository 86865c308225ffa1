package scoring

import (
	"slices"

	"maturita/survey"
)

// search looks through all sets of moves of one size. It leaves out only sets that
// cannot be the answer: those with a move that the others do without, as a smaller
// set would have been found, and those for which another set with the same effect
// comes before in reading order.
type search struct {
	from     *evaluation
	level    int
	moves    []move
	steering []*move // of these the ones that steer
	nodes    []node
	outcomes map[[2]int][]outcome // by area and number of moves, none being made before
	best     *way
}

func newSearch(e *evaluation, level int) *search {
	s := &search{from: e, level: level, nodes: e.nodes(), outcomes: map[[2]int][]outcome{}}
	steering := make([]bool, len(e.replies))
	for i := range s.nodes {
		for _, place := range s.nodes[i].questions {
			steering[place] = true
		}
	}
	s.moves = e.moves(steering)
	s.markSteering()
	return s
}

// way is a set of moves, in reading order, that reaches the level.
type way struct {
	overall fraction // after all of them
	moves   []*move
}

// find returns the best set of n moves that reaches the level, nil when there is
// none. No smaller one may reach it.
func (s *search) find(n int) *way {
	s.best = nil
	s.steer(0, s.from, nil, n)
	return s.best
}

// steer chooses among the moves that steer, from a place on, and where the path
// stays as it is adds others.
func (s *search) steer(from int, e *evaluation, chosen []*move, left int) {
	if len(chosen) == 0 || s.keepsPath(chosen) {
		s.extend(e, chosen, left)
	}
	for i := from; i < len(s.steering) && left > 0; i++ {
		if mv := s.steering[i]; !moved(chosen, mv.place) {
			s.steer(i+1, e.moved(mv), append(slices.Clip(chosen), mv), left-1)
		}
	}
}

// moved is the evaluation after one more move.
func (e *evaluation) moved(mv *move) *evaluation {
	t := e.twin()
	t.put(mv.after())
	t.conclude()
	return t
}

// moved reports whether one of the moves is of a question.
func moved(chosen []*move, place int) bool {
	return slices.ContainsFunc(chosen, func(c *move) bool { return c.place == place })
}

// extend adds so many moves that do not steer to those chosen, of which e is the
// evaluation. First come the ticks that gates ask for, one question after the
// other.
func (s *search) extend(e *evaluation, chosen []*move, left int) {
	g, possible := e.goal(s.level)
	switch {
	case !possible, len(g.ticks) > left, len(g.ticks) == 0 && len(g.areas) > left:
		return
	case len(g.ticks) > 0:
		for i := range s.moves {
			if mv := &s.moves[i]; mv.place == g.ticks[0] && mv.ticks && !mv.steers && !moved(chosen, mv.place) {
				s.extend(e.moved(mv), append(slices.Clip(chosen), mv), left-1)
			}
		}
	case left == 0:
		if g.bound.metBy(e.overall) {
			s.offer(e.overall, chosen)
		}
	case e.model.questionnaire.Overall.Aggregate == survey.Minimum:
		s.raiseLowest(e, &g, chosen, left)
	default:
		s.raiseMean(e, &g, chosen, left)
	}
}

// offer keeps a set that reaches the level, if it is better than the best so far.
func (s *search) offer(overall fraction, moves []*move) {
	c := -1
	if s.best != nil {
		if c = overall.cmp(s.best.overall); c > 0 {
			return
		}
	}
	moves = inOrder(moves)
	if c < 0 || before(moves, s.best.moves) {
		s.best = &way{overall, moves}
	}
}

// inOrder is a copy in reading order.
func inOrder(moves []*move) []*move {
	moves = slices.Clone(moves)
	slices.SortFunc(moves, func(a, b *move) int { return a.order - b.order })
	return moves
}

// before reports whether a comes before b in reading order; both have the same
// length and are in that order themselves. It is so exactly when the first move
// that only one of them has is in a. So it holds of two parts whatever the same
// moves are added to both.
func before(a, b []*move) bool {
	return slices.CompareFunc(a, b, func(x, y *move) int { return x.order - y.order }) < 0
}

// free are the moves that do not steer of an area's questions that are not moved
// yet.
func (s *search) free(a *assessed, chosen []*move) []*move {
	var list []*move
	last := a.first + len(a.questions)
	start, _ := slices.BinarySearchFunc(s.moves, a.first, func(mv move, place int) int { return mv.place - place })
	for i := start; i < len(s.moves) && s.moves[i].place < last; i++ {
		mv := &s.moves[i]
		if mv.raises() && !mv.steers && !moved(chosen, mv.place) {
			list = append(list, mv)
		}
	}
	return list
}
