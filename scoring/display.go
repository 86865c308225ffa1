package scoring

import (
	"math/big"
	"strings"
)

// show writes a score of 0–100 on the version's display scale (SCORING.md §6),
// with the version's decimals and a decimal point. In points it is "earned/best"
// of the questions that count.
func (m *Model) show(exact, earned, best *big.Rat, bounds []bound) string {
	d := m.questionnaire.Display
	if d.Points {
		return roundedPoints(earned, best, d.Decimals, bounds)
	}
	low, step := d.Low.Rat(), new(big.Rat).Quo(new(big.Rat).Sub(d.High.Rat(), d.Low.Rat()), hundred)
	mapped := func(x *big.Rat) *big.Rat {
		y := new(big.Rat).Mul(x, step)
		return y.Add(y, low)
	}
	var shown []bound
	for _, b := range bounds {
		shown = append(shown, bound{mapped(b.value), b.exclusive})
	}
	return rounded(mapped(exact), d.Decimals, shown)
}

// rounded writes x with so many decimals, half away from zero (SCORING.md §2),
// and with more where the rounded number would meet a bound that x does not.
func rounded(x *big.Rat, places int, bounds []bound) string {
	for ; ; places++ {
		s := decimal(x, places)
		if seen, _ := new(big.Rat).SetString(s); !overstates(bounds, seen, x) {
			return s
		}
	}
}

// roundedPoints writes earned and best points with the same number of decimals,
// so many that what they come to on 0–100 meets no bound that the exact points
// do not.
func roundedPoints(earned, best *big.Rat, places int, bounds []bound) string {
	exact := percent(new(big.Rat).Quo(earned, best))
	for ; ; places++ {
		e, b := decimal(earned, places), decimal(best, places)
		seenEarned, _ := new(big.Rat).SetString(e)
		seenBest, _ := new(big.Rat).SetString(b)
		if seenBest.Sign() > 0 && !overstates(bounds, percent(seenEarned.Quo(seenEarned, seenBest)), exact) {
			return e + "/" + b
		}
	}
}

// overstates reports whether the number that is seen meets a bound that the
// exact one does not.
func overstates(bounds []bound, seen, exact *big.Rat) bool {
	for _, b := range bounds {
		if b.metBy(seen) && !b.metBy(exact) {
			return true
		}
	}
	return false
}

// decimal rounds half away from zero and writes no minus before a zero.
func decimal(x *big.Rat, places int) string {
	s := x.FloatString(places)
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}
