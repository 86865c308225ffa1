package scoring

import (
	"slices"

	"maturita/survey"
)

func (x explainer) area(a *assessed, result Area) ExplainedArea {
	weight, contribution := x.areaShare(a)
	area := ExplainedArea{
		ID: a.ID, State: a.state, Aggregate: a.Aggregate, Exact: result.Exact, Display: result.Display,
		Coverage: result.Coverage, MinCoverage: a.minCoverage.text(), Weight: weight.published(), Contribution: contribution.published(),
		Decides: []survey.QuestionID{}, Stages: make([]ExplainedStage, len(a.stages)), Questions: make([]ExplainedQuestion, len(a.replies)),
	}
	if a.state == NotAssessable {
		area.Reason = a.reason()
	}
	extreme := a.state == Assessable && (a.Aggregate == survey.Minimum || a.Aggregate == survey.Maximum)
	for i := range a.replies {
		r := &a.replies[i]
		area.Questions[i] = x.question(a, r)
		if extreme && r.counts() && r.s().percent().cmp(a.exact) == 0 {
			area.Decides = append(area.Decides, r.ID)
		}
	}
	reached := true
	for i := range a.stages {
		area.Stages[i] = a.stage(&a.stages[i], a.Stages[i].ID)
		reached = reached && area.Stages[i].Missing == nil
		area.Stages[i].Reached = reached
	}
	return area
}

// reason tells why an area is non valutabile.
func (a *assessed) reason() AreaReason {
	switch {
	case a.counting == 0:
		return NothingCounts
	case a.weightless():
		return NoWeight
	case a.coverage.cmp(a.minCoverage) < 0:
		return LowCoverage
	}
	return NoWeight
}

// weightless reports whether no scored question on the path has weight, so that
// there is nothing to cover.
func (a *assessed) weightless() bool {
	return !slices.ContainsFunc(a.replies, func(r reply) bool { return r.asked() && r.weight.sign() > 0 })
}

// stage compares the mean of a stage with its share.
func (a *assessed) stage(s *stage, id string) ExplainedStage {
	m := newMean()
	for _, place := range s.questions {
		if r := &a.replies[place]; r.counts() {
			m.add(r.weight, r.s())
		}
	}
	mean := m.value()
	explained := ExplainedStage{ID: id, Share: s.share.text(), Mean: mean.published()}
	if !mean.none() && mean.cmp(s.share) < 0 {
		explained.Missing = s.share.sub(mean).published()
	}
	return explained
}
