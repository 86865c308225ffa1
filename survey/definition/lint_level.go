package definition

import (
	"math/big"

	"maturita/survey"
)

// levels judges whether each level can be reached, its gates included.
func (l *linter) levels() {
	overall, scored := l.overallSpan()
	for i := range l.q.Levels {
		level := &l.q.Levels[i]
		path := entry("levels", i)
		var next *survey.Bound
		if i+1 < len(l.q.Levels) && len(l.q.Levels[i+1].Gates) == 0 {
			next = &l.q.Levels[i+1].Bound
		}
		switch {
		case scored && !met(level.Bound, overall.high):
			l.barred = min(l.barred, i)
			l.refuse(path, "unreachable-level", "lower its bound, or let answers earn more",
				"the level %q begins above the highest possible score, %s", level.ID, shown(overall.high))
		case scored && next != nil && met(*next, overall.low):
			l.refuse(path, "unreachable-level", "take it away, or let answers earn less",
				"the level %q ends below the lowest possible score, %s", level.ID, shown(overall.low))
		case next != nil && next.Value == level.Bound.Value:
			l.warn(path, "narrow-level", "set the two bounds apart", "the level %q is for a score of exactly %s alone", level.ID, level.Bound.Value)
		}
		if i == 0 && len(level.Gates) > 0 {
			l.warn(path+".gates", "gate-first", "take the gates away: a score then always has a level",
				"the first level has gates, so that who does not pass them has a score without a level")
		}
		l.gates(level, level.Gates, path+".gates")
	}
}

// met reports whether a value reaches a bound.
func met(b survey.Bound, value *big.Rat) bool {
	order := value.Cmp(b.Value.Rat())
	return order > 0 || order == 0 && !b.Exclusive
}

func (l *linter) gates(level *survey.Level, gates []survey.Gate, path string) {
	for i := range gates {
		g, at := &gates[i], entry(path, i)
		switch {
		case len(g.All) > 0:
			l.gates(level, g.All, at+".all")
		case g.Question != "":
			if l.deadQuestions[g.Question] {
				l.gateNever(at, level, "no answers lead to the question \""+string(g.Question)+"\"")
			}
		case g.Area != "":
			l.areaGate(at, level, l.q.Area(g.Area), g.Least)
		default:
			l.everyGate(at, level, g.Least)
		}
	}
}

func (l *linter) gateNever(path string, level *survey.Level, why string) {
	for i := range l.barred {
		if l.q.Levels[i].ID == level.ID {
			l.barred = i
			break
		}
	}
	l.refuse(path, "gate-never", "correct the gate, or take it away", "this gate never holds, so that nobody holds the level %q: %s", level.ID, why)
}

func (l *linter) areaGate(path string, level *survey.Level, area *survey.Area, least survey.Decimal) {
	s, ok := l.areaSpan(area)
	switch {
	case l.deadAreas[area.ID]:
		l.gateNever(path, level, "no answers lead to the area \""+string(area.ID)+"\"")
	case !ok:
		l.gateNever(path, level, "no answers give the area \""+string(area.ID)+"\" a score")
	case s.high.Cmp(least.Rat()) < 0:
		l.gateNever(path, level, "the area \""+string(area.ID)+"\" reaches "+shown(s.high)+" at most")
	}
}

// everyGate judges a gate on every pertinent area by those that always are.
func (l *linter) everyGate(path string, level *survey.Level, least survey.Decimal) {
	for i := range l.q.Areas {
		area := &l.q.Areas[i]
		if s, ok := l.areaSpan(area); ok && area.When == nil && unconditional(area) && s.high.Cmp(least.Rat()) < 0 {
			l.areaGate(path, level, area, least)
			return
		}
	}
}

// unconditional reports whether an area always asks a scored question.
func unconditional(area *survey.Area) bool {
	for i := range area.Questions {
		if area.Questions[i].Scored && area.Questions[i].When == nil {
			return true
		}
	}
	return false
}
