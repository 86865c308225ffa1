package scoring

import (
	"math/big"
	"slices"

	"maturita/survey"
)

// advice chooses the rules whose conditions hold, in declared order, at most as
// many as the version says (SCORING.md §8).
func (e *evaluation) advice() []survey.AdviceID {
	var chosen []survey.AdviceID
	q := e.model.questionnaire
	for i := range q.Advice {
		if q.MaxAdvice > 0 && len(chosen) == q.MaxAdvice {
			break
		}
		if e.advises(&q.Advice[i].When) {
			chosen = append(chosen, q.Advice[i].ID)
		}
	}
	return chosen
}

// advises reports whether every part of a condition holds. A part about a score
// or index that there is not does not hold.
func (e *evaluation) advises(c *survey.AdviceCondition) bool {
	q := e.model.questionnaire
	if c.Area != "" {
		a := e.area(c.Area)
		if c.NotAssessed && a.state != NotAssessable || !c.NotAssessed && !within(a.exact, c) {
			return false
		}
	}
	if c.Overall && !within(e.overall, c) || c.Index != "" && !within(e.indices[indexPlace(q, c.Index)], c) {
		return false
	}
	if len(c.Levels) > 0 && (e.held < 0 || !slices.Contains(c.Levels, q.Levels[e.held].ID)) {
		return false
	}
	return c.Answers == nil || e.path.Holds(c.Answers, e.answers)
}

func (e *evaluation) area(id survey.AreaID) *assessed {
	return &e.areas[slices.IndexFunc(e.areas, func(a assessed) bool { return a.ID == id })]
}

// within reports whether there is a value, at least From and below Below.
func within(value *big.Rat, c *survey.AdviceCondition) bool {
	return value != nil &&
		(c.From == nil || value.Cmp(c.From.Rat()) >= 0) &&
		(c.Below == nil || value.Cmp(c.Below.Rat()) < 0)
}
