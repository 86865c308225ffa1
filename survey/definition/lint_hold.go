package definition

import "maturita/survey"

const holdHint = "correct the gates, or the score from which the level begins"

// together finds the lowest level that nobody reaches because its gates and
// those of the levels below exclude one another, or go with lower scores only.
// What lies above it needs the same, and is not reported again.
func (l *linter) together() {
	var asked []*survey.Condition
	gated := false
	for i := range l.barred {
		level := &l.q.Levels[i]
		path := entry("levels", i)
		if len(level.Gates) > 0 {
			path, gated = path+".gates", true
		}
		asked = append(asked, l.wanted(level.Gates)...)
		switch {
		case !gated:
		case l.search.can(all(asked...), true, true) == never:
			l.refuse(path, "unreachable-level", holdHint, "nobody reaches the level %q: no answers lead to all the areas and questions that its gates, and those below, look at", level.ID)
			return
		case l.unheld(i):
			l.refuse(path, "unreachable-level", holdHint, "nobody reaches the level %q: no answers have its score and pass its gates and those below", level.ID)
			return
		}
	}
}

// wanted are conditions without which gates do not hold: what they look at must
// be asked.
func (l *linter) wanted(gates []survey.Gate) (asked []*survey.Condition) {
	for k := range gates {
		switch g := &gates[k]; {
		case len(g.All) > 0:
			asked = append(asked, l.wanted(g.All)...)
		case g.Question != "":
			i := l.search.place[g.Question]
			asked = append(asked, l.search.areas[i].When, l.search.order[i].When)
		case g.Area != "":
			asked = append(asked, l.asks(l.q, &survey.AdviceCondition{Area: g.Area})...)
		}
	}
	return asked
}

// unheld reports whether no answers lead to a level or one above it. It is tried
// out where that takes at most twelve questions, as for a rule of advice that
// wants these levels.
func (l *linter) unheld(i int) bool {
	if l.engine == nil {
		return false
	}
	rule := survey.Advice{ID: "held"}
	for k := i; k < len(l.q.Levels); k++ {
		rule.When.Levels = append(rule.When.Levels, l.q.Levels[k].ID)
	}
	if len(l.search.involved(true, l.search.subjects(&rule.When)...)) > maxInvolved {
		return false
	}
	return l.fires(&rule) == never
}
