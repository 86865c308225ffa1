package scoring

import "math"

// areaSums is what lets the sums of an area be made of whole numbers over one
// denominator. That they fit is proven for every set of answers when a version is
// compiled; where they might not, sums are made of fractions. Both come to the
// same.
type areaSums struct {
	fits  bool
	scale int64 // of the mean: thousandths of a weight times the multiple of all best points
}

// newAreaSums proves that 100 times the sum of weight · earned · lift fits, and
// sets each question's weight and lift: so many times its own best are the
// common multiple.
func newAreaSums(questions []question) areaSums {
	multiple := int64(1)
	for i := range questions {
		q := &questions[i]
		if !q.Scored {
			continue
		}
		if q.best.wide != nil || q.best.den != thousand {
			return areaSums{}
		}
		var ok bool
		if multiple, ok = times(multiple/gcd(multiple, q.best.num), q.best.num); !ok {
			return areaSums{}
		}
	}
	total := int64(0)
	for i := range questions {
		q := &questions[i]
		if !q.Scored {
			continue
		}
		q.thousandths, q.lift = int64(q.Weight), multiple/q.best.num
		most, ok1 := times(q.lift, max(q.best.num, abs(q.floor.num)))
		most, ok2 := times(most, q.thousandths)
		var ok3 bool
		if total, ok3 = plus(total, most); !ok1 || !ok2 || !ok3 || total > math.MaxInt64/100 {
			return areaSums{}
		}
	}
	return areaSums{fits: true, scale: multiple}
}

// thousand is the denominator of points.
const thousand = 1000

// wholly gathers what an area's questions come to, with the weighted mean of
// those that count; false where an answer leaves part of a matrix out, or is
// worth something that is no whole thousandth.
func (a *assessed) wholly() (mean fraction, ok bool) {
	if !a.whole.fits {
		return mean, false
	}
	var earned, best, sum, weights, covered int64
	asked, counting := 0, 0
	for i := range a.replies {
		r := &a.replies[i]
		if !r.asked() {
			continue
		}
		asked++
		covered += r.thousandths
		if !r.counts() {
			continue
		}
		if r.earned.wide != nil || r.earned.den != thousand || r.best != r.question.best || r.applicable != one {
			return mean, false
		}
		counting++
		weights += r.thousandths
		earned, best = earned+r.earned.num, best+r.best.num
		sum += r.thousandths * r.lift * r.earned.num
	}
	a.asked, a.counting = asked, counting
	a.earned.become(fraction{num: earned, den: thousand})
	a.best.become(fraction{num: best, den: thousand})
	a.coverage.become(fraction{})
	if covered > 0 {
		a.coverage.become(fraction{num: weights, den: covered})
	}
	if weights > 0 {
		mean = fraction{num: sum, den: weights * a.whole.scale}
	}
	return mean, true
}

// one is the number 1 as it is everywhere made.
var one = whole(1)
