package definition

import (
	"slices"

	"maturita/survey"
)

// numberKinds lists numbers between, at and beside all that q is compared with,
// as far as its range and decimals permit them.
func numberKinds(q *survey.Question, by []*survey.Condition) []survey.Answer {
	marks := []survey.Decimal{q.Min, q.Max}
	for _, b := range q.Bands {
		marks = append(marks, b.From)
	}
	for _, c := range by {
		marks = append(marks, c.Number)
		for _, v := range c.Values {
			if d, err := survey.ParseDecimal(v); err == nil {
				marks = append(marks, d)
			}
		}
	}
	step := grain(q)
	var numbers []survey.Decimal
	for _, m := range marks {
		below := m - (m%step+step)%step // the next permitted number at or below
		for _, n := range []survey.Decimal{below - step, below, below + step} {
			if n >= q.Min && n <= q.Max {
				numbers = append(numbers, n)
			}
		}
	}
	slices.Sort(numbers)
	var answers []survey.Answer
	for _, n := range slices.Compact(numbers) {
		answers = append(answers, survey.Answer{Kind: survey.AnswerNumber, Number: n})
	}
	return answers
}

// rowKinds lists the ways to fill the compared rows of a matrix, the others
// filled somehow; ok is false where they are too many. That all rows are non
// applicabile is no answer.
func rowKinds(q *survey.Question, by []*survey.Condition) (answers []survey.Answer, ok bool) {
	base := map[survey.RowID]survey.Cell{}
	for i := range q.Rows {
		base[q.Rows[i].ID] = survey.Cell{}
		if !q.Columns {
			base[q.Rows[i].ID] = survey.Cell{Options: []survey.OptionID{q.Options[0].ID}}
		}
	}
	rows := map[survey.RowID]bool{}
	for _, c := range by {
		if c.Row != "" {
			rows[c.Row] = true
		}
	}
	filled := []map[survey.RowID]survey.Cell{base}
	for i := range q.Rows {
		id := q.Rows[i].ID
		if !rows[id] {
			continue
		}
		cells := cellKinds(q, by, id)
		if len(filled)*len(cells) > maxDomain {
			return nil, false
		}
		var more []map[survey.RowID]survey.Cell
		for _, before := range filled {
			for _, cell := range cells {
				after := cloneRows(before)
				after[id] = cell
				more = append(more, after)
			}
		}
		filled = more
	}
	for _, f := range filled {
		if a := (survey.Answer{Kind: survey.AnswerRows, Rows: f}); !survey.Inapplicable(q, a) {
			answers = append(answers, a)
		}
	}
	return answers, true
}

func cellKinds(q *survey.Question, by []*survey.Condition, row survey.RowID) []survey.Cell {
	var cells []survey.Cell
	if q.Columns {
		for _, set := range tickKinds(q, by, row) {
			cells = append(cells, survey.Cell{Options: set})
		}
	} else {
		for _, o := range optionKinds(q, by, row) {
			cells = append(cells, survey.Cell{Options: []survey.OptionID{o}})
		}
	}
	if q.RowNotApplicable {
		cells = append(cells, survey.Cell{NotApplicable: true})
	}
	return cells
}

func cloneRows(rows map[survey.RowID]survey.Cell) map[survey.RowID]survey.Cell {
	clone := make(map[survey.RowID]survey.Cell, len(rows))
	for id, cell := range rows {
		clone[id] = cell
	}
	return clone
}
