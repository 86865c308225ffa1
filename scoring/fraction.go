package scoring

import (
	"math/big"

	"maturita/survey"
)

var hundred = big.NewRat(100, 1)

// percent returns 100·x.
func percent(x *big.Rat) *big.Rat { return new(big.Rat).Mul(x, hundred) }

func least(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func most(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

// mean gathers weighted values.
type mean struct{ sum, weight big.Rat }

func (m *mean) add(weight, value *big.Rat) {
	m.weight.Add(&m.weight, weight)
	m.sum.Add(&m.sum, new(big.Rat).Mul(weight, value))
}

// value is Σ w·x / Σ w, nil when the weights sum to zero.
func (m *mean) value() *big.Rat {
	if m.weight.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(&m.sum, &m.weight)
}

// bound is the lower bound of a level, band or gate.
type bound struct {
	value     *big.Rat
	exclusive bool
}

func newBound(b survey.Bound) bound { return bound{b.Value.Rat(), b.Exclusive} }

// metBy reports whether x reaches the bound.
func (b bound) metBy(x *big.Rat) bool {
	if b.exclusive {
		return x.Cmp(b.value) > 0
	}
	return x.Cmp(b.value) >= 0
}

// reached is the place of the last bound of an ascending list that x meets, -1
// when it meets none.
func reached(bounds []bound, x *big.Rat) int {
	last := -1
	for i, b := range bounds {
		if b.metBy(x) {
			last = i
		}
	}
	return last
}
