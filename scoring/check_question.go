package scoring

import "maturita/survey"

// checkScored checks that s can be computed for a scored question.
func (c *checker) checkScored(where string, q *survey.Question) {
	switch q.Type {
	case survey.Single, survey.Scale:
	case survey.Multiple:
		c.checkTicks(where, q)
	case survey.Matrix:
		c.checkRows(where, q)
	case survey.Number:
		c.checkBands(where, q)
	default:
		c.report("%s: the type %s is never scored", where, q.Type)
		return
	}
	if q.Weight < 0 {
		c.report("%s: weight %s is negative", where, q.Weight)
	}
	best := bestOf(q)
	if best.sign() <= 0 {
		c.report("%s: its best is %s points, it cannot be scored", where, best.rat().RatString())
	} else if q.Floor < 0 || exactly(q.Floor).cmp(best) > 0 {
		c.report("%s: floor %s is not within 0 and its best, %s", where, q.Floor, best.rat().RatString())
	}
}

func (c *checker) checkTicks(where string, q *survey.Question) {
	free := 0
	for i := range q.Options {
		if !q.Options[i].Exclusive {
			free++
		}
	}
	if q.AtLeast < 0 || q.AtLeast > free {
		c.report("%s: atLeast %d of %d options", where, q.AtLeast, free)
	}
}

func (c *checker) checkRows(where string, q *survey.Question) {
	for i := range q.Rows {
		if q.Rows[i].Weight < 0 {
			c.report("%s: row %s: weight %s is negative", where, q.Rows[i].ID, q.Rows[i].Weight)
		}
	}
	if rowWeight(q).sign() == 0 {
		c.report("%s: the weights of its rows sum to zero", where)
	}
	switch q.Combine {
	case "", survey.Sum, survey.Maximum:
	default:
		c.report("%s: unknown way to combine columns %q", where, q.Combine)
	}
	if q.AtLeast != 0 {
		c.report("%s: atLeast is for multiple choices only", where)
	}
}

func (c *checker) checkBands(where string, q *survey.Question) {
	if len(q.Bands) == 0 {
		c.report("%s: a number without bands is never scored", where)
		return
	}
	if q.Bands[0].From != q.Min {
		c.report("%s: the first band is from %s, the range from %s", where, q.Bands[0].From, q.Min)
	}
	for i := 1; i < len(q.Bands); i++ {
		if q.Bands[i].From <= q.Bands[i-1].From {
			c.report("%s: band from %s does not rise above the one before it", where, q.Bands[i].From)
		}
	}
	if last := q.Bands[len(q.Bands)-1]; last.From > q.Max {
		c.report("%s: band from %s is beyond the range to %s", where, last.From, q.Max)
	}
}
