package scoring

import (
	"math/big"
	"strconv"

	"maturita/survey"
)

// fraction is an exact number, or none: the zero value. It is num/den, den above
// 0 and not always in lowest terms, with |num| at most math.MaxInt64; or wide,
// once it did not fit. Fractions are values: no operation changes its operands.
type fraction struct {
	num, den int64
	wide     *big.Rat // shared, never written to
}

func whole(n int) fraction { return fraction{num: int64(n), den: 1} }

func exactly(d survey.Decimal) fraction { return fraction{num: int64(d), den: 1000}.lowest() }

var hundred = whole(100)

// none reports that there is no number.
func (x fraction) none() bool { return x.den == 0 && x.wide == nil }

// isOne reports that the number is 1, as numbers are written in int64.
func (x fraction) isOne() bool { return x.num == x.den && x.den > 0 }

// rat returns the number for the caller to keep and change, nil for none.
func (x fraction) rat() *big.Rat {
	switch {
	case x.wide != nil:
		return new(big.Rat).Set(x.wide)
	case x.den == 0:
		return nil
	}
	return big.NewRat(x.num, x.den)
}

// lowest returns the same number in lowest terms.
func (x fraction) lowest() fraction {
	if x.wide == nil && x.den > 1 {
		if g := gcd(x.den, abs(x.num)); g > 1 {
			x.num, x.den = x.num/g, x.den/g
		}
	}
	return x
}

// over returns the same number over a denominator, if it is a whole number of such
// parts that fits.
func (x fraction) over(den int64) fraction {
	if low := x.lowest(); x.wide == nil && den > 0 && den%low.den == 0 {
		if num, ok := times(low.num, den/low.den); ok {
			return fraction{num: num, den: den}
		}
	}
	return x
}

// sign is -1, 0 or 1.
func (x fraction) sign() int {
	switch {
	case x.wide != nil:
		return x.wide.Sign()
	case x.num < 0:
		return -1
	case x.num > 0:
		return 1
	}
	return 0
}

// appendTo writes the number as it is published: "161/2", "80/1".
func (x fraction) appendTo(b []byte) []byte { return x.lowest().appendParts(b) }

// appendParts is appendTo of a number in lowest terms.
func (x fraction) appendParts(b []byte) []byte {
	if x.wide != nil {
		return append(b, x.wide.String()...)
	}
	b = strconv.AppendInt(b, x.num, 10)
	return strconv.AppendInt(append(b, '/'), x.den, 10)
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// gcd is the greatest common divisor of a and b, neither negative; that of 0 and
// b is b.
func gcd(a, b int64) int64 {
	x, y := uint64(a), uint64(b)
	for y != 0 {
		if (x|y)>>32 == 0 { // where dividing takes half as long
			p, q := uint32(x), uint32(y)
			for q != 0 {
				p, q = q, p%q
			}
			return int64(p)
		}
		x, y = y, x%y
	}
	return int64(x)
}

// lcm is the least common multiple of two positive numbers, which must fit.
func lcm(a, b int64) int64 { return a / gcd(a, b) * b }
