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
	holds    []bool              // whether each does
	open     []bool              // whether some move turns it
	parts    []part              // the combinations, each before its own parts
	above    []int               // of every comparison, the part that it is in; -1 = it is the condition
	is       bool                // whether the condition holds
	was      bool                // whether it does as things are
	movers   []*kind             // that might turn it, alone or with others
	bearing  []*kind             // see bearing
}

// part is an and, or or not of a condition.
type part struct {
	op    survey.Op
	above int // -1 = none
	size  int // parts of it
	hold  int // of these, the ones that hold
}

func (p *part) holds() bool {
	switch p.op {
	case survey.OpAnd:
		return p.hold == p.size
	case survey.OpOr:
		return p.hold > 0
	}
	return p.hold == 0
}

// nodes lists them in reading order.
func (e *evaluation) nodes() []*node {
	var list []*node
	add := func(when *survey.Condition, area, question int) {
		if when != nil {
			n := &node{when: when, area: area, question: question}
			n.unfold(when, -1)
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

// unfold lists the parts and comparisons of a condition.
func (n *node) unfold(c *survey.Condition, above int) {
	if simple(c) {
		n.leaves, n.above = append(n.leaves, c), append(n.above, above)
		return
	}
	n.parts = append(n.parts, part{op: c.Op, above: above, size: len(c.Parts)})
	place := len(n.parts) - 1
	for i := range c.Parts {
		n.unfold(&c.Parts[i], place)
	}
}

// settle evaluates the condition by what its comparisons hold as things are.
func (n *node) settle() {
	if len(n.parts) == 0 {
		n.is, n.was = n.holds[0], n.holds[0]
		return
	}
	for i := range n.parts {
		n.parts[i].hold = 0
	}
	for i, holds := range n.holds {
		if holds {
			n.parts[n.above[i]].hold++
		}
	}
	for i := len(n.parts) - 1; i > 0; i-- { // parts come after what they are part of
		if n.parts[i].holds() {
			n.parts[n.parts[i].above].hold++
		}
	}
	n.is = n.parts[0].holds()
	n.was = n.is
}

// turn turns one comparison, and with it what it is decisive for. Turned again
// everything is as it was.
func (n *node) turn(place int) {
	is := !n.holds[place]
	n.holds[place] = is
	for i := n.above[place]; i >= 0; i = n.parts[i].above {
		p := &n.parts[i]
		before := p.holds()
		if is {
			p.hold++
		} else {
			p.hold--
		}
		if is = p.holds(); is == before {
			return
		}
	}
	n.is = is
}

// turn turns every comparison that moves turn.
func (s *search) turn(chosen []*move) {
	for _, mv := range chosen {
		for _, at := range mv.turns {
			s.nodes[at.node].turn(at.place)
		}
	}
}

// keepsPath reports whether the path after moves is what it was. Up to the first
// question that comes onto or off it, conditions are as they would be then.
func (s *search) keepsPath(chosen ...*move) bool { return s.broken(chosen...) == nil }

// broken is a node for which the path after moves is another one, nil when it is
// what it was.
func (s *search) broken(chosen ...*move) *node {
	s.checks++
	s.turn(chosen)
	defer s.turn(chosen)
	for _, mv := range chosen {
		for _, at := range mv.turns {
			if n := s.nodes[at.node]; n.is != n.was && s.matters(n) {
				return n
			}
		}
	}
	return nil
}

// matters reports whether the path changes where a condition comes out another way
// than it did, as conditions are turned: that of a question where its area is on
// the path and stays on it, that of an area where a question of it comes onto or
// was on the path.
func (s *search) matters(n *node) bool {
	a := &s.from.areas[n.area]
	if n.question >= 0 {
		area := s.areaNodes[n.area]
		return area == nil || area.was && area.is
	}
	for j := range a.questions {
		if n.was && a.replies[j].given != offPath {
			return true
		}
		if question := s.questionNodes[a.first+j]; n.is && (question == nil || question.is) {
			return true
		}
	}
	return false
}

// moved reports whether one of the moves is of a question.
func moved(chosen []*move, place int) bool {
	return slices.ContainsFunc(chosen, func(c *move) bool { return c.place == place })
}
