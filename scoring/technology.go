package scoring

import "maturita/survey"

// Technologies returns the technologies that the answers on the path state to
// be in use and planned, each once, in the order of survey.Technologies. One
// that is both is in use.
func (m *Model) Technologies(answers survey.Answers) (inUse, planned []survey.TechnologyID) {
	e := m.newEvaluation()
	e.answers = answers
	e.walk()
	stated := map[survey.TechnologyID]survey.Record{}
	for i := range e.replies {
		if r := &e.replies[i]; r.given == answered {
			note(stated, r.Question, answers[r.ID])
		}
	}
	inUse, planned = []survey.TechnologyID{}, []survey.TechnologyID{}
	for _, t := range survey.Technologies() {
		switch stated[t.ID] {
		case survey.RecordsInUse:
			inUse = append(inUse, t.ID)
		case survey.RecordsPlanned:
			planned = append(planned, t.ID)
		}
	}
	return inUse, planned
}

// note takes down what an answer states: a multiple choice names the technology
// in its options, a matrix in its rows with the record in its columns.
func note(stated map[survey.TechnologyID]survey.Record, q *survey.Question, a survey.Answer) {
	add := func(t survey.TechnologyID, r survey.Record) {
		if t != "" && r != survey.RecordsNothing && stated[t] != survey.RecordsInUse {
			stated[t] = r
		}
	}
	switch a.Kind {
	case survey.AnswerOptions:
		for _, id := range a.Options {
			add(q.Option(id).Technology, q.Records)
		}
	case survey.AnswerRows:
		for i := range q.Rows {
			if cell := a.Rows[q.Rows[i].ID]; q.Columns && !cell.NotApplicable {
				for _, id := range cell.Options {
					add(q.Rows[i].Technology, q.Option(id).Records)
				}
			}
		}
	}
}
