package scoring_test

import (
	"slices"

	"maturita/survey"
)

// walk finds the questions on the path (SCORING.md §3): a condition sees only
// what was asked before it.
func (r *reference) walk() {
	r.on = map[survey.QuestionID]bool{}
	for _, area := range r.q.Areas {
		if !r.holds(area.When) {
			continue
		}
		for _, question := range area.Questions {
			if r.holds(question.When) {
				r.on[question.ID] = true
			}
		}
	}
}

// answered reports whether a question has an answer: of a matrix, in every row.
func (r *reference) answered(q survey.Question) bool {
	a := r.answers[q.ID]
	if a.Kind == survey.AnswerRows {
		for _, row := range q.Rows {
			if _, ok := a.Rows[row.ID]; !ok {
				return false
			}
		}
	}
	return a.Kind != survey.Unanswered
}

// inapplicable reports whether an answered question does not apply: as a whole,
// or in all rows.
func (r *reference) inapplicable(q survey.Question) bool {
	a := r.answers[q.ID]
	if a.Kind != survey.AnswerRows {
		return a.Kind == survey.AnswerInapplicable
	}
	applicable := 0
	for _, row := range q.Rows {
		if !a.Rows[row.ID].NotApplicable {
			applicable++
		}
	}
	return applicable == 0
}

// holds evaluates a condition; none always holds.
func (r *reference) holds(c *survey.Condition) bool {
	if c == nil {
		return true
	}
	switch c.Op {
	case survey.OpNot:
		return !r.holds(&c.Parts[0])
	case survey.OpAnd, survey.OpOr:
		held := 0
		for _, part := range c.Parts {
			if r.holds(&part) {
				held++
			}
		}
		return c.Op == survey.OpAnd && held == len(c.Parts) || c.Op == survey.OpOr && held > 0
	}
	if !r.on[c.Question] {
		return false
	}
	q := r.find(c.Question)
	if !r.answered(q) || r.inapplicable(q) {
		return false
	}
	a := r.answers[q.ID]
	switch {
	case c.Row != "":
		cell := a.Rows[c.Row]
		return !cell.NotApplicable && compareChosen(c, cell.Options)
	case c.Op == survey.OpAnswered:
		return true
	}
	switch q.Type {
	case survey.Single, survey.Scale:
		return compareChosen(c, []survey.OptionID{a.Option})
	case survey.Multiple:
		return compareChosen(c, a.Options)
	case survey.Number:
		return compareNumber(c, a.Number)
	case survey.FreeText, survey.Date: // which contains nothing
		return c.Op != survey.OpContains && compareChosen(c, []survey.OptionID{survey.OptionID(a.Text)})
	}
	return false
}

// compareChosen compares a list of options, or a text as the only member of one:
// it equals a value when it is that value alone.
func compareChosen(c *survey.Condition, chosen []survey.OptionID) bool {
	alone := func(value string) bool { return len(chosen) == 1 && string(chosen[0]) == value }
	switch c.Op {
	case survey.OpAnswered:
		return true
	case survey.OpEquals:
		return alone(c.Values[0])
	case survey.OpNotEquals:
		return !alone(c.Values[0])
	case survey.OpIn:
		return slices.ContainsFunc(c.Values, alone)
	case survey.OpContains:
		return slices.Contains(chosen, survey.OptionID(c.Values[0]))
	}
	return false
}

func compareNumber(c *survey.Condition, n survey.Decimal) bool {
	order := n.Rat().Cmp(c.Number.Rat())
	switch c.Op {
	case survey.OpEquals:
		return order == 0
	case survey.OpNotEquals:
		return order != 0
	case survey.OpLess:
		return order < 0
	case survey.OpAtMost:
		return order <= 0
	case survey.OpMore:
		return order > 0
	case survey.OpAtLeast:
		return order >= 0
	case survey.OpIn:
		return slices.ContainsFunc(c.Values, func(value string) bool { return rat(value).Cmp(n.Rat()) == 0 })
	}
	return false
}
