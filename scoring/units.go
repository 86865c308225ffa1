package scoring

import (
	"math"

	"maturita/survey"
)

// units are the whole numbers in which a scored question counts its points. All
// its points are so many units, and so are its floor and its best; of a matrix
// its rows' points times their weights.
type units struct {
	step   survey.Decimal // of points, before the weight of a matrix row
	den    int64          // units in one point
	rows   []int64        // weight of each row, in units of its own
	weight int64          // of all rows together; 1 where there are none
	rowDen int64          // units in a row's weight of 1
	fits   bool           // whatever is answered, the sums over rows fit int64
}

func newUnits(q *survey.Question) units {
	u := units{step: stepOf(q), weight: 1, rowDen: 1}
	u.den = int64(survey.Whole(1) / u.step)
	if q.Type != survey.Matrix {
		u.fits = true
		return u
	}
	step := int64(survey.Whole(1))
	for i := range q.Rows {
		step = gcd(step, int64(q.Rows[i].Weight))
	}
	u.weight, u.rowDen = 0, int64(survey.Whole(1))/step
	for i := range q.Rows {
		u.rows = append(u.rows, int64(q.Rows[i].Weight)/step)
		u.weight += u.rows[i]
	}
	highest := max(bestPart(q), q.Floor) // of what a row may come to, or less than nothing
	for i := range q.Options {
		highest += max(q.Options[i].Points, -q.Options[i].Points)
	}
	most, ok := times(u.weight, int64(highest/u.step))
	u.fits = ok && most < math.MaxInt64/u.rowDen // as the floor is brought to units of rows
	return u
}

// stepOf is the largest step, at most one point, that every number of points of a
// question is a multiple of.
func stepOf(q *survey.Question) survey.Decimal {
	step := gcd(int64(survey.Whole(1)), int64(q.Floor))
	step = gcd(step, int64(bestPart(q)))
	if q.AtLeast == 0 {
		for i := range q.Options {
			step = gcd(step, abs(int64(q.Options[i].Points)))
		}
	}
	for i := range q.Bands {
		step = gcd(step, abs(int64(q.Bands[i].Points)))
	}
	return survey.Decimal(step)
}

// points is a number of a question's points, or of a row's before its weight.
func (u *units) points(d survey.Decimal) fraction {
	return fraction{num: int64(d / u.step), den: u.den}
}

// of is a number of units, of a matrix those of its rows.
func (u *units) of(n int64) fraction { return fraction{num: n, den: u.den * u.rowDen} }
