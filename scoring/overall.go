package scoring

import "maturita/survey"

// total makes the overall of the assessable areas (SCORING.md §6); there is none
// when they are too few, or have no weight.
func (e *evaluation) total() {
	e.overall, e.earned, e.best = fraction{}, whole(0), whole(0)
	rule := &e.model.questionnaire.Overall
	weighted := overallSum{overallUnits: &e.model.overall}
	var lowest fraction
	pertinent, assessable := 0, 0
	for i := range e.areas {
		a := &e.areas[i]
		if a.state != NotPertinent {
			pertinent++
		}
		if a.state != Assessable {
			continue
		}
		assessable++
		e.earned, e.best = e.earned.add(a.earned), e.best.add(a.best)
		weighted.add(a, i)
		if rule.Aggregate == survey.Minimum && (lowest.none() || a.exact.cmp(lowest) < 0) {
			lowest = a.exact
		}
	}
	fewest := rule.MinAreas
	if fewest == 0 {
		fewest = pertinent/2 + 1
	}
	if assessable < fewest {
		return
	}
	switch rule.Aggregate {
	case survey.Minimum:
		e.overall = lowest
	case survey.Sum:
		e.overall = e.earned.quo(e.best).percent()
	default:
		e.overall = weighted.mean()
	}
	e.overall = e.overall.lowest()
}
