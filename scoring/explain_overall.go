package scoring

import "maturita/survey"

// explainer writes down what an evaluation found out.
type explainer struct {
	*evaluation
	weights fraction // of the assessable areas together
	best    fraction // points of what counts in these
}

func (x explainer) explain() Explanation {
	r := x.result()
	rule := x.model.questionnaire.Overall
	tree := Explanation{
		Questionnaire: r.Questionnaire, Version: r.Version, Engine: r.Engine,
		Overall: r.Overall, Aggregate: rule.Aggregate, MinAreas: rule.MinAreas,
		Level: r.Level, LevelByScore: r.LevelByScore, FailedGates: r.FailedGates,
		Decides: []survey.AreaID{}, Areas: make([]ExplainedArea, len(x.areas)),
	}
	x.weights, x.best = whole(0), whole(0)
	pertinent := 0
	for i := range x.areas {
		a := &x.areas[i]
		if a.state != NotPertinent {
			pertinent++
		}
		if a.state != Assessable {
			continue
		}
		tree.Assessable++
		x.weights = x.weights.add(a.weight)
		_, best := earnedOf(a.replies)
		x.best = x.best.add(best)
		if rule.Aggregate == survey.Minimum && !x.overall.none() && a.exact.cmp(x.overall) == 0 {
			tree.Decides = append(tree.Decides, a.ID)
		}
	}
	if tree.MinAreas == 0 {
		tree.MinAreas = pertinent/2 + 1
	}
	for i := range x.areas {
		tree.Areas[i] = x.area(&x.areas[i], r.Areas[i])
	}
	return tree
}

// earnedOf sums the points of the questions that count, and their best.
func earnedOf(replies []reply) (earned, best fraction) {
	earned, best = whole(0), whole(0)
	for i := range replies {
		if r := &replies[i]; r.counts() {
			earned, best = earned.add(r.earned), best.add(r.best)
		}
	}
	return earned, best
}

// areaShare is the weight of an area in the overall and what it contributes; none
// where there is no such thing.
func (x explainer) areaShare(a *assessed) (weight, contribution fraction) {
	if a.state != Assessable || x.overall.none() {
		return fraction{}, fraction{}
	}
	switch x.model.questionnaire.Overall.Aggregate {
	case survey.WeightedMean:
		weight = a.weight.quo(x.weights)
		return weight, weight.mul(a.exact)
	case survey.Sum:
		earned, best := earnedOf(a.replies)
		return best.quo(x.best), earned.quo(x.best).percent()
	}
	return fraction{}, fraction{}
}

// worth is what a question contributes to the overall when its s is 1; none where
// the overall is no sum of questions.
func (x explainer) worth(a *assessed, r *reply) fraction {
	weight, _ := x.areaShare(a)
	switch {
	case weight.none():
	case x.model.questionnaire.Overall.Aggregate == survey.Sum:
		return r.best.quo(x.best).percent()
	case a.adds():
		return weight.mul(a.share(r)).percent()
	}
	return fraction{}
}

// published is an exact figure, nil for none.
func (x fraction) published() *string {
	if x.none() {
		return nil
	}
	text := x.text()
	return &text
}
