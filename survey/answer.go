package survey

import "maps"

// AnswerKind tells which fields of an Answer are meaningful.
type AnswerKind int

const (
	Unanswered         AnswerKind = iota
	AnswerOption                  // Option: single, scale
	AnswerOptions                 // Options: multiple; the empty list is an answer
	AnswerRows                    // Rows: matrix
	AnswerNumber                  // Number
	AnswerText                    // Text: text, or a date as YYYY-MM-DD
	AnswerInapplicable            // non applicabile, with Reason where one is given
)

// Answer is the answer to one question. The zero value is no answer.
type Answer struct {
	Kind    AnswerKind
	Option  OptionID
	Options []OptionID // in the order of the questionnaire
	Rows    map[RowID]Cell
	Number  Decimal
	Text    string
	Reason  string
}

// Cell is the answer in one row of a matrix: one scale point, or the ticked
// columns in the order of the questionnaire (none ticked is an answer).
type Cell struct {
	NotApplicable bool
	Options       []OptionID
}

// Answers are the answers to a questionnaire by question.
type Answers map[QuestionID]Answer

// Answered reports whether a answers q in the sense of SCORING.md §4: a matrix
// with a row missing is unanswered. Non applicabile counts as answered.
func Answered(q *Question, a Answer) bool {
	if a.Kind == AnswerRows {
		for i := range q.Rows {
			if _, ok := a.Rows[q.Rows[i].ID]; !ok {
				return false
			}
		}
	}
	return a.Kind != Unanswered
}

// Inapplicable reports whether a says that q does not apply: non applicabile as a
// whole, or in every row of a matrix (SCORING.md §4). Such a question is
// excluded, and every comparison with it is false.
func Inapplicable(q *Question, a Answer) bool {
	if a.Kind != AnswerRows || len(q.Rows) == 0 {
		return a.Kind == AnswerInapplicable
	}
	for i := range q.Rows {
		if !a.Rows[q.Rows[i].ID].NotApplicable {
			return false
		}
	}
	return true
}

// Equal reports whether two answers say the same.
func (a Answer) Equal(b Answer) bool {
	if a.Kind != b.Kind || a.Option != b.Option || a.Number != b.Number || a.Text != b.Text || a.Reason != b.Reason || !sameOptions(a.Options, b.Options) {
		return false
	}
	return maps.EqualFunc(a.Rows, b.Rows, func(x, y Cell) bool {
		return x.NotApplicable == y.NotApplicable && sameOptions(x.Options, y.Options)
	})
}

func sameOptions(a, b []OptionID) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
