package definition

import "maturita/survey"

// fire finds rules that no answers make fire. First all are tried at once on
// typical answers; what is left is tried by itself on a questionnaire of what
// it is about, in the end on all answers where at most twelve questions are
// involved.
func (l *linter) fire(rules []int) {
	if l.engine == nil || len(rules) == 0 {
		return
	}
	fired := map[survey.AdviceID]bool{}
	everything := *l.q
	everything.MaxAdvice = 0
	if t := l.trial(&everything); t != nil {
		t.try = func(o Outcome) bool {
			for _, id := range o.Advice {
				fired[id] = true
			}
			return len(fired) == len(l.q.Advice)
		}
		t.sweep(12)
	}
	for _, i := range rules {
		rule := &l.q.Advice[i]
		if fired[rule.ID] {
			continue
		}
		switch l.fires(rule) {
		case never:
			l.refuse(entry("advice.rules", i)+".when", "advice-never", "correct the rule, or take it away", "the advice %q is never given, whatever is answered", rule.ID)
		case undecided:
			l.warn(entry("advice.rules", i)+".when", "undecided", undecidedHint, "whether the advice %q is ever given was not decided", rule.ID)
		}
	}
}

// fires decides about one rule.
func (l *linter) fires(rule *survey.Advice) verdict {
	if l.work <= 0 {
		return undecided
	}
	w := &rule.When
	small := l.about(rule)
	s := newSearch(small)
	s.left = min(maxTries, l.search.left)
	defer func(before int) { l.search.left -= before - s.left }(s.left)
	steering := s.can(all(append(l.asks(small, w), w.Answers)...), true, true)
	if steering == never || w.Area == "" && !w.Overall && w.Index == "" && len(w.Levels) == 0 {
		return steering
	}
	t := l.trial(small)
	if t == nil {
		return undecided
	}
	given := false
	t.try = func(o Outcome) bool {
		given = given || len(o.Advice) > 0
		return given
	}
	t.fixed = s.found
	t.exclude = w.NotAssessed
	t.sweep(40)
	if given {
		return possible
	}
	t.fixed = nil
	return l.enumerate(t, w, &given)
}

// asks wants the area of a rule to be asked, and one of its scored questions.
func (l *linter) asks(q *survey.Questionnaire, w *survey.AdviceCondition) []*survey.Condition {
	area := q.Area(w.Area)
	if area == nil {
		return nil
	}
	wanted := []*survey.Condition{area.When}
	either := &survey.Condition{Op: survey.OpOr}
	for i := range area.Questions {
		switch one := &area.Questions[i]; {
		case one.Scored && one.When == nil:
			return wanted
		case one.Scored:
			either.Parts = append(either.Parts, *one.When)
		}
	}
	return append(wanted, either)
}

// enumerate tries all answers that make a difference to a rule.
func (l *linter) enumerate(t *trial, w *survey.AdviceCondition, given *bool) verdict {
	places := t.involved(true, append(t.subjects(w), w.Answers)...)
	if len(places) > maxInvolved {
		return undecided
	}
	domains, ok := t.worths(places, w.Answers)
	if !ok {
		return undecided
	}
	switch complete := t.each(places, domains); {
	case *given:
		return possible
	case complete:
		return never
	}
	return undecided
}
