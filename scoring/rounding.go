package scoring

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"maturita/survey"
)

// powers are those of ten that fit.
var powers = func() (all [19]int64) {
	all[0] = 1
	for i := range all[1:] {
		all[i+1] = 10 * all[i]
	}
	return all
}()

// zeros are as many as the decimals that fit.
const zeros = "0000000000000000000"

// rounded is x to so many decimal places, half away from zero, over the
// denominator 10^places.
func (x fraction) rounded(places int) fraction {
	if x.wide == nil && places < len(powers) {
		if n, ok := roundedQuotient(uint64(abs(x.num)), uint64(powers[places]), uint64(x.den)); ok {
			return fraction{num: n * int64(x.sign()), den: powers[places]}
		}
	}
	r, _ := new(big.Rat).SetString(x.operand().FloatString(places))
	return fraction{wide: r}
}

// roundedQuotient is a·b/c, half up, if it fits.
func roundedQuotient(a, b, c uint64) (n int64, ok bool) {
	high, low := bits.Mul64(a, b)
	if high >= c {
		return 0, false
	}
	q, rest := low/c, low%c
	if high > 0 {
		q, rest = bits.Div64(high, low, c)
	}
	if q >= math.MaxInt64 {
		return 0, false
	}
	if rest >= c-rest {
		q++
	}
	return int64(q), true
}

// thousandths is the whole number of them at or next below x, so that a decimal is
// at most x exactly when it is at most so many. What is beyond all decimals stays so.
func (x fraction) thousandths() survey.Decimal {
	if x.wide == nil && x.num >= 0 {
		if high, low := bits.Mul64(uint64(x.num), 1000); high == 0 {
			return survey.Decimal(min(low/uint64(x.den), math.MaxInt64-1))
		}
	}
	r := x.operand()
	n := new(big.Int).Mul(r.Num(), big.NewInt(1000))
	switch n.Div(n, r.Denom()); {
	case n.IsInt64():
		return survey.Decimal(min(n.Int64(), math.MaxInt64-1))
	case n.Sign() < 0:
		return math.MinInt64
	}
	return math.MaxInt64 - 1
}

// appendDecimal writes a number that rounded made for so many places, without a
// minus before a zero.
func (x fraction) appendDecimal(b []byte, places int) []byte {
	if x.wide != nil {
		return append(b, x.wide.FloatString(places)...)
	}
	if x.num < 0 {
		b = append(b, '-')
	}
	n := abs(x.num)
	b = strconv.AppendInt(b, n/x.den, 10)
	if places == 0 {
		return b
	}
	b = append(append(b, '.'), zeros[:places]...)
	for i, rest := len(b)-1, n%x.den; rest > 0; i-- {
		b[i] += byte(rest % 10)
		rest /= 10
	}
	return b
}
