package report

import (
	"math/big"
	"strings"

	"maturita/locale"
)

const mostPlaces = 3

// Held writes an exact fraction of points that somebody has, with as many decimals
// as it takes, at most three: what is beyond is cut, so that what lies below a
// threshold looks it. "" for nil.
func Held(p *locale.Printer, exact *string) string { return fraction(p, exact, false) }

// Missing is Held for what is lacking: what is beyond is rounded up, so that it
// never looks like nothing.
func Missing(p *locale.Printer, exact *string) string { return fraction(p, exact, true) }

func fraction(p *locale.Printer, exact *string, up bool) string {
	if exact == nil {
		return ""
	}
	r, ok := new(big.Rat).SetString(*exact)
	if !ok {
		return *exact
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(mostPlaces), nil)
	n, rest := new(big.Int).DivMod(new(big.Int).Mul(r.Num(), scale), r.Denom(), new(big.Int))
	if up && rest.Sign() > 0 {
		n.Add(n, big.NewInt(1))
	}
	text := new(big.Rat).SetFrac(n, scale).FloatString(mostPlaces)
	return p.Number(strings.TrimSuffix(strings.TrimRight(text, "0"), "."))
}
