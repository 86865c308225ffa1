package scoring

import "math"

// totals are what an area's questions are added up with on int64. They hold for the
// questions that count in full, and whatever is answered to them no sum passes
// math.MaxInt64, nor does a hundred times one.
type totals struct {
	fits   bool
	addend []addend // of each question
	mean   int64    // units of weight · s in a unit of weight
	points int64    // units of points in a point, the same in all areas
}

// addend is what one question adds to totals.
type addend struct {
	weight int64 // units of weight
	rate   int64 // units of weight · s, for each unit of the question's points
	points int64 // units of points, for each unit of the question's points
	best   int64 // units of points
}

// pointsUnit is how many units of points all questions share in one point; 0 where
// not all of them together fit.
func (m *Model) pointsUnit() int64 {
	unit, sum := int64(1), int64(0)
	for i := range m.questions {
		switch q := &m.questions[i]; {
		case q.Scored && !q.units.fits:
			return 0
		case q.Scored:
			unit = lcm(unit, q.best.den) // divides a million
		}
	}
	for i := range m.questions {
		if q := &m.questions[i]; q.Scored {
			best, fits := times(q.best.num, unit/q.best.den)
			if sum += best; !fits || sum > math.MaxInt64/100 {
				return 0
			}
		}
	}
	return unit
}

// newTotals are those of an area, with the model's unit of points.
func newTotals(questions []question, points int64) totals {
	s := totals{addend: make([]addend, len(questions)), mean: 1, points: points}
	if points == 0 {
		return s
	}
	step := int64(0) // of weights
	for i := range questions {
		if q := &questions[i]; q.Scored {
			step = gcd(step, int64(q.Weight))
		}
	}
	step = max(step, 1)
	weights := int64(0)
	for i := range questions {
		if q := &questions[i]; q.Scored {
			a := &s.addend[i]
			a.weight, a.points = int64(q.Weight)/step, points/q.best.den
			a.best = q.best.num * a.points
			weights += a.weight
			parts := q.best.num / gcd(q.best.num, a.weight) // of a unit of weight, for each unit of points
			var fits bool
			if s.mean, fits = times(s.mean, parts/gcd(parts, s.mean)); !fits {
				return s
			}
		}
	}
	most, fits := times(s.mean, weights)
	if s.fits = fits && most <= math.MaxInt64/100; !s.fits {
		return s
	}
	for i := range questions {
		if q := &questions[i]; q.Scored {
			a := &s.addend[i]
			part := gcd(q.best.num, a.weight)
			a.rate = a.weight / part * (s.mean / (q.best.num / part))
		}
	}
	return s
}
