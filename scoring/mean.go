package scoring

// mean gathers weighted values.
type mean struct{ sum, weight fraction }

func newMean() mean { return mean{whole(0), whole(0)} }

func (m *mean) add(weight, value fraction) {
	m.weight = m.weight.add(weight)
	m.sum = m.sum.add(weight.mul(value))
}

// value is Σ w·x / Σ w, none when the weights sum to zero.
func (m *mean) value() fraction {
	if m.weight.sign() == 0 {
		return fraction{}
	}
	return m.sum.quo(m.weight)
}
