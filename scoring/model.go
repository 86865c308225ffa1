package scoring

import (
	"slices"
	"sync"

	"maturita/survey"
)

// Model is a questionnaire version made ready for scoring. It is safe for
// concurrent use.
type Model struct {
	questionnaire *survey.Questionnaire
	version       string
	questions     []question // all, in reading order
	places        map[survey.QuestionID]int
	areas         []area
	areaPlaces    map[survey.AreaID]int
	overall       overallUnits
	bounds        []bound  // of the questionnaire's levels, in order
	gates         [][]gate // likewise
	indices       []index
	indexOrder    []int // operands first
	advice        []rule
	scale         scale
	shown         []bound   // what the overall is compared with, as it is shown
	spare         sync.Pool // of *evaluation, that Score has no more use for
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
	m := &Model{
		questionnaire: q, version: q.Version.String(),
		places: map[survey.QuestionID]int{}, areaPlaces: map[survey.AreaID]int{},
		indexOrder: indexOrder(q), scale: newScale(q.Display),
	}
	for i := range q.Areas {
		a := &q.Areas[i]
		m.areaPlaces[a.ID] = i
		for j := range a.Questions {
			m.places[a.Questions[j].ID] = len(m.questions)
			m.questions = append(m.questions, newQuestion(&a.Questions[j], a.ID, i, len(m.questions)))
			m.questions[len(m.questions)-1].when = m.newCondition(a.Questions[j].When)
		}
	}
	for i := range q.Levels {
		m.bounds = append(m.bounds, newBound(q.Levels[i].Bound))
		m.gates = append(m.gates, m.newGates(q.Levels[i].Gates))
	}
	m.shown = m.scale.bounds(m.bounds)
	first, points := 0, m.pointsUnit()
	for i := range q.Areas {
		m.areas = append(m.areas, m.newArea(i, first))
		m.areas[i].totals = newTotals(m.areas[i].questions, points)
		first += len(q.Areas[i].Questions)
	}
	m.overall = newOverallUnits(m.areas)
	for i := range q.Indices {
		m.indices = append(m.indices, m.newIndex(&q.Indices[i]))
	}
	for i := range q.Advice {
		m.advice = append(m.advice, m.newRule(&q.Advice[i]))
	}
	return m, nil
}

func (m *Model) newArea(place, first int) area {
	from := &m.questionnaire.Areas[place]
	a := area{
		Area: from, when: m.newCondition(from.When), weight: exactly(from.Weight), minCoverage: exactly(from.MinCoverage),
		first: first, questions: m.questions[first : first+len(from.Questions)],
		shown: m.scale.bounds(m.boundsOn(place)),
	}
	for _, s := range from.Stages {
		a.stages = append(a.stages, newStage(s, a.questions))
	}
	return a
}

// boundsOn collects what an area's score is compared with: the levels' bounds
// and the gates on it.
func (m *Model) boundsOn(area int) []bound {
	bounds := slices.Clone(m.bounds)
	for _, gates := range m.gates {
		for i := range gates {
			if g := &gates[i]; g.every || g.area == area {
				bounds = append(bounds, bound{value: g.least})
			}
		}
	}
	return bounds
}

// Questionnaire returns what was compiled.
func (m *Model) Questionnaire() *survey.Questionnaire { return m.questionnaire }
