package scoring

import (
	"strconv"

	"maturita/survey"
)

// gate is one condition of a level. It is about an area, every pertinent area,
// or a question.
type gate struct {
	area     int // place, -1 = not about one area
	every    bool
	question int      // place, -1 = not about a question
	least    fraction // score of the area
	ticks    int      // in the question
	required string   // the one or the other, as it is published
}

// newGates lists the gates of a level; all of a list of gates are so many gates.
func (m *Model) newGates(gates []survey.Gate) []gate {
	var list []gate
	for i := range gates {
		g := &gates[i]
		if len(g.All) > 0 {
			list = append(list, m.newGates(g.All)...)
			continue
		}
		n := gate{area: -1, every: g.Every, question: -1, ticks: g.Ticks, required: strconv.Itoa(g.Ticks)}
		switch {
		case g.Question != "":
			n.question = m.places[g.Question]
		case !g.Every:
			n.area = m.areaPlaces[g.Area]
		}
		if n.question < 0 {
			n.least = exactly(g.Least)
			n.required = n.least.text()
		}
		list = append(list, n)
	}
	return list
}

// failure is one gate that does not hold, of every area one for each that fails.
// It is about an area or a question; the other is nil.
type failure struct {
	level    int // place
	gate     *gate
	area     *assessed
	question *reply
	reason   GateReason
}

// check adds the failures of one gate.
func (e *evaluation) check(level int, g *gate) {
	if g.question >= 0 {
		r := &e.replies[g.question]
		if reason := r.short(g.ticks); reason != "" {
			e.failed = append(e.failed, failure{level: level, gate: g, question: r, reason: reason})
		}
		return
	}
	for i := range e.areas {
		a := &e.areas[i]
		if i != g.area && !(g.every && a.state != NotPertinent) {
			continue
		}
		if reason := a.short(g.least); reason != "" {
			e.failed = append(e.failed, failure{level: level, gate: g, area: a, reason: reason})
		}
	}
}

// short tells why a question does not have so many ticks, "" when it has.
func (r *reply) short(ticks int) GateReason {
	switch {
	case r.given == offPath:
		return GateOffPath
	case r.given == unanswered:
		return GateUnanswered
	case r.given == inapplicable:
		return GateNotApplicable
	case r.ticks < ticks:
		return Below
	}
	return ""
}

// short tells why an area does not have at least this score, "" when it has.
func (a *assessed) short(score fraction) GateReason {
	switch {
	case a.state == NotPertinent:
		return GateNotPertinent
	case a.state == NotAssessable:
		return GateNotAssessable
	case a.exact.cmp(score) < 0:
		return Below
	}
	return ""
}
