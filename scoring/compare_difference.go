package scoring

import "math/big"

// read reads an exact figure of a result. It panics on what is none.
func read(exact string) fraction {
	r, ok := new(big.Rat).SetString(exact)
	if !ok {
		panic("scoring: " + exact + " is not an exact score")
	}
	if r.Num().IsInt64() && r.Denom().IsInt64() {
		return fraction{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return fraction{wide: r}
}

// difference is what one score of 0–100 has become of another.
func (s scale) difference(before, after fraction) *Difference {
	exact := after.sub(before)
	shown := exact
	if !s.points {
		shown = s.step.mul(exact)
	}
	places := s.decimals
	seen := shown.rounded(places)
	for seen.sign() == 0 && shown.sign() != 0 {
		places++
		seen = shown.rounded(places)
	}
	var b []byte
	if seen.sign() > 0 {
		b = append(b, '+')
	}
	return &Difference{Exact: exact.text(), Display: string(seen.appendDecimal(b, places))}
}
