package scoring

import (
	"slices"

	"maturita/survey"
)

// scale is how a version shows scores of 0–100 (SCORING.md §6).
type scale struct {
	decimals  int
	points    bool     // earned of best, instead of low and step
	low, step fraction // shown is low + step · score
}

func newScale(d survey.Display) scale {
	low := exactly(d.Low)
	return scale{d.Decimals, d.Points, low, exactly(d.High).sub(low).quo(hundred).lowest()}
}

func (s *scale) mapped(x fraction) fraction {
	if x = s.step.mul(x); s.low.sign() == 0 {
		return x
	}
	return s.low.add(x)
}

// bounds are bounds of 0–100 as they look on the scale, in ascending order; in
// points they stay, since what is shown is compared as the score that it comes to.
func (s *scale) bounds(of []bound) []bound {
	shown := slices.Clone(of)
	if !s.points {
		for i, b := range of {
			shown[i].value = s.mapped(b.value).lowest()
		}
	}
	slices.SortFunc(shown, bound.compare)
	return shown
}

// appendTo writes a score, with the version's decimals and a decimal point. In
// points it is "earned/best" of the questions that count. The bounds are those
// of s.bounds.
func (s *scale) appendTo(b []byte, exact, earned, best fraction, bounds []bound) []byte {
	if s.points {
		return appendPoints(b, earned, best, s.decimals, bounds)
	}
	return appendRounded(b, s.mapped(exact), s.decimals, bounds)
}

// appendRounded writes x with so many decimals, half away from zero (SCORING.md
// §2), and with more where the rounded number would meet a bound that x does not.
func appendRounded(b []byte, x fraction, places int, bounds []bound) []byte {
	for ; ; places++ {
		if seen := x.rounded(places); !overstates(bounds, seen, x) {
			return seen.appendDecimal(b, places)
		}
	}
}

// appendPoints writes earned and best points with the same number of decimals,
// so many that what they come to on 0–100 meets no bound that the exact points
// do not.
func appendPoints(b []byte, earned, best fraction, places int, bounds []bound) []byte {
	exact := earned.quo(best).percent()
	for ; ; places++ {
		e, of := earned.rounded(places), best.rounded(places)
		if of.sign() > 0 && !overstates(bounds, e.quo(of).percent(), exact) {
			b = append(e.appendDecimal(b, places), '/')
			return of.appendDecimal(b, places)
		}
	}
}

// overstates reports whether the number that is seen meets a bound that the
// exact one does not. The bounds ascend: who meets one meets all before it.
func overstates(bounds []bound, seen, exact fraction) bool {
	if len(bounds) == 0 || seen.cmp(exact) <= 0 {
		return false
	}
	last := reached(bounds, seen)
	return last >= 0 && !bounds[last].metBy(exact)
}
