package scoring

import (
	"math/big"

	"maturita/survey"
)

// assessed is what answers make of an area (SCORING.md §5).
type assessed struct {
	*area
	questions    []scored  // the scored ones on the path
	counting     []*scored // of these, the ones that count
	state        AreaState
	coverage     *big.Rat // 0–1, nil when non pertinente
	earned, best *big.Rat // points of the questions that count
	exact        *big.Rat // 0–100, nil unless assessable
}

func (e *evaluation) assess(from *area) assessed {
	a := assessed{area: from, earned: new(big.Rat), best: new(big.Rat)}
	for i := range from.scored {
		if q := &from.scored[i]; e.path.On(q.ID) {
			a.questions = append(a.questions, q.score(e.answers[q.ID]))
		}
	}
	for i := range a.questions {
		if q := &a.questions[i]; q.excluded == counts {
			a.counting = append(a.counting, q)
			a.earned.Add(a.earned, q.earned)
			a.best.Add(a.best, q.best)
		}
	}
	if len(a.questions) == 0 {
		a.state = NotPertinent
		return a
	}
	a.coverage = a.covered()
	a.state = NotAssessable
	if len(a.counting) > 0 && a.coverage.Cmp(from.minCoverage) >= 0 {
		if a.exact = a.aggregate(); a.exact != nil {
			a.state = Assessable
		}
	}
	return a
}

// covered is the weight of the questions that count over the weight of the
// scored questions on the path; a matrix counts pro rata to its applicable rows.
// Questions without any weight cover nothing.
func (a *assessed) covered() *big.Rat {
	var m mean
	for i := range a.questions {
		q := &a.questions[i]
		if q.excluded == counts {
			m.add(q.weight, q.applicable)
		} else {
			m.add(q.weight, new(big.Rat))
		}
	}
	if share := m.value(); share != nil {
		return share
	}
	return new(big.Rat)
}

// aggregate makes one score of the questions that count, at least one; nil when
// none of them has weight in a mean.
func (a *assessed) aggregate() *big.Rat {
	switch a.Aggregate {
	case survey.Minimum, survey.Maximum:
		choose := least
		if a.Aggregate == survey.Maximum {
			choose = most
		}
		s := a.counting[0].s
		for _, q := range a.counting[1:] {
			s = choose(s, q.s)
		}
		return percent(s)
	case survey.Sum:
		return percent(new(big.Rat).Quo(a.earned, a.best))
	case survey.Stages:
		return a.climb()
	}
	if s := weightedMean(a.counting); s != nil {
		return percent(s)
	}
	return nil
}

func weightedMean(questions []*scored) *big.Rat {
	var m mean
	for _, q := range questions {
		m.add(q.weight, q.s)
	}
	return m.value()
}

func (e *evaluation) areaResult(a *assessed) Area {
	r := Area{ID: a.ID, State: a.state}
	if a.coverage != nil {
		r.Coverage = text(a.coverage.String())
	}
	if a.exact != nil {
		r.Exact = text(a.exact.String())
		r.Display = text(e.model.show(a.exact, a.earned, a.best, a.bounds))
	}
	return r
}

func text(s string) *string { return &s }
