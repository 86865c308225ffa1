package scoring

import (
	"slices"

	"maturita/survey"
)

// node is an area or question with a condition.
type node struct {
	when     *survey.Condition
	area     int
	question int                 // place, -1 = the area itself
	leaves   []*survey.Condition // its comparisons, in order
	holds    []bool              // whether each does, as things are; changed only while weighing
	open     []bool              // whether some move turns it
	was      bool                // whether the condition does
	movers   []*move             // that might turn it, alone or with others
}

// nodes lists them in reading order.
func (e *evaluation) nodes() []*node {
	var list []*node
	add := func(when *survey.Condition, area, question int) {
		if when != nil {
			n := &node{when: when, area: area, question: question}
			leaves(when, func(c *survey.Condition) { n.leaves = append(n.leaves, c) })
			n.holds, n.open = make([]bool, len(n.leaves)), make([]bool, len(n.leaves))
			list = append(list, n)
		}
	}
	for i := range e.areas {
		a := &e.areas[i]
		add(a.When, i, -1)
		for j := range a.questions {
			add(a.questions[j].When, i, a.first+j)
		}
	}
	return list
}

// leaves visits the comparisons of a condition.
func leaves(c *survey.Condition, visit func(*survey.Condition)) {
	switch c.Op {
	case survey.OpAnd, survey.OpOr, survey.OpNot:
		for i := range c.Parts {
			leaves(&c.Parts[i], visit)
		}
	default:
		visit(c)
	}
}

// weigh evaluates a condition by what its comparisons hold, from one on, and
// returns the place of the next one after it.
func weigh(c *survey.Condition, holds []bool, from int) (bool, int) {
	switch c.Op {
	case survey.OpNot:
		is, next := weigh(&c.Parts[0], holds, from)
		return !is, next
	case survey.OpAnd, survey.OpOr:
		all := c.Op == survey.OpAnd
		for i := range c.Parts {
			is, next := weigh(&c.Parts[i], holds, from)
			if from = next; is != (c.Op == survey.OpAnd) {
				all = is
			}
		}
		return all, from
	}
	return holds[from], from + 1
}

// turn turns the comparisons of a node that moves turn, and reports whether there
// are any. Turned again they are as they were.
func (n *node) turn(s *search, chosen []*move) bool {
	any := false
	for _, mv := range chosen {
		for _, at := range mv.turns {
			if s.nodes[at.node] == n {
				n.holds[at.place] = !n.holds[at.place]
				any = true
			}
		}
	}
	return any
}

// after reports whether the condition of a node holds after moves, the path being
// what it was.
func (s *search) after(n *node, chosen []*move) bool {
	if !n.turn(s, chosen) {
		return n.was
	}
	is, _ := weigh(n.when, n.holds, 0)
	n.turn(s, chosen)
	return is
}

// keepsPath reports whether the path after moves is what it was. Up to the first
// question that comes onto or off it, conditions are as they would be then.
func (s *search) keepsPath(chosen []*move) bool {
	s.checks++
	for i, mv := range chosen {
		for j, at := range mv.turns {
			if j > 0 && mv.turns[j-1].node == at.node || slices.ContainsFunc(chosen[:i], func(c *move) bool { return c.turnsNode(at.node) }) {
				continue // seen
			}
			n := s.nodes[at.node]
			if is := s.after(n, chosen); is != n.was && s.matters(n, is, chosen) {
				return false
			}
		}
	}
	return true
}

// turnsNode reports whether a move turns a comparison of a node.
func (mv *move) turnsNode(n int) bool {
	return slices.ContainsFunc(mv.turns, func(at leaf) bool { return at.node == n })
}

// matters reports whether the path changes where a condition comes out another way
// after moves: that of a question where its area is on the path and stays on it,
// that of an area where a question of it comes onto or was on the path.
func (s *search) matters(n *node, is bool, chosen []*move) bool {
	a := &s.from.areas[n.area]
	if n.question >= 0 {
		area := s.areaNodes[n.area]
		return area == nil || area.was && s.after(area, chosen)
	}
	for j := range a.questions {
		if n.was && a.replies[j].given != offPath {
			return true
		}
		if question := s.questionNodes[a.first+j]; is && (question == nil || s.after(question, chosen)) {
			return true
		}
	}
	return false
}
