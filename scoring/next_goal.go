package scoring

import (
	"cmp"
	"slices"

	"maturita/survey"
)

// goal is what answers lack to a level whose lower levels' gates hold. What holds
// goes on holding whatever moves are made, as none lowers anything.
type goal struct {
	bound bound      // of the overall
	ticks []int      // questions that must gain one tick
	areas []areaGoal // areas that must rise, in order
}

// areaGoal is the score that one area must come to.
type areaGoal struct {
	place int
	bound bound
}

// goal is what is lacking to a level; ok is false when no moves can bring it
// about, each question moving once by one step.
func (e *evaluation) goal(level int) (g goal, ok bool) {
	g.bound = e.model.bounds[level]
	gates := e.model.gates[level]
	for i := range gates {
		gate := &gates[i]
		if gate.question >= 0 {
			if !e.wantTick(&g, gate) {
				return g, false
			}
			continue
		}
		for place := range e.areas {
			a := &e.areas[place]
			if place != gate.area && !(gate.every && a.state != NotPertinent) {
				continue
			}
			switch a.short(gate.least) {
			case "":
			case Below:
				g.want(place, bound{value: gate.least})
			default:
				return g, false
			}
		}
	}
	if e.model.questionnaire.Overall.Aggregate == survey.Minimum {
		for place := range e.areas {
			if a := &e.areas[place]; a.state == Assessable && !g.bound.metBy(a.exact) {
				g.want(place, g.bound)
			}
		}
	}
	slices.SortFunc(g.areas, func(a, b areaGoal) int { return cmp.Compare(a.place, b.place) })
	return g, true
}

// wantTick reports whether a gate on ticks holds or one tick more makes it hold.
func (e *evaluation) wantTick(g *goal, gate *gate) bool {
	r := &e.replies[gate.question]
	switch r.short(gate.ticks) {
	case "":
		return true
	case Below:
		if gate.ticks-r.ticks > 1 {
			return false
		}
	default:
		return false
	}
	if !slices.Contains(g.ticks, gate.question) {
		g.ticks = append(g.ticks, gate.question)
	}
	return true
}

// want asks for an area's score, unless more is asked already.
func (g *goal) want(place int, b bound) {
	for i := range g.areas {
		if old := &g.areas[i]; old.place == place {
			if c := b.value.cmp(old.bound.value); c > 0 || c == 0 && b.exclusive {
				old.bound = b
			}
			return
		}
	}
	g.areas = append(g.areas, areaGoal{place, b})
}
