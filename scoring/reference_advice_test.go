package scoring_test

import (
	"math/big"
	"slices"

	"maturita/scoring"
	"maturita/survey"
)

// advice chooses the rules that fire, in declared order (SCORING.md §8).
func (r *reference) advice() []survey.AdviceID {
	chosen := []survey.AdviceID{}
	for _, rule := range r.q.Advice {
		if r.fires(rule.When) && (r.q.MaxAdvice == 0 || len(chosen) < r.q.MaxAdvice) {
			chosen = append(chosen, rule.ID)
		}
	}
	return chosen
}

// fires reports whether every part of a rule holds. Limits on what has no score
// do not hold.
func (r *reference) fires(when survey.AdviceCondition) bool {
	within := func(x *big.Rat) bool {
		return x != nil && (when.From == nil || x.Cmp(when.From.Rat()) >= 0) && (when.Below == nil || x.Cmp(when.Below.Rat()) < 0)
	}
	if when.Area != "" {
		a := r.areas[when.Area]
		if when.NotAssessed {
			if a.state != scoring.NotAssessable {
				return false
			}
		} else if !within(a.score) {
			return false
		}
	}
	if when.Overall && !within(r.overall) {
		return false
	}
	if when.Index != "" && !within(r.index(r.findIndex(when.Index))) {
		return false
	}
	if len(when.Levels) > 0 {
		if r.overall == nil {
			return false
		}
		if held := r.levels().held; held == nil || !slices.Contains(when.Levels, *held) {
			return false
		}
	}
	return r.holds(when.Answers)
}
