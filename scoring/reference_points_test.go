package scoring_test

import (
	"math/big"

	"maturita/survey"
)

// rowWeight is the weight of the rows that a leaves applicable.
func rowWeight(q survey.Question, a survey.Answer) *big.Rat {
	sum := whole(0)
	for _, row := range q.Rows {
		if !a.Rows[row.ID].NotApplicable {
			sum = plus(sum, row.Weight.Rat())
		}
	}
	return sum
}

// bestOf is what the best answer earns, of a matrix in the rows that a leaves
// applicable.
func bestOf(q survey.Question, a survey.Answer) *big.Rat {
	switch q.Type {
	case survey.Number:
		best := q.Bands[0].Points.Rat()
		for _, band := range q.Bands {
			best = most(best, band.Points.Rat())
		}
		return best
	case survey.Matrix:
		return times(rowWeight(q, a), bestRow(q))
	case survey.Multiple:
		if q.AtLeast > 0 {
			return whole(1)
		}
		if q.Cap != nil {
			return q.Cap.Rat()
		}
		best := positive(q.Options)
		for _, o := range q.Options {
			if o.Exclusive {
				best = most(best, o.Points.Rat())
			}
		}
		return best
	}
	return highest(q.Options)
}

func bestRow(q survey.Question) *big.Rat {
	switch {
	case !q.Columns || q.Combine == survey.Maximum:
		return highest(q.Options)
	case q.RowCap != nil:
		return q.RowCap.Rat()
	}
	return positive(q.Options)
}

func highest(options []survey.Option) *big.Rat {
	best := options[0].Points.Rat()
	for _, o := range options {
		best = most(best, o.Points.Rat())
	}
	return best
}

// positive is the sum of the positive points of the options that may be ticked
// together.
func positive(options []survey.Option) *big.Rat {
	sum := whole(0)
	for _, o := range options {
		if !o.Exclusive && o.Points > 0 {
			sum = plus(sum, o.Points.Rat())
		}
	}
	return sum
}

// earnedBy is what an answer earns, before it is clamped.
func earnedBy(q survey.Question, a survey.Answer) *big.Rat {
	switch q.Type {
	case survey.Single, survey.Scale:
		return pointsOf(q, a.Option)
	case survey.Number:
		earned := whole(0)
		for _, band := range q.Bands {
			if a.Number >= band.From {
				earned = band.Points.Rat()
			}
		}
		return earned
	case survey.Multiple:
		if q.AtLeast > 0 {
			if ticks(q, a) >= q.AtLeast {
				return whole(1)
			}
			return whole(0)
		}
		return sumOf(q, a.Options) // the cap is its best, to which it is clamped
	}
	sum := whole(0)
	for _, row := range q.Rows {
		if cell := a.Rows[row.ID]; !cell.NotApplicable {
			sum = plus(sum, times(row.Weight.Rat(), earnedInRow(q, cell.Options)))
		}
	}
	return sum
}

func earnedInRow(q survey.Question, chosen []survey.OptionID) *big.Rat {
	switch {
	case !q.Columns:
		return pointsOf(q, chosen[0])
	case len(chosen) == 0:
		return whole(0)
	case q.Combine == survey.Maximum:
		best := pointsOf(q, chosen[0])
		for _, id := range chosen {
			best = most(best, pointsOf(q, id))
		}
		return best
	}
	return least(sumOf(q, chosen), bestRow(q))
}

func pointsOf(q survey.Question, id survey.OptionID) *big.Rat {
	for _, o := range q.Options {
		if o.ID == id {
			return o.Points.Rat()
		}
	}
	panic("no option " + id)
}

func sumOf(q survey.Question, chosen []survey.OptionID) *big.Rat {
	sum := whole(0)
	for _, id := range chosen {
		sum = plus(sum, pointsOf(q, id))
	}
	return sum
}

// ticks counts the ticked options that are not exclusive, of a matrix in all
// rows.
func ticks(q survey.Question, a survey.Answer) int {
	all := append([]survey.OptionID{}, a.Options...)
	for _, cell := range a.Rows {
		all = append(all, cell.Options...)
	}
	n := 0
	for _, id := range all {
		for _, o := range q.Options {
			if o.ID == id && !o.Exclusive {
				n++
			}
		}
	}
	return n
}
