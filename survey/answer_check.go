package survey

import (
	"maps"
	"slices"
	"time"
	"unicode/utf8"
)

// MaxReasonLength is the longest reason for non applicabile, in characters.
const MaxReasonLength = 500

// CheckAnswer reports what q does not permit in a. It does not ask for
// completeness: no answer is no problem, nor is a matrix with rows missing.
func CheckAnswer(q *Question, a Answer) Problems {
	problem := func(key string, args Args) Problems {
		return Problems{{Field: string(q.ID), Key: key, Args: args}}
	}
	switch {
	case a.Kind == Unanswered:
		return nil
	case a.Kind == AnswerInapplicable:
		switch {
		case !q.NotApplicable:
			return problem("problem.not-applicable-refused", nil)
		case q.ReasonRequired && blank(a.Reason):
			return problem("problem.reason-missing", nil)
		case !cleanText(a.Reason):
			return problem("problem.text-encoding", nil)
		case utf8.RuneCountInString(a.Reason) > MaxReasonLength:
			return problem("problem.text-long", Args{"Max": MaxReasonLength})
		}
		return nil
	case a.Kind != kindFor(q.Type):
		return problem("problem.answer-form", nil)
	}
	switch q.Type {
	case Single, Scale:
		if q.Option(a.Option) == nil {
			return problem("problem.option-unknown", Args{"Option": string(a.Option)})
		}
	case Multiple:
		return checkTicks(q, a.Options, problem)
	case Matrix:
		return checkMatrix(q, a, problem)
	case Number:
		if a.Number < q.Min || a.Number > q.Max {
			return problem("problem.number-range", Args{"Min": q.Min, "Max": q.Max})
		}
		if int64(a.Number)%thousandths(q.Decimals) != 0 {
			return Problems{tooPrecise(q)}
		}
	case FreeText:
		if !cleanText(a.Text) {
			return problem("problem.text-encoding", nil)
		}
		if utf8.RuneCountInString(a.Text) > q.MaxLength {
			return problem("problem.text-long", Args{"Max": q.MaxLength})
		}
		if blank(a.Text) {
			return problem("problem.text-empty", nil)
		}
	case Date:
		if _, err := time.Parse(time.DateOnly, a.Text); err != nil {
			return problem("problem.date-form", nil)
		}
	}
	return nil
}

// tooPrecise says how many decimal places a number may have.
func tooPrecise(q *Question) Problem {
	if q.Decimals == 0 {
		return Problem{Field: string(q.ID), Key: "problem.number-whole"}
	}
	return Problem{Field: string(q.ID), Key: "problem.number-places", Args: Args{"Places": q.Decimals}}
}

func kindFor(t QuestionType) AnswerKind {
	switch t {
	case Single, Scale:
		return AnswerOption
	case Multiple:
		return AnswerOptions
	case Matrix:
		return AnswerRows
	case Number:
		return AnswerNumber
	}
	return AnswerText
}

func checkTicks(q *Question, ids []OptionID, problem func(string, Args) Problems) Problems {
	var problems Problems
	for i, id := range ids {
		option := q.Option(id)
		switch {
		case option == nil:
			problems = append(problems, problem("problem.option-unknown", Args{"Option": excerpt(string(id))})...)
		case slices.Contains(ids[:i], id):
			problems = append(problems, problem("problem.option-twice", Args{"Option": option.Text})...)
		case option.Exclusive && len(ids) > 1:
			problems = append(problems, problem("problem.option-exclusive", Args{"Text": option.Text})...)
		}
	}
	return problems
}

func checkMatrix(q *Question, a Answer, problem func(string, Args) Problems) Problems {
	var problems Problems
	for i := range q.Rows {
		row := &q.Rows[i]
		cell, ok := a.Rows[row.ID]
		var found Problems
		switch {
		case !ok:
		case cell.NotApplicable:
			if !q.RowNotApplicable {
				problems = append(problems, problem("problem.row-not-applicable", Args{"Row": row.Text})...)
			}
		case !q.Columns && len(cell.Options) != 1:
			found = problem("problem.answer-form", nil)
		default:
			found = checkTicks(q, cell.Options, problem)
		}
		for _, p := range found {
			p.Row = row.Text
			problems = append(problems, p)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(a.Rows)) {
		if q.Row(id) == nil {
			problems = append(problems, problem("problem.row-unknown", Args{"Row": excerpt(string(id))})...)
		}
	}
	return problems
}

// thousandths is the step of a number with so many decimal places.
func thousandths(places int) int64 {
	step := int64(1000)
	for range places {
		step /= 10
	}
	return max(step, 1)
}

// CheckComplete reports what keeps answers from being submitted: required
// questions on the path without an answer, and answers that are not permitted.
func CheckComplete(q *Questionnaire, answers Answers) Problems {
	var problems Problems
	path := Walk(q, answers)
	for _, area := range path.Areas() {
		for _, question := range path.Questions(area) {
			a := answers[question.ID]
			if bad := CheckAnswer(question, a); len(bad) > 0 {
				problems = append(problems, bad...)
			} else if !Answered(question, a) && !question.Optional {
				problems = append(problems, Problem{Field: string(question.ID), Key: "problem.unanswered"})
			}
		}
	}
	return problems
}
