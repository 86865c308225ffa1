package scoring

import (
	"math/big"

	"maturita/survey"
)

// total makes the overall of the assessable areas (SCORING.md §6); it stays nil
// when they are too few, or have no weight.
func (e *evaluation) total() {
	e.earned, e.best = new(big.Rat), new(big.Rat)
	var weighted mean
	var lowest *big.Rat
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
		e.earned.Add(e.earned, a.earned)
		e.best.Add(e.best, a.best)
		weighted.add(a.weight, a.exact)
		if lowest == nil || a.exact.Cmp(lowest) < 0 {
			lowest = a.exact
		}
	}
	rule := e.model.questionnaire.Overall
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
		e.overall = percent(new(big.Rat).Quo(e.earned, e.best))
	default:
		e.overall = weighted.value()
	}
}
