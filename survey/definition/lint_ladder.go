package definition

import (
	"cmp"
	"slices"

	"maturita/survey"
)

// ladder lists answers to a question from the one that earns least, a step up
// each; of a question that only steers, its answers in order.
func ladder(q *survey.Question) []survey.Answer {
	options := slices.Clone(q.Options)
	if q.Scored {
		slices.SortStableFunc(options, func(a, b survey.Option) int { return cmp.Compare(a.Points, b.Points) })
	}
	var steps []survey.Answer
	switch q.Type {
	case survey.Single, survey.Scale:
		for i := range options {
			steps = append(steps, survey.Answer{Kind: survey.AnswerOption, Option: options[i].ID})
		}
	case survey.Multiple:
		for _, set := range tickSteps(q) {
			steps = append(steps, survey.Answer{Kind: survey.AnswerOptions, Options: set})
		}
	case survey.Number:
		steps = numberKinds(q, nil)
		if q.Scored {
			slices.SortStableFunc(steps, func(a, b survey.Answer) int { return cmp.Compare(bandPoints(q, a.Number), bandPoints(q, b.Number)) })
		}
	case survey.Matrix:
		steps = matrixSteps(q, options)
	}
	return steps
}

// tickSteps ticks one more non-exclusive option each, while that earns.
func tickSteps(q *survey.Question) [][]survey.OptionID {
	sets := [][]survey.OptionID{{}}
	for i := range q.Options {
		if o := &q.Options[i]; !o.Exclusive && (!q.Scored || q.AtLeast > 0 || o.Points > 0) {
			sets = append(sets, append(slices.Clone(sets[len(sets)-1]), o.ID))
		}
	}
	return sets
}

// maxSteps bounds the answers listed for one matrix.
const maxSteps = 500

// matrixSteps raises one row after the other.
func matrixSteps(q *survey.Question, options []survey.Option) []survey.Answer {
	var cells []survey.Cell
	if q.Columns {
		for _, set := range tickSteps(q) {
			cells = append(cells, survey.Cell{Options: set})
		}
	} else {
		for i := range options {
			cells = append(cells, survey.Cell{Options: []survey.OptionID{options[i].ID}})
		}
	}
	rows := map[survey.RowID]survey.Cell{}
	for i := range q.Rows {
		rows[q.Rows[i].ID] = cells[0]
	}
	steps := []survey.Answer{{Kind: survey.AnswerRows, Rows: rows}}
	for i := range q.Rows {
		for _, cell := range cells[1:] {
			if len(steps) > maxSteps {
				return steps
			}
			rows = cloneRows(rows)
			rows[q.Rows[i].ID] = cell
			steps = append(steps, survey.Answer{Kind: survey.AnswerRows, Rows: rows})
		}
	}
	return steps
}

func bandPoints(q *survey.Question, n survey.Decimal) survey.Decimal {
	points := q.Bands[0].Points
	for _, b := range q.Bands {
		if n >= b.From {
			points = b.Points
		}
	}
	return points
}
