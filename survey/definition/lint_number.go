package definition

import "maturita/survey"

// numbers judges whether permitted numbers exist, and in every band of points.
func (l *linter) numbers() {
	for i := range l.q.Areas {
		for j := range l.q.Areas[i].Questions {
			if q := &l.q.Areas[i].Questions[j]; q.Type == survey.Number {
				l.number(questionPath(i, j), q)
			}
		}
	}
}

func (l *linter) number(path string, q *survey.Question) {
	if permittedFrom(q, q.Min) > q.Max {
		l.refuse(path+".max", "no-number", "widen the range, or permit more decimals",
			"no number with %d decimals lies between %s and %s, so that %q cannot be answered", q.Decimals, q.Min, q.Max, q.ID)
		return
	}
	for k, band := range q.Bands {
		first := permittedFrom(q, band.From)
		switch {
		case first > q.Max:
			l.refuse(entry(path+".bands", k), "unreachable-band", "begin it at a number that can be answered, or permit more decimals",
				"no number with %d decimals lies between %s and %s, where this band ends", q.Decimals, band.From, q.Max)
		case k+1 < len(q.Bands) && first >= q.Bands[k+1].From:
			l.refuse(entry(path+".bands", k), "unreachable-band", "begin it at a number that can be answered, or permit more decimals",
				"no number with %d decimals is at least %s and below %s, where the next band begins", q.Decimals, band.From, q.Bands[k+1].From)
		}
	}
}

// grain is the distance between two numbers that a question permits.
func grain(q *survey.Question) survey.Decimal {
	grain := survey.Whole(1)
	for range q.Decimals {
		grain /= 10
	}
	return grain
}

// permittedFrom is the lowest number with a question's decimals that is at least
// n.
func permittedFrom(q *survey.Question, n survey.Decimal) survey.Decimal {
	g := grain(q)
	return n + (g-n%g)%g
}
