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
	whole       areaSums
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
	a.exact.become(fraction{})
	mean, ok := a.wholly()
	if !ok {
		mean = a.widely()
	}
	a.state = a.assess(mean)
}

// assess finds coverage and score from the sums.
func (a *assessed) assess(mean fraction) AreaState {
	if a.asked == 0 {
		return NotPertinent
	}
	if a.coverage.none() { // questions without any weight cover nothing
		a.coverage.become(whole(0))
	}
	if a.counting == 0 || a.coverage.cmp(a.minCoverage) < 0 {
		return NotAssessable
	}
	if a.exact.become(a.aggregate(mean).lowest()); a.exact.none() {
		return NotAssessable
	}
	return Assessable
}

// widely is wholly with fractions, which hold whatever it is.
func (a *assessed) widely() (mean fraction) {
	covered, counted := newMean(), newMean()
	a.asked, a.counting, a.earned, a.best = 0, 0, whole(0), whole(0)
	for i := range a.replies {
		r := &a.replies[i]
		switch {
		case r.counts():
			a.asked, a.counting = a.asked+1, a.counting+1
			a.earned, a.best = a.earned.add(r.earned), a.best.add(r.best)
			covered.add(r.weight, r.applicable)
			counted.add(r.weight, r.s())
		case r.asked():
			a.asked++
			covered.add(r.weight, whole(0))
		}
	}
	a.coverage = covered.value()
	return counted.value()
}

// aggregate makes one score of the questions that count, at least one; none when
// none of them has weight in a mean. The weighted mean is given.
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
