package scoring

import (
	"math"
	"math/big"
)

// ruler measures fractions in one unit of which all are multiples, so that a
// search over many sums adds whole numbers.
type ruler struct {
	unit int64    // 1/unit, when all sums of four fit
	wide *big.Int // otherwise
}

// amount is a number of units of a ruler; wide when the ruler is.
type amount struct {
	n    int64
	wide *big.Int // shared, never written to
}

// newRuler makes a ruler for sums of at most four of these numbers.
func newRuler(numbers []fraction) ruler {
	unit, fits := int64(1), true
	for _, x := range numbers {
		if x.wide != nil {
			fits = false
			break
		}
		x = x.lowest()
		if unit, fits = times(unit, x.den/gcd(unit, x.den)); !fits {
			break
		}
	}
	for _, x := range numbers {
		if !fits {
			break
		}
		x = x.lowest()
		n, ok := times(x.num, unit/x.den)
		fits = ok && abs(n) <= math.MaxInt64/4
	}
	if fits {
		return ruler{unit: unit}
	}
	wide := big.NewInt(1)
	for _, x := range numbers {
		den := x.operand().Denom()
		g := new(big.Int).GCD(nil, nil, wide, den)
		wide.Mul(wide, g.Quo(den, g))
	}
	return ruler{wide: wide}
}

// measure is x in units; x must be one of the ruler's numbers.
func (r ruler) measure(x fraction) amount {
	if r.wide == nil {
		x = x.lowest()
		return amount{n: x.num * (r.unit / x.den)}
	}
	x.wide = x.operand()
	n := new(big.Int).Quo(r.wide, x.wide.Denom())
	return amount{wide: n.Mul(n, x.wide.Num())}
}

// zero is no units.
func (r ruler) zero() amount {
	if r.wide == nil {
		return amount{}
	}
	return amount{wide: new(big.Int)}
}

// value is what so many units are.
func (r ruler) value(a amount) fraction {
	if r.wide == nil {
		return fraction{num: a.n, den: r.unit}.lowest()
	}
	return fraction{wide: new(big.Rat).SetFrac(a.wide, r.wide)}
}

func (a amount) add(b amount) amount {
	if a.wide == nil {
		return amount{n: a.n + b.n}
	}
	return amount{wide: new(big.Int).Add(a.wide, b.wide)}
}

func (a amount) sub(b amount) amount {
	if a.wide == nil {
		return amount{n: a.n - b.n}
	}
	return amount{wide: new(big.Int).Sub(a.wide, b.wide)}
}

func (a amount) cmp(b amount) int {
	switch {
	case a.wide != nil:
		return a.wide.Cmp(b.wide)
	case a.n < b.n:
		return -1
	case a.n > b.n:
		return 1
	}
	return 0
}
