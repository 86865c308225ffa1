package scoring

import (
	"math"
	"math/big"
	"math/bits"
)

// ruler measures fractions in one unit of which all are multiples, so that a
// search over many sums adds whole numbers.
type ruler struct {
	unit int64    // 1/unit, when all sums of four fit 64 bits
	wide *big.Int // otherwise
	huge *exacts  // where sums do not fit 128 bits either
	// shift is how many bits a rough number leaves out.
	shift uint
}

// amount is a number of units of a ruler: 128 bits in two's complement. Where the
// ruler is huge these are its first bits, beside what it is exactly.
type amount struct {
	high   int64
	low    uint64
	exacts *exacts
	terms  terms
}

// mostBits is how long a measure may be for sums of four to fit 128 bits.
const mostBits = 124

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
	longest := 0
	for _, x := range numbers {
		if !fits {
			break
		}
		x = x.lowest()
		n, ok := times(x.num, unit/x.den)
		fits = ok && abs(n) <= math.MaxInt64/4
		longest = max(longest, bits.Len64(uint64(abs(n))))
	}
	if fits {
		return ruler{unit: unit, shift: uint(max(longest-roughBits, 0))}
	}
	r := ruler{wide: big.NewInt(1)}
	for _, x := range numbers {
		_, den := x.parts()
		if new(big.Int).Rem(r.wide, den).Sign() == 0 {
			continue
		}
		g := new(big.Int).GCD(nil, nil, r.wide, den)
		r.wide.Mul(r.wide, g.Quo(den, g))
	}
	longest = 0
	for _, x := range numbers {
		longest = max(longest, r.units(x).BitLen())
	}
	r.shift = uint(max(longest-roughBits, 0))
	if longest > mostBits {
		r.huge = &exacts{shift: uint(longest - mostBits + 4)} // for the terms of an amount
		r.shift = mostBits - 4 - roughBits
	}
	return r
}

// units is x in units of a wide ruler.
func (r ruler) units(x fraction) *big.Int {
	num, den := x.parts()
	n := new(big.Int).Quo(r.wide, den)
	return n.Mul(n, num)
}

// parts are numerator and denominator in lowest terms, not to be written to.
func (x fraction) parts() (num, den *big.Int) {
	if x.wide != nil {
		return x.wide.Num(), x.wide.Denom()
	}
	x = x.lowest()
	return big.NewInt(x.num), big.NewInt(x.den)
}

// measure is x in units; x must be one of the ruler's numbers.
func (r ruler) measure(x fraction) amount {
	switch {
	case r.wide == nil:
		x = x.lowest()
		n := x.num * (r.unit / x.den)
		return amount{high: n >> 63, low: uint64(n)}
	case r.huge != nil:
		return r.huge.put(r.units(x))
	}
	return narrow(r.units(x))
}

// atLeast is the least number of units that is not below x; ok is false when that
// is more than the ruler measures.
func (r ruler) atLeast(x fraction) (a amount, ok bool) {
	unit := r.wide
	if unit == nil {
		unit = big.NewInt(r.unit)
	}
	operand := x.operand()
	n, rest := new(big.Int).DivMod(new(big.Int).Mul(operand.Num(), unit), operand.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		n.Add(n, big.NewInt(1))
	}
	switch {
	case r.huge != nil && n.BitLen() <= mostBits-4+int(r.huge.shift):
		return r.huge.put(n), true
	case r.huge != nil || n.BitLen() > mostBits:
		return amount{}, false
	}
	return narrow(n), true
}

// narrow is a number of at most mostBits as an amount.
func narrow(n *big.Int) amount {
	var words [16]byte
	new(big.Int).Abs(n).FillBytes(words[:])
	a := amount{}
	for i := range 8 {
		a.high = a.high<<8 | int64(words[i])
		a.low = a.low<<8 | uint64(words[8+i])
	}
	if n.Sign() < 0 {
		a = amount{}.sub(a)
	}
	return a
}

// zero is no units.
func (r ruler) zero() amount { return amount{exacts: r.huge} }

// value is what so many units are.
func (r ruler) value(a amount) fraction {
	switch {
	case r.wide == nil:
		return fraction{num: int64(a.low), den: r.unit}.lowest()
	case r.huge != nil:
		return fraction{wide: new(big.Rat).SetFrac(r.huge.sum(a.terms[:]), r.wide)}
	}
	n := new(big.Int).Lsh(big.NewInt(a.high), 64)
	n.Add(n, new(big.Int).SetUint64(a.low))
	return fraction{wide: new(big.Rat).SetFrac(n, r.wide)}
}

func (a amount) add(b amount) amount {
	low, carry := bits.Add64(a.low, b.low, 0)
	a.high, a.low = a.high+b.high+int64(carry), low
	if b.exacts != nil {
		return a.with(b, 1)
	}
	return a
}

func (a amount) sub(b amount) amount {
	low, borrow := bits.Sub64(a.low, b.low, 0)
	a.high, a.low = a.high-b.high-int64(borrow), low
	if b.exacts != nil {
		return a.with(b, -1)
	}
	return a
}

func (a amount) cmp(b amount) int {
	if a.exacts != nil || b.exacts != nil {
		low, borrow := bits.Sub64(a.low, b.low, 0)
		high := a.high - b.high - int64(borrow)
		if high == 0 && low < blurred || high == -1 && low > math.MaxUint64-blurred {
			return a.exactly(b)
		}
	}
	switch {
	case a.high != b.high:
		if a.high < b.high {
			return -1
		}
		return 1
	case a.low < b.low:
		return -1
	case a.low > b.low:
		return 1
	}
	return 0
}
