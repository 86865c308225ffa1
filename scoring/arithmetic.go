package scoring

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// The operations on fractions are exact. They work on int64 while that holds,
// first as the operands are, then in lowest terms, and on big.Rat from then on.

func (x fraction) add(y fraction) fraction {
	if x.wide == nil && y.wide == nil {
		if sum, ok := addNarrow(x, y); ok {
			return sum
		}
		if sum, ok := addNarrow(x.lowest(), y.lowest()); ok {
			return sum
		}
	}
	return fraction{wide: new(big.Rat).Add(x.operand(), y.operand())}
}

func (x fraction) sub(y fraction) fraction {
	if y.wide != nil {
		return x.add(fraction{wide: new(big.Rat).Neg(y.wide)})
	}
	y.num = -y.num
	return x.add(y)
}

func (x fraction) mul(y fraction) fraction {
	if x.num == 1 && x.den == 1 {
		return y
	}
	if y.num == 1 && y.den == 1 {
		return x
	}
	if x.wide == nil && y.wide == nil {
		if product, ok := mulNarrow(x, y); ok {
			return product
		}
		crossed, other := fraction{num: x.num, den: y.den}, fraction{num: y.num, den: x.den}
		if product, ok := mulNarrow(crossed.lowest(), other.lowest()); ok {
			return product
		}
	}
	return fraction{wide: new(big.Rat).Mul(x.operand(), y.operand())}
}

// quo is x/y; y must not be 0.
func (x fraction) quo(y fraction) fraction {
	if y.wide != nil {
		return x.mul(fraction{wide: new(big.Rat).Inv(y.wide)})
	}
	if y.num < 0 {
		x, y.num = x.mul(whole(-1)), -y.num
	}
	if x.wide == nil && x.den == y.den {
		return fraction{num: x.num, den: y.num}
	}
	return x.mul(fraction{num: y.den, den: y.num})
}

// percent is 100·x, none for none.
func (x fraction) percent() fraction {
	if x.none() {
		return x
	}
	return x.mul(hundred)
}

// cmp is -1, 0 or 1 as x is less than, equal to or more than y.
func (x fraction) cmp(y fraction) int {
	if x.wide != nil || y.wide != nil {
		return x.operand().Cmp(y.operand())
	}
	if x.den == y.den {
		return cmp.Compare(x.num, y.num)
	}
	if x.short() && y.short() {
		return cmp.Compare(x.num*y.den, y.num*x.den)
	}
	sign := x.sign()
	if other := y.sign(); sign != other {
		return cmp.Compare(sign, other)
	}
	xHigh, xLow := bits.Mul64(uint64(abs(x.num)), uint64(y.den))
	yHigh, yLow := bits.Mul64(uint64(abs(y.num)), uint64(x.den))
	return sign * cmp.Or(cmp.Compare(xHigh, yHigh), cmp.Compare(xLow, yLow))
}

// short reports whether both parts have at most 31 bits.
func (x fraction) short() bool { return uint64(x.num+1<<30)|uint64(x.den) < 1<<31 }

// least is the smaller of two numbers, x where they are equal.
func least(x, y fraction) fraction {
	if y.cmp(x) < 0 {
		return y
	}
	return x
}

// most is the larger of two numbers, x where they are equal.
func most(x, y fraction) fraction {
	if y.cmp(x) > 0 {
		return y
	}
	return x
}

// operand is the number as a big.Rat that must not be written to.
func (x fraction) operand() *big.Rat {
	if x.wide != nil {
		return x.wide
	}
	return big.NewRat(x.num, x.den)
}

// addNarrow is x + y if it fits as the two are.
func addNarrow(x, y fraction) (sum fraction, ok bool) {
	if x.den == y.den {
		sum.num, ok = plus(x.num, y.num)
		sum.den = x.den
		return sum, ok
	}
	g := gcd(max(x.den, y.den), min(x.den, y.den))
	left, ok1 := times(x.num, y.den/g)
	right, ok2 := times(y.num, x.den/g)
	var ok3, ok4 bool
	sum.num, ok3 = plus(left, right)
	sum.den, ok4 = times(x.den, y.den/g)
	return sum, ok1 && ok2 && ok3 && ok4
}

// mulNarrow is x · y if it fits as the two are.
func mulNarrow(x, y fraction) (product fraction, ok bool) {
	var ok1, ok2 bool
	product.num, ok1 = times(x.num, y.num)
	product.den, ok2 = times(x.den, y.den)
	return product, ok1 && ok2
}

// plus reports whether the sum fits.
func plus(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0) && sum != math.MinInt64
}

// times reports whether the product fits.
func times(a, b int64) (int64, bool) {
	high, low := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(low), true
	}
	return int64(low), true
}
