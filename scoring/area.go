package scoring

import "maturita/survey"

// area is an area of which everything that answers do not change is known.
type area struct {
	*survey.Area
	when        *condition // nil = always
	weight      fraction
	minCoverage fraction
	first       int        // place of its first question, in the questionnaire
	questions   []question // all of them
	stages      []stage
	totals      totals
	shown       []bound // what its score is compared with, as it is shown
}

// of returns the part of the replies to all questions that is this area's.
func (a *area) of(replies []reply) []reply {
	return replies[a.first : a.first+len(a.questions)]
}

// assessed is what answers make of an area (SCORING.md §5).
type assessed struct {
	*area
	state        AreaState
	replies      []reply  // to all its questions
	asked        int      // scored questions on the path
	counting     int      // of these, the ones that count
	coverage     fraction // 0–1, none when non pertinente
	earned, best fraction // points of the questions that count
	exact        fraction // 0–100, none unless assessable
}

// assess values one area by its replies.
func (e *evaluation) assess(place int) {
	a := &e.areas[place]
	a.state, a.asked, a.counting = NotPertinent, 0, 0
	a.coverage, a.exact, a.earned, a.best = fraction{}, fraction{}, whole(0), whole(0)
	mean, narrow := a.sumNarrow()
	if !narrow {
		mean = a.sum()
	}
	if a.asked == 0 {
		return
	}
	if a.coverage.none() { // questions without any weight cover nothing
		a.coverage = whole(0)
	}
	a.state = NotAssessable
	if a.counting > 0 && a.coverage.cmp(a.minCoverage) >= 0 {
		if a.exact = a.aggregate(mean).lowest(); !a.exact.none() {
			a.state = Assessable
		}
	}
}

// sum adds up what the area's questions come to, and returns the weighted mean of
// those that count; none when they have no weight.
func (a *assessed) sum() fraction {
	covered, weighted := newMean(), newMean()
	a.asked, a.counting, a.earned, a.best = 0, 0, whole(0), whole(0)
	for i := range a.replies {
		r := &a.replies[i]
		switch {
		case r.counts():
			a.asked, a.counting = a.asked+1, a.counting+1
			a.earned, a.best = a.earned.add(r.earned), a.best.add(r.best)
			covered.add(r.weight, r.applicable)
			if a.Aggregate == survey.WeightedMean {
				weighted.add(r.weight, r.s())
			}
		case r.asked():
			a.asked++
			covered.add(r.weight, whole(0))
		}
	}
	a.coverage = covered.value()
	return weighted.value()
}

// sumNarrow is sum on int64; narrow is false where that does not hold.
func (a *assessed) sumNarrow() (mean fraction, narrow bool) {
	if !a.totals.fits {
		return mean, false
	}
	var weight, value, asked, earned, best int64
	for i := range a.replies {
		r, own := &a.replies[i], &a.totals.addend[i]
		switch {
		case r.full:
			a.counting++
			weight += own.weight
			value += own.rate * r.earned.num
			earned += own.points * r.earned.num
			best += own.best
		case r.counts():
			return mean, false
		case r.asked():
			a.asked++
			asked += own.weight
		}
	}
	a.asked += a.counting
	if asked += weight; asked > 0 {
		a.coverage = fraction{num: weight, den: asked}
	}
	if a.counting > 0 {
		a.earned, a.best = fraction{num: earned, den: a.totals.points}, fraction{num: best, den: a.totals.points}
	}
	if weight > 0 {
		mean = fraction{num: value, den: a.totals.mean * weight}
	}
	return mean, true
}

// aggregate makes one score of the questions that count, at least one, of which the
// weighted mean is given; none when none of them has weight in a mean.
func (a *assessed) aggregate(mean fraction) fraction {
	switch a.Aggregate {
	case survey.Minimum:
		return a.extreme(least).percent()
	case survey.Maximum:
		return a.extreme(most).percent()
	case survey.Sum:
		return a.earned.quo(a.best).percent()
	case survey.Stages:
		return a.climb()
	}
	return mean.percent()
}

// extreme is the lowest or highest s of the questions that count.
func (a *assessed) extreme(choose func(x, y fraction) fraction) fraction {
	var chosen fraction
	for i := range a.replies {
		if r := &a.replies[i]; r.counts() && chosen.none() {
			chosen = r.s()
		} else if r.counts() {
			chosen = choose(chosen, r.s())
		}
	}
	return chosen
}
