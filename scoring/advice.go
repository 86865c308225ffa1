package scoring

import (
	"slices"

	"maturita/survey"
)

// rule is a rule of advice with places instead of ids, -1 for none.
type rule struct {
	*survey.Advice
	area, index int
	from, below fraction
	answers     *condition
	overall     bool
	notAssessed bool
	levels      []bool // of every level, whether it is among those named; nil = none is
}

func (m *Model) newRule(a *survey.Advice) rule {
	n := rule{
		Advice: a, area: -1, index: -1, answers: m.newCondition(a.When.Answers),
		overall: a.When.Overall, notAssessed: a.When.NotAssessed,
	}
	if a.When.Area != "" {
		n.area = m.areaPlaces[a.When.Area]
	}
	if a.When.Index != "" {
		n.index = indexPlace(m.questionnaire, a.When.Index)
	}
	if a.When.From != nil {
		n.from = exactly(*a.When.From)
	}
	if a.When.Below != nil {
		n.below = exactly(*a.When.Below)
	}
	for i := range m.questionnaire.Levels {
		if len(a.When.Levels) > 0 {
			n.levels = append(n.levels, slices.Contains(a.When.Levels, m.questionnaire.Levels[i].ID))
		}
	}
	return n
}

// advice chooses the rules whose conditions hold, in declared order, at most as
// many as the version says (SCORING.md §8).
func (e *evaluation) advice() []survey.AdviceID {
	limit := len(e.model.advice)
	if most := e.model.questionnaire.MaxAdvice; most > 0 {
		limit = min(limit, most)
	}
	chosen := make([]survey.AdviceID, 0, limit)
	for i := range e.model.advice {
		if len(chosen) == limit {
			break
		}
		if r := &e.model.advice[i]; e.advises(r) {
			chosen = append(chosen, r.ID)
		}
	}
	return chosen
}

// advises reports whether every part of a rule's condition holds. A part about a
// score or index that there is not does not hold.
func (e *evaluation) advises(r *rule) bool {
	if r.levels != nil && (e.held < 0 || !r.levels[e.held]) {
		return false
	}
	if r.area >= 0 {
		a := &e.areas[r.area]
		if r.notAssessed && a.state != NotAssessable || !r.notAssessed && !r.within(a.exact) {
			return false
		}
	}
	if r.overall && !r.within(e.overall) || r.index >= 0 && !r.within(e.indices[r.index]) {
		return false
	}
	return r.answers == nil || e.holds(r.answers)
}

// within reports whether there is a value, at least from and below below.
func (r *rule) within(value fraction) bool {
	return !value.none() &&
		(r.from.none() || value.cmp(r.from) >= 0) &&
		(r.below.none() || value.cmp(r.below) < 0)
}
