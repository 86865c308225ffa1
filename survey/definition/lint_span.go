package definition

import (
	"math/big"
	"strings"

	"maturita/survey"
)

// span holds what a figure may be, at least and at most. It may be wider than
// what answers reach, never narrower: what lies outside can never be.
type span struct{ low, high *big.Rat }

func (s span) join(t span) span {
	if t.low.Cmp(s.low) < 0 {
		s.low = t.low
	}
	if t.high.Cmp(s.high) > 0 {
		s.high = t.high
	}
	return s
}

func (s span) times(factor *big.Rat) span {
	return span{new(big.Rat).Mul(s.low, factor), new(big.Rat).Mul(s.high, factor)}
}

func (s span) plus(t span) span {
	return span{new(big.Rat).Add(s.low, t.low), new(big.Rat).Add(s.high, t.high)}
}

// pointSpan is what the answers to a scored question earn before the floor, of a
// matrix per weight of row 1 (SCORING.md §4).
func pointSpan(q *survey.Question) (low, high survey.Decimal) {
	switch {
	case q.Type == survey.Number:
		low, high = q.Bands[0].Points, q.Bands[0].Points
		for _, b := range q.Bands {
			low, high = min(low, b.Points), max(high, b.Points)
		}
	case q.AtLeast > 0:
		high = survey.Whole(1)
	case q.Type == survey.Multiple, q.Type == survey.Matrix && q.Columns && q.Combine == survey.Sum:
		high = ticksBest(q, nil) // the worst ticks are none, or fall below the floor
	case q.Type == survey.Matrix && q.Columns:
		for i := range q.Options {
			high = max(high, q.Options[i].Points)
		}
	default:
		low, high = q.Options[0].Points, q.Options[0].Points
		for i := range q.Options {
			low, high = min(low, q.Options[i].Points), max(high, q.Options[i].Points)
		}
	}
	if q.Optional && q.UnansweredZero {
		low = min(low, 0)
	}
	return low, high
}

// questionSpan is what s of a scored question may be, 0 to 1.
func questionSpan(q *survey.Question) span {
	top := best(q)
	low, high := pointSpan(q)
	s := span{clamped(low, q.Floor, top), clamped(high, q.Floor, top)}
	if q.Type == survey.Matrix { // its floor is of all rows together
		s = span{clamped(low, 0, top), clamped(high, 0, top)}
		var weight survey.Decimal
		for i := range q.Rows {
			weight += q.Rows[i].Weight
		}
		floor := new(big.Rat).Quo(q.Floor.Rat(), new(big.Rat).Mul(weight.Rat(), top.Rat()))
		s = span{later(s.low, floor), later(s.high, floor)}
		if q.RowNotApplicable && q.Floor > 0 { // which fewer rows reach sooner
			s.high = big.NewRat(1, 1)
		}
	}
	return s
}

func clamped(points, floor, best survey.Decimal) *big.Rat {
	return new(big.Rat).Quo(min(max(points, floor), best).Rat(), best.Rat())
}

// shown writes a value with as many of three places as it needs.
func shown(value *big.Rat) string {
	return strings.TrimRight(strings.TrimRight(value.FloatString(3), "0"), ".")
}

func later(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

// measure finds what the scores of areas and the overall may be, once it is
// known which questions are asked.
func (l *linter) measure() {
	for i := range l.q.Areas {
		area := &l.q.Areas[i]
		s, ok := l.measured(area)
		if !ok {
			continue
		}
		l.areas[area.ID] = s
		if l.overall.low == nil {
			l.overall = s
		} else {
			l.overall = l.overall.join(s)
		}
	}
}

// measured is what an area's score may be, 0 to 100; ok is false where it never
// has one.
func (l *linter) measured(area *survey.Area) (s span, ok bool) {
	for i := range area.Questions {
		q := &area.Questions[i]
		if !q.Scored || l.deadQuestions[q.ID] {
			continue
		}
		if one := questionSpan(q).times(big.NewRat(100, 1)); ok {
			s = s.join(one)
		} else {
			s, ok = one, true
		}
	}
	if area.Aggregate == survey.Stages {
		s = span{new(big.Rat), big.NewRat(100, 1)}
	}
	return s, ok
}

// areaSpan is what an area's score may be; ok is false where it never has one.
func (l *linter) areaSpan(area *survey.Area) (s span, ok bool) {
	s, ok = l.areas[area.ID]
	return s, ok
}

// overallSpan is what the overall score may be.
func (l *linter) overallSpan() (s span, ok bool) { return l.overall, l.overall.low != nil }
