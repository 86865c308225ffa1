package scoring

import "maturita/survey"

// points is a number of points, on the denominator that points share.
func points(d survey.Decimal) fraction { return fraction{num: int64(d), den: 1000} }

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
func bestOf(q *survey.Question) fraction {
	best := points(bestPart(q))
	if q.Type == survey.Matrix {
		best = rowWeight(q).mul(best)
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

// rowWeight is the weight of all rows of a matrix together.
func rowWeight(q *survey.Question) fraction {
	sum := whole(0)
	for i := range q.Rows {
		sum = sum.add(exactly(q.Rows[i].Weight))
	}
	return sum
}
