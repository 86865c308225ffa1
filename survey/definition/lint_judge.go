package definition

import "maturita/survey"

// truth is what is known of a condition while some answers are still open.
type truth int

const (
	fails truth = -1
	open  truth = 0
	holds truth = 1
)

// judge evaluates a condition as far as the answers put in decide it; no
// condition holds.
func (s *search) judge(c *survey.Condition) truth {
	if c == nil {
		return holds
	}
	switch c.Op {
	case survey.OpAnd, survey.OpOr:
		settles := fails
		if c.Op == survey.OpOr {
			settles = holds
		}
		result := -settles
		for i := range c.Parts {
			switch t := s.judge(&c.Parts[i]); t {
			case settles:
				return settles
			case open:
				result = open
			}
		}
		return result
	case survey.OpNot:
		return -s.judge(&c.Parts[0])
	}
	if !s.assigned[s.place[c.Question]] {
		return open
	}
	if c.Holds(s.answered) {
		return holds
	}
	return fails
}

func (s *search) answered(id survey.QuestionID) (*survey.Question, survey.Answer, bool) {
	i := s.place[id]
	if s.answers[i] == nil || survey.Inapplicable(s.order[i], *s.answers[i]) {
		return nil, survey.Answer{}, false
	}
	return s.order[i], *s.answers[i], true
}

// all joins conditions that must hold together; nil ones always do.
func all(conditions ...*survey.Condition) *survey.Condition {
	c := &survey.Condition{Op: survey.OpAnd}
	for _, one := range conditions {
		if one != nil {
			c.Parts = append(c.Parts, *one)
		}
	}
	return c
}

func not(c *survey.Condition) *survey.Condition {
	return &survey.Condition{Op: survey.OpNot, Parts: []survey.Condition{*c}}
}
