package scoring

import (
	"slices"

	"maturita/survey"
)

// node is an area or question with a condition.
type node struct {
	when      *survey.Condition
	area      int
	question  int   // place, -1 = the area itself
	questions []int // places of those that the condition refers to
}

// nodes lists them in reading order.
func (e *evaluation) nodes() []node {
	var list []node
	add := func(when *survey.Condition, area, question int) {
		if when != nil {
			n := node{when: when, area: area, question: question}
			leaves(when, func(c *survey.Condition) {
				if place := e.model.places[c.Question]; !slices.Contains(n.questions, place) {
					n.questions = append(n.questions, place)
				}
			})
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

// holdsWith evaluates a condition after moves, the path being what it was.
func (s *search) holdsWith(c *survey.Condition, chosen ...*move) bool {
	e := s.from
	return c.Holds(func(id survey.QuestionID) (*survey.Question, survey.Answer, bool) {
		r := e.reply(id)
		if r.given != answered {
			return nil, survey.Answer{}, false
		}
		for _, mv := range chosen {
			if mv.place == r.place {
				return r.Question, mv.answer(e.answers[id]), true
			}
		}
		return r.Question, e.answers[id], true
	})
}

// keepsPath reports whether the path after moves is what it was. Up to the first
// question that comes onto or off it, conditions are as they would be then.
func (s *search) keepsPath(chosen []*move) bool {
	for i := range s.nodes {
		n := &s.nodes[i]
		if !slices.ContainsFunc(n.questions, func(place int) bool { return moved(chosen, place) }) {
			continue
		}
		was, is := s.holdsWith(n.when), s.holdsWith(n.when, chosen...)
		if was == is {
			continue
		}
		a := &s.from.areas[n.area]
		switch {
		case n.question >= 0: // matters where the area is on the path and stays on it
			if a.When == nil || s.holdsWith(a.When) && s.holdsWith(a.When, chosen...) {
				return false
			}
		default: // matters where a question of the area comes onto or was on the path
			for j := range a.questions {
				if was && a.replies[j].given != offPath || is && (a.questions[j].When == nil || s.holdsWith(a.questions[j].When, chosen...)) {
					return false
				}
			}
		}
	}
	return true
}
