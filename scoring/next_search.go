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
	outcomes map[[2]int][]outcome    // by area and number of moves, none being made or set aside before
	rates    []func(*reply) fraction // see gains
	outlook  *outlook                // nil = no moves reach the level
	sums     *opened                 // where every set is judged by a sum
	adding   *additive               // where sets that mend the path are, else nil
	best     *way

	nodes         []*node
	areaNodes     map[int]*node // by place, of those with a condition
	questionNodes map[int]*node
	kinds         []*kind // of moves that turn something, in reading order
	aside         int     // moves set aside for the sake of others
	checks        int     // of the path, and
	tries         int     // searches over all that is free
	judged        int     // sets judged by sums, whole or but for one move
}

func newSearch(e *evaluation, level int) *search {
	s := &search{
		from: e, level: level, nodes: e.nodes(), outcomes: map[[2]int][]outcome{},
		areaNodes: map[int]*node{}, questionNodes: map[int]*node{},
	}
	for _, n := range s.nodes {
		if n.question >= 0 {
			s.questionNodes[n.question] = n
		} else {
			s.areaNodes[n.area] = n
		}
	}
	compared := e.compared(s.nodes)
	for _, n := range s.nodes {
		n.settle()
	}
	s.moves = e.moves(compared)
	s.steer(compared)
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
	if n == 1 {
		if s.outlook = s.newOutlook(); s.outlook == nil {
			return nil
		}
		if s.sums = s.opened(); s.sums == nil {
			s.adding = s.additive()
		}
	}
	if s.outlook == nil {
		return nil
	}
	if s.sums != nil {
		return s.sums.find(n)
	}
	s.best = nil
	s.relaxed(s.from, nil, n)
	if n == 1 {
		return s.best
	}
	sets := s.repairs(n)
	if s.adding != nil {
		adding := slices.DeleteFunc(slices.Clone(sets), func(set []*kind) bool { return !s.adding.takes(set) })
		s.adding.mend(adding, n)
		sets = slices.DeleteFunc(sets, s.adding.takes)
	}
	for _, set := range sets {
		expand(set, func(moves []*move) {
			s.tries++
			e := s.from
			for _, mv := range moves {
				e = s.moved(e, mv)
			}
			s.relaxed(e, moves, n-len(moves))
		})
	}
	return s.best
}

// relaxed adds so many moves to those chosen, of which e is the evaluation. It
// searches as if moves that keep the path alone kept it together. Where the best
// set does not, one of its moves is first chosen for good and then set aside.
func (s *search) relaxed(e *evaluation, chosen []*move, left int) {
	var aside []*move
	setAside := func(mv *move) {
		mv.out++
		s.aside++
		aside = append(aside, mv)
	}
	defer func() {
		for _, mv := range aside {
			mv.out--
		}
		s.aside -= len(aside)
	}()
	if left > 0 {
		s.asideOf(chosen, setAside)
	}
	for {
		known := s.best
		s.tries++
		s.extend(e, chosen, left)
		if s.best == known || s.keepsPath(s.best.moves...) {
			return
		}
		mv := s.culprit(s.best.moves, chosen)
		s.best = known
		if mv == nil {
			return
		}
		s.relaxed(s.moved(e, mv), append(slices.Clip(chosen), mv), left-1)
		setAside(mv)
	}
}

// asideOf sets the moves aside that change the path beside those chosen.
func (s *search) asideOf(chosen []*move, setAside func(*move)) {
	for _, c := range chosen {
		if c.kind == nil {
			continue
		}
		for _, k := range s.besides(c.kind) {
			if moved(chosen, k.first().place) || s.keepsPath(append(slices.Clip(chosen), k.first())...) {
				continue
			}
			for _, mv := range k.moves {
				if mv.out == 0 {
					setAside(mv)
				}
			}
		}
	}
}

// culprit is a move of a set, not one of those chosen, for which the set changes
// the path; nil when there is none.
func (s *search) culprit(set, chosen []*move) *move {
	var any *move
	for _, mv := range set {
		if len(mv.turns) == 0 || slices.Contains(chosen, mv) {
			continue
		}
		any = mv
		for _, other := range set {
			if other != mv && !s.keepsPath(mv, other) {
				return mv
			}
		}
	}
	return any
}

// moved is the evaluation after one more move. Where questions add up to their area
// it is not valued anew.
func (s *search) moved(e *evaluation, mv *move) *evaluation {
	t := e.twin()
	if rate := s.rates[mv.areaPlace]; rate != nil && mv.raises() {
		a := &t.areas[mv.areaPlace]
		t.replies[mv.place] = mv.after()
		a.earned = a.earned.add(mv.raised.sub(mv.earned))
		a.exact = a.exact.add(rate(mv.reply).mul(mv.lift())).lowest()
	} else {
		t.put(mv.after())
	}
	t.conclude()
	return t
}

// extend adds so many moves that are not set aside to those chosen, of which e is the
// evaluation. First come the ticks that gates ask for, one question after the
// other.
func (s *search) extend(e *evaluation, chosen []*move, left int) {
	g, possible := e.goal(s.level)
	switch {
	case !possible, len(g.ticks) > left, len(g.ticks) == 0 && len(g.areas) > left:
		return
	case len(g.ticks) > 0 && s.adding != nil && s.outlook.allOpen() && left-len(g.ticks) < 2:
		s.adding.tick(g.ticks, chosen, left)
	case len(g.ticks) > 0:
		for i := range s.moves {
			if mv := &s.moves[i]; mv.place == g.ticks[0] && mv.ticks && mv.out == 0 && !moved(chosen, mv.place) {
				s.extend(s.moved(e, mv), append(slices.Clip(chosen), mv), left-1)
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

// free are the moves, not set aside, of an area's questions that are not moved yet.
func (s *search) free(a *assessed, chosen []*move) []*move {
	var list []*move
	last := a.first + len(a.questions)
	start, _ := slices.BinarySearchFunc(s.moves, a.first, func(mv move, place int) int { return mv.place - place })
	for i := start; i < len(s.moves) && s.moves[i].place < last; i++ {
		mv := &s.moves[i]
		if mv.raises() && mv.out == 0 && !moved(chosen, mv.place) {
			list = append(list, mv)
		}
	}
	return list
}
