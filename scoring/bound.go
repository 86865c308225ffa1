package scoring

import "maturita/survey"

// bound is the lower bound of a level, band or gate.
type bound struct {
	value     fraction
	exclusive bool
}

func newBound(b survey.Bound) bound { return bound{exactly(b.Value), b.Exclusive} }

// metBy reports whether x reaches the bound.
func (b bound) metBy(x fraction) bool {
	c := x.cmp(b.value)
	return c > 0 || c == 0 && !b.exclusive
}

// compare orders bounds as they ascend: from x comes before above x.
func (b bound) compare(other bound) int {
	switch c := b.value.cmp(other.value); {
	case c != 0 || b.exclusive == other.exclusive:
		return c
	case b.exclusive:
		return 1
	}
	return -1
}

// reached is the place of the last bound of an ascending list that x meets, -1
// when it meets none.
func reached(bounds []bound, x fraction) int {
	last := len(bounds) - 1
	for last >= 0 && !bounds[last].metBy(x) {
		last--
	}
	return last
}
