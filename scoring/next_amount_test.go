package scoring

import (
	"math"
	"math/big"
	"testing"
)

// A ruler gives back what it measured, and sums of it are exact, also beyond
// int64.
func TestRuler(t *testing.T) {
	third := whole(1).quo(whole(3))
	for name, numbers := range map[string][]fraction{
		"whole":                 {whole(0), whole(7), whole(-2)},
		"of one denominator":    {third, third.mul(whole(2)), whole(1)},
		"unlike":                {third, whole(1).quo(whole(1000)), whole(-5).quo(whole(7))},
		"large":                 {whole(math.MaxInt64 / 2), whole(math.MaxInt64 / 2), whole(math.MaxInt64 / 2)},
		"large once measured":   {whole(math.MaxInt64 / 1000), whole(1).quo(whole(997)), third},
		"fine":                  {whole(1).quo(whole(math.MaxInt64)), whole(1).quo(whole(math.MaxInt64 - 1)), third},
		"huge":                  {{wide: new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 200))}, third, {wide: new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(-3), 199))}},
		"of 124 bits":           {{wide: new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(-1), 123))}, whole(5), {wide: new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 123))}},
		"wide though it is one": {{wide: whole(1).rat()}, third, whole(4)},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRuler(numbers)
			total, exact := r.zero(), whole(0)
			for _, x := range numbers {
				if got := r.value(r.measure(x)); got.cmp(x) != 0 {
					t.Errorf("%s measured is %s", x.text(), got.text())
				}
				if got, ok := r.atLeast(x); !ok || got.cmp(r.measure(x)) != 0 {
					t.Errorf("at least %s is %v, %v", x.text(), got, ok)
				}
				bit := whole(1).quo(whole(1 << 62)).mul(whole(1).quo(whole(1 << 62))) // far below a unit
				if got, ok := r.atLeast(x.add(bit)); ok && got.cmp(r.measure(x)) <= 0 {
					t.Errorf("more than %s is at least %v", x.text(), got)
				}
				total, exact = total.add(r.measure(x)), exact.add(x)
			}
			if got := r.value(total); got.text() != exact.text() {
				t.Errorf("the sum is %s, not %s", got.text(), exact.text())
			}
			for _, x := range numbers {
				for _, y := range numbers {
					if r.measure(x).cmp(r.measure(y)) != x.cmp(y) || r.value(r.measure(x).sub(r.measure(y))).cmp(x.sub(y)) != 0 {
						t.Errorf("%s and %s compare otherwise than measured", x.text(), y.text())
					}
				}
			}
		})
	}
}
