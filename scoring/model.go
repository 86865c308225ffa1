package scoring

import (
	"math/big"

	"maturita/survey"
)

// Model is a questionnaire version made ready for scoring. It is safe for
// concurrent use.
type Model struct {
	questionnaire *survey.Questionnaire
	areas         []area
	levels        []bound // of the questionnaire's levels, in order
	indexOrder    []int   // of the questionnaire's indices, operands first
}

// area is an area of which everything that answers do not change is known.
type area struct {
	*survey.Area
	weight      *big.Rat
	minCoverage *big.Rat
	scored      []question
	stages      []stage
	bounds      []bound // that its score is compared with
}

// Compile prepares a questionnaire whose Prepare has been called. The error
// joins one problem a line, each with the part of the questionnaire concerned:
// whatever could not be scored as SCORING.md §§3–8 say, as a question whose best
// is 0 or a stage that names another area's question. survey/definition reports
// the same with positions in the file; here it only must not pass.
func Compile(q *survey.Questionnaire) (*Model, error) {
	if err := check(q); err != nil {
		return nil, err
	}
	m := &Model{questionnaire: q, indexOrder: indexOrder(q)}
	for i := range q.Levels {
		m.levels = append(m.levels, newBound(q.Levels[i].Bound))
	}
	order := 0
	for i := range q.Areas {
		from := &q.Areas[i]
		to := area{Area: from, weight: from.Weight.Rat(), minCoverage: from.MinCoverage.Rat(), bounds: m.boundsOn(from.ID)}
		for j := range from.Questions {
			if from.Questions[j].Scored {
				to.scored = append(to.scored, newQuestion(&from.Questions[j], from.ID, order))
			}
			order++
		}
		for _, s := range from.Stages {
			to.stages = append(to.stages, newStage(s))
		}
		m.areas = append(m.areas, to)
	}
	return m, nil
}

// boundsOn collects what an area's score is compared with: the levels' bounds
// and the gates on it.
func (m *Model) boundsOn(id survey.AreaID) []bound {
	bounds := append([]bound(nil), m.levels...)
	var collect func([]survey.Gate)
	collect = func(gates []survey.Gate) {
		for i := range gates {
			if g := &gates[i]; g.Every || g.Area == id {
				bounds = append(bounds, bound{value: g.Least.Rat()})
			}
			collect(gates[i].All)
		}
	}
	for i := range m.questionnaire.Levels {
		collect(m.questionnaire.Levels[i].Gates)
	}
	return bounds
}

// Questionnaire returns what was compiled.
func (m *Model) Questionnaire() *survey.Questionnaire { return m.questionnaire }

// Score computes the result of a set of answers (SCORING.md §§2–6 and 8). It is
// a pure function and never fails: answers off the path are ignored, answers
// that survey.CheckAnswer does not permit are taken as not given, and a question
// without an answer does not count and lowers its area's coverage, a required
// one too. Whether answers are complete is for survey.CheckComplete to say.
func (m *Model) Score(answers survey.Answers) Result {
	e := m.evaluate(answers)
	q := m.questionnaire
	r := Result{
		Questionnaire: q.ID, Version: q.Version.String(), Engine: EngineVersion,
		FailedGates: []FailedGate{}, Areas: []Area{}, Indices: []Index{}, Advice: []survey.AdviceID{},
	}
	for i := range e.areas {
		r.Areas = append(r.Areas, e.areaResult(&e.areas[i]))
	}
	if e.overall != nil {
		r.Overall = &Score{Exact: e.overall.String(), Display: m.show(e.overall, e.earned, e.best, m.levels)}
		r.LevelByScore, r.Level = m.level(e.byScore), m.level(e.held)
		r.FailedGates = append(r.FailedGates, e.failed...)
	}
	for i := range q.Indices {
		r.Indices = append(r.Indices, e.indexResult(i))
	}
	r.Advice = append(r.Advice, e.advice()...)
	return r
}

// level is the id of a level by its place, nil for -1.
func (m *Model) level(place int) *survey.LevelID {
	if place < 0 {
		return nil
	}
	id := m.questionnaire.Levels[place].ID
	return &id
}
