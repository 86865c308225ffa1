package scoring

import "maturita/survey"

// evaluation is everything that is found out about one set of answers. Every
// number is a fraction, which is none where there is nothing to tell and gives a
// *big.Rat on demand.
type evaluation struct {
	model   *Model
	answers survey.Answers // as they came in; replies tell which are permitted
	replies []reply        // of all questions, in reading order
	areas   []assessed     // of all areas, in order

	overall      fraction // 0–100, none = non valutabile
	earned, best fraction // points of the questions that count of the assessable areas
	byScore      int      // level by score alone, -1 = none
	held         int      // level held, -1 = none
	failed       []failure
	indices      []fraction // of all indices, in order; none where nothing counts

	thousandths []survey.Decimal // of every area's score, see advice
	texts       texts            // see result
}

func (m *Model) evaluate(answers survey.Answers) *evaluation {
	e := m.newEvaluation()
	e.evaluate(answers)
	return e
}

func (m *Model) newEvaluation() *evaluation {
	e := &evaluation{
		model: m, replies: make([]reply, len(m.questions)), areas: make([]assessed, len(m.areas)), indices: make([]fraction, len(m.indices)),
	}
	for i := range e.areas {
		e.areas[i].area, e.areas[i].replies = &m.areas[i], m.areas[i].of(e.replies)
	}
	return e
}

// evaluate finds everything out about answers; whatever e told before is gone.
func (e *evaluation) evaluate(answers survey.Answers) {
	e.answers = answers
	e.walk()
	for i := range e.areas {
		e.assess(i)
	}
	e.conclude()
	e.index()
}

// reply tells where a question of the questionnaire stands.
func (e *evaluation) reply(id survey.QuestionID) *reply { return &e.replies[e.model.places[id]] }

// conclude finds the overall, the levels and the gates that fail, from the areas
// as they are.
func (e *evaluation) conclude() {
	e.total()
	e.byScore, e.held, e.failed = -1, -1, e.failed[:0]
	if !e.overall.none() {
		e.decideLevel()
	}
}
