package scoring

import (
	"math/big"

	"maturita/survey"
)

// evaluation is everything that is found out about one set of answers.
type evaluation struct {
	model   *Model
	answers survey.Answers // permitted ones only
	path    survey.Path
	areas   []assessed // all of the questionnaire, in order

	overall      *big.Rat // 0–100, nil = non valutabile
	earned, best *big.Rat // over the questions that count of the assessable areas
	byScore      int      // level by score alone, -1 = none
	held         int      // level held, -1 = none
	failed       []FailedGate
	indices      []*big.Rat // nil where nothing counts
}

func (m *Model) evaluate(answers survey.Answers) *evaluation {
	e := &evaluation{model: m, answers: permitted(m.questionnaire, answers), byScore: -1, held: -1}
	e.path = survey.Walk(m.questionnaire, e.answers)
	for i := range m.areas {
		e.areas = append(e.areas, e.assess(&m.areas[i]))
	}
	e.total()
	if e.overall != nil {
		e.decideLevel()
	}
	e.index()
	return e
}

// permitted leaves out answers that cannot be given, so that nothing after it
// meets an unknown option or a wrong form.
func permitted(q *survey.Questionnaire, answers survey.Answers) survey.Answers {
	kept := survey.Answers{}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			if a, ok := answers[question.ID]; ok && len(survey.CheckAnswer(question, a)) == 0 {
				kept[question.ID] = a
			}
		}
	}
	return kept
}

// answer returns the answer to a question on the path and otherwise why there
// is none; an empty reason means that there is one.
func (e *evaluation) answer(id survey.QuestionID) (*survey.Question, survey.Answer, GateReason) {
	q, a := e.model.questionnaire.Question(id), e.answers[id]
	switch {
	case !e.path.On(id):
		return q, a, GateOffPath
	case !survey.Answered(q, a):
		return q, a, GateUnanswered
	case survey.Inapplicable(q, a):
		return q, a, GateNotApplicable
	}
	return q, a, ""
}

// tickedIn counts the non-exclusive options ticked in an answer, over all rows
// of a matrix.
func tickedIn(q *survey.Question, a survey.Answer) int {
	if a.Kind == survey.AnswerOptions {
		return ticks(q, a.Options)
	}
	n := 0
	for _, cell := range a.Rows {
		if !cell.NotApplicable {
			n += ticks(q, cell.Options)
		}
	}
	return n
}
