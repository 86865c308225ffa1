package definition

import (
	"slices"

	"maturita/survey"
)

// advice judges the rules one by one, then what they leave out.
func (l *linter) advice() {
	var open []int
	for i := range l.q.Advice {
		rule := &l.q.Advice[i]
		if why := l.contradiction(&rule.When); why != "" {
			l.refuse(entry("advice.rules", i)+".when", "advice-never", "correct the rule, or take it away", "the advice %q is never given: %s", rule.ID, why)
		} else if !l.contradicted[rule.When.Answers] {
			open = append(open, i)
		}
	}
	l.fire(open)
	for i := range l.q.Areas {
		l.gaps(i)
	}
	l.levelGaps()
}

// levelGaps reports levels without advice where others have one for their name
// alone. Advice on the overall score speaks of every level.
func (l *linter) levelGaps() {
	spoken, first := map[survey.LevelID]bool{}, ""
	for i := range l.q.Advice {
		w := &l.q.Advice[i].When
		if w.Overall {
			return
		}
		if len(w.Levels) == 0 || w.Area != "" || w.Index != "" || w.Answers != nil {
			continue
		}
		if first == "" {
			first = entry("advice.rules", i)
		}
		for _, id := range w.Levels {
			spoken[id] = true
		}
	}
	for i := range l.q.Levels {
		if id := l.q.Levels[i].ID; first != "" && !spoken[id] {
			l.warn(first, "advice-gap", "add a rule for this level, if companies shall not be left without a word there",
				"there is advice for some levels, but none for the level %q", id)
		}
	}
}

// contradiction says why a rule can never fire, "" when that is not plain.
func (l *linter) contradiction(w *survey.AdviceCondition) string {
	if w.Area != "" {
		area := l.q.Area(w.Area)
		s, scored := l.areaSpan(area)
		switch {
		case !scored:
			return "the area never has a score"
		case w.NotAssessed && l.alwaysAssessable(area):
			return "every question of the area counts, so that it always has a score"
		case !w.NotAssessed && outside(s, w):
			return "the area's score is never within these limits"
		}
	}
	if s, ok := l.indexSpans[w.Index]; w.Index != "" && (!ok || outside(s, w)) {
		return "the index is never within these limits"
	}
	if s, ok := l.overallSpan(); w.Overall && (!ok || outside(s, w)) {
		return "the overall score is never within these limits"
	}
	if w.Overall && len(w.Levels) > 0 && !slices.ContainsFunc(w.Levels, func(id survey.LevelID) bool { return l.levelWithin(id, w) }) {
		return "no such level is held with such an overall score"
	}
	if w.Answers != nil && !l.contradicted[w.Answers] {
		outer := (*survey.Condition)(nil)
		if w.Area != "" {
			outer = l.q.Area(w.Area).When
		}
		if l.search.can(all(outer, w.Answers), true, true) == never {
			return "no answers make its condition hold"
		}
	}
	return ""
}

// outside reports whether no value of a span is within a rule's limits.
func outside(s span, w *survey.AdviceCondition) bool {
	return w.From != nil && s.high.Cmp(w.From.Rat()) < 0 || w.Below != nil && s.low.Cmp(w.Below.Rat()) >= 0
}

// levelWithin reports whether a level may be held with a score within a rule's
// limits. A score beyond the level's end needs a gate that holds it back.
func (l *linter) levelWithin(id survey.LevelID, w *survey.AdviceCondition) bool {
	i := slices.IndexFunc(l.q.Levels, func(level survey.Level) bool { return level.ID == id })
	begins := l.q.Levels[i].Bound
	if w.Below != nil && begins.Value >= *w.Below {
		return false
	}
	if i+1 == len(l.q.Levels) || len(l.q.Levels[i+1].Gates) > 0 || w.From == nil {
		return true
	}
	ends := l.q.Levels[i+1].Bound
	return ends.Value > *w.From || ends.Value == *w.From && ends.Exclusive
}

// alwaysAssessable reports whether every scored question of an area counts
// whenever it is asked, and weighs something.
func (l *linter) alwaysAssessable(area *survey.Area) bool {
	for i := range area.Questions {
		if q := &area.Questions[i]; q.Scored && (q.Weight == 0 || excludable(q)) {
			return false
		}
	}
	return true
}

// gaps reports the scores of an area without advice where other scores have one.
func (l *linter) gaps(place int) {
	id, first := l.q.Areas[place].ID, ""
	type limits struct{ from, below survey.Decimal }
	var covered []limits
	for i := range l.q.Advice {
		w := &l.q.Advice[i].When
		if w.Area != id || w.NotAssessed {
			continue
		}
		one := limits{0, hundred + 1}
		if w.From != nil {
			one.from = *w.From
		}
		if w.Below != nil {
			one.below = *w.Below
		}
		covered = append(covered, one)
		if first == "" {
			first = entry("advice.rules", i)
		}
	}
	slices.SortFunc(covered, func(a, b limits) int { return int(a.from - b.from) })
	reached := survey.Decimal(0)
	for _, one := range append(covered, limits{hundred + 1, hundred + 1}) {
		if one.from > reached && first != "" {
			l.warn(first, "advice-gap", "add a rule for these scores, if companies shall not be left without a word there",
				"the area %q has advice for some scores, but none from %s to %s", id, reached, min(one.from, hundred))
		}
		reached = max(reached, one.below)
	}
}
