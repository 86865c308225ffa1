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
	from := &e.model.areas[place]
	a := assessed{area: from, state: NotPertinent, replies: from.of(e.replies), earned: whole(0), best: whole(0)}
	covered := newMean()
	for i := range a.replies {
		r := &a.replies[i]
		switch {
		case r.counts():
			a.asked, a.counting = a.asked+1, a.counting+1
			a.earned, a.best = a.earned.add(r.earned), a.best.add(r.best)
			covered.add(r.weight, r.applicable)
		case r.asked():
			a.asked++
			covered.add(r.weight, whole(0))
		}
	}
	if a.asked > 0 {
		a.state, a.coverage = NotAssessable, covered.value()
		if a.coverage.none() { // questions without any weight cover nothing
			a.coverage = whole(0)
		}
		if a.counting > 0 && a.coverage.cmp(from.minCoverage) >= 0 {
			if a.exact = a.aggregate().lowest(); !a.exact.none() {
				a.state = Assessable
			}
		}
	}
	e.areas[place] = a
}

// aggregate makes one score of the questions that count, at least one; none when
// none of them has weight in a mean.
func (a *assessed) aggregate() fraction {
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
	return weightedMean(a.replies).percent()
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

// weightedMean is that of the questions that count among replies, none when they
// have no weight.
func weightedMean(replies []reply) fraction {
	m := newMean()
	for i := range replies {
		if r := &replies[i]; r.counts() {
			m.add(r.weight, r.s())
		}
	}
	return m.value()
}
