package scoring_test

import (
	"math/big"

	"maturita/scoring"
	"maturita/survey"
)

// reference is the contract of the scoring engine (SCORING.md) put down once
// more, slowly and plainly: exact fractions and maps, and nothing shared with the
// engine but the form of its results. What the contract leaves open is in the table of
// reference_open_test.go.
type reference struct {
	q       *survey.Questionnaire
	answers survey.Answers // those that are permitted
	on      map[survey.QuestionID]bool
	areas   map[survey.AreaID]areaWorth
	overall *big.Rat                    // 0–100, nil when it cannot be assessed
	indices map[survey.IndexID]*big.Rat // computed so far
}

func newReference(q *survey.Questionnaire, given survey.Answers) *reference {
	r := &reference{q: q, answers: survey.Answers{}, areas: map[survey.AreaID]areaWorth{}, indices: map[survey.IndexID]*big.Rat{}}
	for _, area := range q.Areas {
		for _, question := range area.Questions {
			if a, ok := given[question.ID]; ok && len(survey.CheckAnswer(&question, a)) == 0 {
				r.answers[question.ID] = a
			}
		}
	}
	r.walk()
	for _, area := range q.Areas {
		r.areas[area.ID] = r.assess(area)
	}
	r.overall = r.assessOverall()
	return r
}

// find returns a question by id.
func (r *reference) find(id survey.QuestionID) survey.Question {
	for _, area := range r.q.Areas {
		for _, question := range area.Questions {
			if question.ID == id {
				return question
			}
		}
	}
	panic("no question " + id)
}

func (r *reference) result() scoring.Result {
	result := scoring.Result{
		Questionnaire: r.q.ID,
		Version:       r.q.Version.String(),
		Engine:        scoring.EngineVersion,
		FailedGates:   []scoring.FailedGate{},
		Areas:         []scoring.Area{},
		Indices:       []scoring.Index{},
		Advice:        r.advice(),
	}
	for _, area := range r.q.Areas {
		result.Areas = append(result.Areas, r.areaResult(area))
	}
	for _, index := range r.q.Indices {
		result.Indices = append(result.Indices, r.indexResult(index))
	}
	if r.overall != nil {
		result.Overall = &scoring.Score{Exact: r.overall.String(), Display: r.overallDisplay()}
		levels := r.levels()
		result.Level, result.LevelByScore = levels.held, levels.byScore
		result.FailedGates = append(result.FailedGates, levels.failed...)
	}
	return result
}

func (r *reference) areaResult(area survey.Area) scoring.Area {
	a := r.areas[area.ID]
	result := scoring.Area{ID: area.ID, State: a.state}
	if a.state != scoring.NotPertinent {
		result.Coverage = text(a.coverage)
	}
	if a.state == scoring.Assessable {
		shown := r.areaDisplay(area)
		result.Exact, result.Display = text(a.score), &shown
	}
	return result
}

// text writes an exact fraction.
func text(x *big.Rat) *string {
	s := x.String()
	return &s
}

func whole(n int) *big.Rat { return big.NewRat(int64(n), 1) }

func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat  { return new(big.Rat).Quo(a, b) }

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}
