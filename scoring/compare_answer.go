package scoring

import "maturita/survey"

// Change is what became of one answer.
type Change string

const (
	Same    Change = "same"
	Changed Change = "changed"
	Added   Change = "added"   // unanswered, or off the path, before
	Removed Change = "removed" // unanswered, or off the path, after
)

// AnswerDifference is what became of one answer. ScoreBefore and ScoreAfter are
// exact, 100·s, null where the question does not count.
type AnswerDifference struct {
	Area        survey.AreaID     `json:"area"`
	Question    survey.QuestionID `json:"question"`
	Change      Change            `json:"change"`
	ScoreBefore *string           `json:"scoreBefore"`
	ScoreAfter  *string           `json:"scoreAfter"`
	Difference  *Difference       `json:"difference"` // null unless both count
}

// compareAnswers compares two versions with the same questions, by the rules of
// this engine.
func compareAnswers(before, after Side) []AnswerDifference {
	was, is := before.Model.evaluate(before.Answers), after.Model.evaluate(after.Answers)
	list := []AnswerDifference{}
	for i := range is.replies {
		now := &is.replies[i]
		then := &reply{question: now.question}
		if place, ok := before.Model.places[now.ID]; ok {
			then = &was.replies[place]
		}
		d := AnswerDifference{Area: now.area, Question: now.ID}
		switch {
		case !then.stated() && !now.stated():
			continue
		case !then.stated():
			d.Change = Added
		case !now.stated():
			d.Change = Removed
		case ordered(now.Question, before.Answers[now.ID]).Equal(ordered(now.Question, after.Answers[now.ID])):
			d.Change = Same
		default:
			d.Change = Changed
		}
		if then.counts() {
			d.ScoreBefore = then.s().percent().published()
		}
		if now.counts() {
			d.ScoreAfter = now.s().percent().published()
		}
		if then.counts() && now.counts() {
			d.Difference = after.Model.scale.difference(then.s().percent(), now.s().percent())
		}
		list = append(list, d)
	}
	return list
}

// stated reports whether there is an answer, also non applicabile.
func (r *reply) stated() bool { return r.given == answered || r.given == inapplicable }

// ordered is an answer with its ticks in the order of the questionnaire, which
// means the same.
func ordered(q *survey.Question, a survey.Answer) survey.Answer {
	switch a.Kind {
	case survey.AnswerOptions:
		a.Options = inOptionOrder(q, a.Options)
	case survey.AnswerRows:
		rows := make(map[survey.RowID]survey.Cell, len(a.Rows))
		for id, cell := range a.Rows {
			if cell.NotApplicable {
				cell.Options = nil
			}
			cell.Options = inOptionOrder(q, cell.Options)
			rows[id] = cell
		}
		a.Rows = rows
	}
	return a
}
