package scoring

import "maturita/survey"

// share is the part of the overall that a question that counts stands for: its
// re-normalised weight, 0–1. With weighted means it is exact: the shares of all
// questions sum to 1. Where an area or the overall takes the lowest or highest
// score, or stages, weights stand in. In an area that is not assessable it is 0.
func (e *evaluation) share(r *reply) fraction {
	a := &e.areas[r.areaPlace]
	if a.state != Assessable {
		return whole(0)
	}
	if e.model.questionnaire.Overall.Aggregate == survey.Sum {
		return r.best.quo(e.best)
	}
	areas := whole(0)
	for i := range e.areas {
		if e.areas[i].state == Assessable {
			areas = areas.add(e.areas[i].weight)
		}
	}
	return a.share(r).mul(ratio(a.weight, areas))
}

// share is the part of the area's score that one of its questions that count
// stands for.
func (a *assessed) share(r *reply) fraction {
	if a.Aggregate == survey.Sum {
		return ratio(r.best, a.best)
	}
	within := whole(0)
	for i := range a.replies {
		if other := &a.replies[i]; other.counts() {
			within = within.add(other.weight)
		}
	}
	return ratio(r.weight, within)
}

// ratio is a/b, 0 when b is.
func ratio(a, b fraction) fraction {
	if b.sign() == 0 {
		return whole(0)
	}
	return a.quo(b)
}
