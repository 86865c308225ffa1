package scoring

import (
	"math/big"
	"strconv"

	"maturita/survey"
)

// decideLevel finds the level by score alone, the level held and what stands
// between them. Gates are cumulative (SCORING.md §6): a level is held only if
// the gates of all levels up to it hold.
func (e *evaluation) decideLevel() {
	levels := e.model.questionnaire.Levels
	e.byScore = reached(e.model.levels, e.overall)
	e.held = e.byScore
	for i := 0; i <= e.byScore; i++ {
		failed := e.failedGates(levels[i].ID, levels[i].Gates)
		if len(failed) > 0 && e.held >= i {
			e.held = i - 1
		}
		e.failed = append(e.failed, failed...)
	}
}

func (e *evaluation) failedGates(level survey.LevelID, gates []survey.Gate) []FailedGate {
	var failed []FailedGate
	for i := range gates {
		g := &gates[i]
		switch {
		case len(g.All) > 0:
			failed = append(failed, e.failedGates(level, g.All)...)
		case g.Question != "":
			failed = append(failed, e.ticksGate(level, g)...)
		default:
			failed = append(failed, e.areaGate(level, g)...)
		}
	}
	return failed
}

// areaGate checks one area, or every pertinent one.
func (e *evaluation) areaGate(level survey.LevelID, g *survey.Gate) []FailedGate {
	var failed []FailedGate
	required := g.Least.Rat()
	for i := range e.areas {
		a := &e.areas[i]
		if g.Every && a.state == NotPertinent || !g.Every && a.ID != g.Area {
			continue
		}
		f := FailedGate{Level: level, Area: a.ID, Required: required.String()}
		switch a.state {
		case NotPertinent:
			f.Reason = GateNotPertinent
		case NotAssessable:
			f.Reason = GateNotAssessable
		default:
			if a.exact.Cmp(required) >= 0 {
				continue
			}
			f.Reason = Below
			f.Actual = text(a.exact.String())
			f.Missing = text(new(big.Rat).Sub(required, a.exact).String())
		}
		failed = append(failed, f)
	}
	return failed
}

// ticksGate checks the number of non-exclusive options ticked in a question.
func (e *evaluation) ticksGate(level survey.LevelID, g *survey.Gate) []FailedGate {
	f := FailedGate{Level: level, Question: g.Question, Required: strconv.Itoa(g.Ticks)}
	q, a, reason := e.answer(g.Question)
	if f.Reason = reason; reason == "" {
		n := tickedIn(q, a)
		if n >= g.Ticks {
			return nil
		}
		f.Reason = Below
		f.Actual, f.Missing = text(strconv.Itoa(n)), text(strconv.Itoa(g.Ticks-n))
	}
	return []FailedGate{f}
}
