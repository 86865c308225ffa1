package scoring

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// edges are numerators and denominators around which int64 is left.
var edges = []int64{0, 1, 2, 3, 7, 10, 1000, 999_999_937, 1 << 31, 1 << 32, 3_037_000_499, 3_037_000_500, 1 << 61, 1<<62 - 1, 1 << 62, math.MaxInt64 - 1, math.MaxInt64}

func someFraction(g *rand.Rand) fraction {
	part := func() int64 {
		if g.IntN(2) == 0 {
			return edges[g.IntN(len(edges))]
		}
		return g.Int64() >> g.IntN(63)
	}
	x := fraction{num: part(), den: max(1, part())}
	if g.IntN(2) == 0 {
		x.num = -x.num
	}
	if g.IntN(8) == 0 {
		return fraction{wide: x.rat()}
	}
	return x
}

// Every operation gives what big.Rat gives, and a sound number.
func TestFractionArithmetic(t *testing.T) {
	g := rand.New(rand.NewPCG(rand.Uint64(), 1))
	narrow, wide := 0, 0
	check := func(what string, x, y, got fraction, want *big.Rat) {
		t.Helper()
		if got.rat().Cmp(want) != 0 {
			t.Errorf("%s %s %s = %s, should be %s", x.rat(), what, y.rat(), got.rat(), want)
		}
		if got.wide != nil {
			wide++
		} else if narrow++; got.den <= 0 || got.num == math.MinInt64 {
			t.Errorf("%s %s %s = %d/%d", x.rat(), what, y.rat(), got.num, got.den)
		}
	}
	for range 50_000 {
		x, y := someFraction(g), someFraction(g)
		a, b := x.rat(), y.rat()
		check("+", x, y, x.add(y), new(big.Rat).Add(a, b))
		check("−", x, y, x.sub(y), new(big.Rat).Sub(a, b))
		check("·", x, y, x.mul(y), new(big.Rat).Mul(a, b))
		if b.Sign() != 0 {
			check("/", x, y, x.quo(y), new(big.Rat).Quo(a, b))
		}
		check("lowest", x, y, x.lowest(), a)
		check("over", x, y, x.over(y.den), a)
		if got, want := x.cmp(y), a.Cmp(b); got != want {
			t.Errorf("%s compares with %s as %d, should be %d", a, b, got, want)
		}
		floor := new(big.Int).Mul(a.Num(), big.NewInt(1000))
		if floor.Div(floor, a.Denom()); floor.IsInt64() && floor.Int64() < math.MaxInt64 {
			if got := int64(x.thousandths()); got != floor.Int64() {
				t.Errorf("%s has %d thousandths, should have %d", a, got, floor)
			}
		} else if got := x.thousandths(); floor.Sign() < 0 != (got == math.MinInt64) || floor.Sign() > 0 != (got == math.MaxInt64-1) {
			t.Errorf("%s has %d thousandths, is beyond", a, got)
		}
		if got := string(x.appendTo(nil)); got != a.String() {
			t.Errorf("%s is written %s", a, got)
		}
		if x.rat().Cmp(a) != 0 || y.rat().Cmp(b) != 0 {
			t.Fatalf("an operation has changed %s or %s", a, b)
		}
	}
	if narrow < 50_000 || wide < 50_000 {
		t.Errorf("%d results are on int64, %d on big.Rat", narrow, wide)
	}
}

func TestFractionRounding(t *testing.T) {
	g := rand.New(rand.NewPCG(rand.Uint64(), 2))
	for range 50_000 {
		x, places := someFraction(g), g.IntN(22)
		if g.IntN(4) == 0 { // on the half
			x, places = fraction{num: 2*g.Int64N(1000) - 999, den: 2000}, 3
		}
		text := x.rat().FloatString(places)
		want, _ := new(big.Rat).SetString(text)
		if want.Sign() == 0 {
			text = new(big.Rat).FloatString(places)
		}
		seen := x.rounded(places)
		if got := string(seen.appendDecimal(nil, places)); seen.rat().Cmp(want) != 0 || got != text {
			t.Errorf("%s to %d places is %s, written %s; want %s", x.rat(), places, seen.rat(), got, text)
		}
	}
}

func TestNoFraction(t *testing.T) {
	var none fraction
	if !none.none() || none.rat() != nil || !none.percent().none() || !none.lowest().none() {
		t.Error("none is taken for a number")
	}
	if whole(0).none() || (fraction{wide: new(big.Rat)}).none() {
		t.Error("0 is taken for none")
	}
	m := newMean()
	if !m.value().none() {
		t.Error("a mean without weight has a value")
	}
}
