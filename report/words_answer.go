package report

import (
	"maturita/scoring"
	"maturita/survey"
)

// inLine is an answer in one line.
func (w Writer) inLine(q *survey.Question, a survey.Answer) Line {
	return joined(w.Answer(q, a), "; ")
}

// Moved tells what a move changes, in one line each: the answer as it is, what it
// would be, and whether that comes on top.
func (w Writer) Moved(q *survey.Question, before survey.Answer, move scoring.Move) (was, is Line, more bool) {
	after := move.Answer
	switch {
	case move.Row != "": // the other rows stay as they are
		only := func(a survey.Answer) survey.Answer {
			return survey.Answer{Kind: a.Kind, Rows: map[survey.RowID]survey.Cell{move.Row: a.Rows[move.Row]}}
		}
		before, after = only(before), only(after)
	case q.Type == survey.Multiple && len(before.Options) > 0 && len(after.Options) > len(before.Options):
		more = true
		after = survey.Answer{Kind: survey.AnswerOptions, Options: []survey.OptionID{move.Option}}
	}
	return w.inLine(q, before), w.inLine(q, after), more
}
