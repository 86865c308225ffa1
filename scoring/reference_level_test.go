package scoring_test

import (
	"math/big"
	"strconv"

	"maturita/scoring"
	"maturita/survey"
)

// meets reports whether x meets the lower bound of a level or band.
func meets(x *big.Rat, b survey.Bound) bool {
	order := x.Cmp(b.Value.Rat())
	return order > 0 || order == 0 && !b.Exclusive
}

// standing is the level of a score and what keeps it from a higher one.
type standing struct {
	held, byScore *survey.LevelID
	failed        []scoring.FailedGate
}

// levels finds the level of an overall that can be assessed (SCORING.md §6).
func (r *reference) levels() standing {
	var s standing
	overall := r.overall
	for _, level := range r.q.Levels {
		if !meets(overall, level.Bound) {
			break
		}
		id := level.ID
		s.byScore = &id
		for _, gate := range level.Gates {
			s.failed = append(s.failed, r.failures(level.ID, gate)...)
		}
		if len(s.failed) == 0 {
			s.held = &id
		}
	}
	return s
}

// failures are the conditions of a gate that do not hold.
func (r *reference) failures(level survey.LevelID, gate survey.Gate) []scoring.FailedGate {
	var failed []scoring.FailedGate
	for _, part := range gate.All {
		failed = append(failed, r.failures(level, part)...)
	}
	for _, area := range r.q.Areas {
		pertinent := r.areas[area.ID].state != scoring.NotPertinent
		if gate.Area == area.ID || gate.Every && pertinent {
			failed = append(failed, r.areaFailure(level, area, gate.Least.Rat())...)
		}
	}
	if gate.Question != "" {
		failed = append(failed, r.tickFailure(level, r.find(gate.Question), gate.Ticks)...)
	}
	return failed
}

func (r *reference) areaFailure(level survey.LevelID, area survey.Area, required *big.Rat) []scoring.FailedGate {
	f := scoring.FailedGate{Level: level, Area: area.ID, Required: required.String()}
	a := r.areas[area.ID]
	switch {
	case a.state == scoring.NotPertinent:
		f.Reason = scoring.GateNotPertinent
	case a.state == scoring.NotAssessable:
		f.Reason = scoring.GateNotAssessable
	case a.score.Cmp(required) < 0:
		f.Reason = scoring.Below
		f.Actual, f.Missing = text(a.score), text(minus(required, a.score))
	default:
		return nil
	}
	return []scoring.FailedGate{f}
}

func (r *reference) tickFailure(level survey.LevelID, q survey.Question, required int) []scoring.FailedGate {
	f := scoring.FailedGate{Level: level, Question: q.ID, Required: strconv.Itoa(required)}
	ticked := ticks(q, r.answers[q.ID])
	switch {
	case !r.on[q.ID]:
		f.Reason = scoring.GateOffPath
	case !r.answered(q):
		f.Reason = scoring.GateUnanswered
	case r.inapplicable(q):
		f.Reason = scoring.GateNotApplicable
	case ticked < required:
		f.Reason = scoring.Below
		actual, missing := strconv.Itoa(ticked), strconv.Itoa(required-ticked)
		f.Actual, f.Missing = &actual, &missing
	default:
		return nil
	}
	return []scoring.FailedGate{f}
}
