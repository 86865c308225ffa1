package scoring_test

import (
	"math/big"

	"maturita/scoring"
	"maturita/survey"
)

// areaWorth is what an area is worth (SCORING.md §5).
type areaWorth struct {
	state        scoring.AreaState
	coverage     *big.Rat
	score        *big.Rat // 0–100, when assessable
	earned, best *big.Rat // of the questions that count
}

func (r *reference) assess(area survey.Area) areaWorth {
	a := areaWorth{state: scoring.NotPertinent, earned: whole(0), best: whole(0)}
	all, counting, weights := whole(0), whole(0), whole(0)
	count := map[survey.QuestionID]worth{}
	for _, q := range area.Questions {
		if !r.on[q.ID] || !scored(q) {
			continue
		}
		a.state = scoring.NotAssessable
		all = plus(all, q.Weight.Rat())
		if w := r.worth(q); w.excluded == "" {
			count[q.ID] = w
			weights = plus(weights, q.Weight.Rat())
			counting = plus(counting, times(q.Weight.Rat(), w.applicable))
			a.earned, a.best = plus(a.earned, w.earned), plus(a.best, w.best)
		}
	}
	if a.state == scoring.NotPertinent {
		return a
	}
	a.coverage = whole(0)
	if all.Sign() > 0 {
		a.coverage = over(counting, all)
	}
	if len(count) == 0 || a.coverage.Cmp(area.MinCoverage.Rat()) < 0 {
		return a
	}
	if area.Aggregate == survey.WeightedMean && weights.Sign() == 0 {
		return a
	}
	a.state = scoring.Assessable
	a.score = times(whole(100), r.aggregate(area, count, a))
	return a
}

// aggregate is the score of an area as a fraction of 1.
func (r *reference) aggregate(area survey.Area, count map[survey.QuestionID]worth, a areaWorth) *big.Rat {
	switch area.Aggregate {
	case survey.Sum:
		return over(a.earned, a.best)
	case survey.Stages:
		reached := 0
		for _, stage := range area.Stages {
			mean := r.mean(stage.Questions, count)
			if mean != nil && mean.Cmp(stage.Share.Rat()) < 0 {
				break
			}
			reached++
		}
		return over(whole(reached), whole(len(area.Stages)))
	case survey.Minimum, survey.Maximum:
		var score *big.Rat
		for _, w := range count {
			switch {
			case score == nil:
				score = w.s
			case area.Aggregate == survey.Minimum:
				score = least(score, w.s)
			default:
				score = most(score, w.s)
			}
		}
		return score
	}
	var all []survey.QuestionID
	for _, q := range area.Questions {
		all = append(all, q.ID)
	}
	return r.mean(all, count)
}

// mean is the weighted mean of the s of those questions that count, nil when
// none counts or they have no weight.
func (r *reference) mean(of []survey.QuestionID, count map[survey.QuestionID]worth) *big.Rat {
	sum, weights := whole(0), whole(0)
	for _, id := range of {
		if w, ok := count[id]; ok {
			weight := r.find(id).Weight.Rat()
			sum, weights = plus(sum, times(weight, w.s)), plus(weights, weight)
		}
	}
	if weights.Sign() == 0 {
		return nil
	}
	return over(sum, weights)
}

// assessOverall is SCORING.md §6.
func (r *reference) assessOverall() *big.Rat {
	pertinent, assessable := 0, 0
	sum, weights, earned, best := whole(0), whole(0), whole(0), whole(0)
	lowest := whole(100)
	for _, area := range r.q.Areas {
		a := r.areas[area.ID]
		if a.state != scoring.NotPertinent {
			pertinent++
		}
		if a.state == scoring.Assessable {
			assessable++
			sum, weights = plus(sum, times(area.Weight.Rat(), a.score)), plus(weights, area.Weight.Rat())
			earned, best = plus(earned, a.earned), plus(best, a.best)
			lowest = least(lowest, a.score)
		}
	}
	switch {
	case assessable == 0,
		r.q.Overall.MinAreas > 0 && assessable < r.q.Overall.MinAreas,
		r.q.Overall.MinAreas == 0 && 2*assessable <= pertinent:
		return nil
	}
	switch r.q.Overall.Aggregate {
	case survey.Minimum:
		return lowest
	case survey.Sum:
		return times(whole(100), over(earned, best))
	}
	if weights.Sign() == 0 {
		return nil
	}
	return over(sum, weights)
}
