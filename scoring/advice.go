package scoring

import (
	"math"
	"slices"

	"maturita/survey"
)

// rule is a rule of advice with places instead of ids, -1 for none.
type rule struct {
	*survey.Advice
	area, index int
	from, below survey.Decimal // as far as int64 goes where there is no such limit
	answers     *condition
	overall     bool
	notAssessed bool
	levels      []bool // of every level, whether it is among those named; nil = none is
}

func (m *Model) newRule(a *survey.Advice) rule {
	n := rule{
		Advice: a, area: -1, index: -1, answers: m.newCondition(a.When.Answers),
		overall: a.When.Overall, notAssessed: a.When.NotAssessed, from: math.MinInt64, below: math.MaxInt64,
	}
	if a.When.Area != "" {
		n.area = m.areaPlaces[a.When.Area]
	}
	if a.When.Index != "" {
		n.index = indexPlace(m.questionnaire, a.When.Index)
	}
	if a.When.From != nil {
		n.from = *a.When.From
	}
	if a.When.Below != nil {
		n.below = *a.When.Below
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
	if limit == 0 {
		return chosen
	}
	e.thousandths = e.thousandths[:0]
	for i := range e.areas {
		t := survey.Decimal(0)
		if x := e.areas[i].exact; !x.none() {
			t = x.thousandths()
		}
		e.thousandths = append(e.thousandths, t)
	}
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
		switch state := e.areas[r.area].state; {
		case r.notAssessed && state != NotAssessable:
			return false
		case !r.notAssessed && (state != Assessable || !r.within(e.thousandths[r.area])):
			return false
		}
	}
	if r.overall && !r.has(e.overall) || r.index >= 0 && !r.has(e.indices[r.index]) {
		return false
	}
	return r.answers == nil || e.holds(r.answers)
}

// has reports whether there is a value, and it is within the rule's limits.
func (r *rule) has(value fraction) bool { return !value.none() && r.within(value.thousandths()) }

// within reports whether a value, rounded down to thousandths, is at least from and
// below below.
func (r *rule) within(value survey.Decimal) bool { return value >= r.from && value < r.below }
