package scoring

import (
	"math/big"

	"maturita/survey"
)

// earn gives the points earned by an answer other than non applicabile, before
// clamping, and the best that could be earned (the table of SCORING.md §4). The
// third number is the share of a matrix's row weight that is applicable.
func (q *question) earn(a survey.Answer) (earned, best, applicable *big.Rat) {
	switch q.Type {
	case survey.Matrix:
		return q.earnRows(a.Rows)
	case survey.Multiple:
		earned = ticked(q.Question, a.Options, q.Cap).Rat()
	case survey.Number:
		earned = band(q.Bands, a.Number).Rat()
	default:
		earned = q.Option(a.Option).Points.Rat()
	}
	return earned, q.best, big.NewRat(1, 1)
}

func (q *question) earnRows(cells map[survey.RowID]survey.Cell) (earned, best, applicable *big.Rat) {
	earned, applicable = new(big.Rat), new(big.Rat)
	for i := range q.Rows {
		cell := cells[q.Rows[i].ID]
		if cell.NotApplicable {
			continue
		}
		weight := q.Rows[i].Weight.Rat()
		applicable.Add(applicable, weight)
		earned.Add(earned, weight.Mul(weight, q.cell(cell).Rat()))
	}
	best = new(big.Rat).Mul(applicable, q.part.Rat())
	return earned, best, applicable.Quo(applicable, q.rowWeight)
}

// cell gives the points of one applicable row, before its weight.
func (q *question) cell(c survey.Cell) survey.Decimal {
	switch {
	case !q.Columns:
		return q.Option(c.Options[0]).Points
	case q.Combine == survey.Maximum:
		return highest(q.Question, c.Options)
	}
	return ticked(q.Question, c.Options, q.RowCap)
}

// ticked sums the points of ticked options, at most the cap; with AtLeast it is
// 1 point from so many non-exclusive ticks.
func ticked(q *survey.Question, ids []survey.OptionID, limit *survey.Decimal) survey.Decimal {
	if q.AtLeast > 0 {
		if ticks(q, ids) >= q.AtLeast {
			return survey.Whole(1)
		}
		return 0
	}
	var sum survey.Decimal
	for _, id := range ids {
		sum += q.Option(id).Points
	}
	return min(sum, tickCap(q, limit))
}

// tickCap is the highest sum of ticks: as declared, or the sum of the positive
// points of the non-exclusive options, or the best exclusive option's points
// where that is higher.
func tickCap(q *survey.Question, declared *survey.Decimal) survey.Decimal {
	if declared != nil {
		return *declared
	}
	var sum, alone survey.Decimal
	for i := range q.Options {
		if o := &q.Options[i]; o.Exclusive {
			alone = max(alone, o.Points)
		} else {
			sum += max(o.Points, 0)
		}
	}
	return max(sum, alone)
}

// ticks counts the ticked options that are not exclusive.
func ticks(q *survey.Question, ids []survey.OptionID) int {
	n := 0
	for _, id := range ids {
		if !q.Option(id).Exclusive {
			n++
		}
	}
	return n
}

// highest is the most points of the options named, 0 when none is.
func highest(q *survey.Question, ids []survey.OptionID) survey.Decimal {
	var top survey.Decimal
	for i, id := range ids {
		if p := q.Option(id).Points; i == 0 || p > top {
			top = p
		}
	}
	return top
}

// band gives the points of a number: each band's lower bound is inclusive.
func band(bands []survey.Band, n survey.Decimal) survey.Decimal {
	points := bands[0].Points
	for _, b := range bands {
		if n >= b.From {
			points = b.Points
		}
	}
	return points
}

// bestOf computes best; of a matrix, with every row applicable. It is 0 or less
// for what cannot be scored.
func bestOf(q *survey.Question) *big.Rat {
	best := bestPart(q).Rat()
	if q.Type == survey.Matrix {
		best.Mul(best, rowWeight(q))
	}
	return best
}

// bestPart is the best of the whole question, or of one matrix row of weight 1.
func bestPart(q *survey.Question) survey.Decimal {
	switch {
	case q.Type == survey.Number:
		var best survey.Decimal
		for _, b := range q.Bands {
			best = max(best, b.Points)
		}
		return best
	case q.Type == survey.Multiple && q.AtLeast > 0:
		return survey.Whole(1)
	case q.Type == survey.Multiple:
		return tickCap(q, q.Cap)
	case q.Type == survey.Matrix && q.Columns && q.Combine != survey.Maximum:
		return tickCap(q, q.RowCap)
	}
	var best survey.Decimal
	for i := range q.Options {
		best = max(best, q.Options[i].Points)
	}
	return best
}

func rowWeight(q *survey.Question) *big.Rat {
	sum := new(big.Rat)
	for i := range q.Rows {
		sum.Add(sum, q.Rows[i].Weight.Rat())
	}
	return sum
}
