package scoring

// Rounded writes an exact figure of a result with so many decimals and a decimal
// point, half away from zero (SCORING.md §2). It panics on what is no figure.
func Rounded(exact string, places int) string {
	return string(read(exact).rounded(places).appendDecimal(nil, places))
}

// Difference is after less before, two exact scores of 0–100, as the version
// shows differences. It panics on what is no figure.
func (m *Model) Difference(before, after string) Difference {
	return *m.scale.difference(read(before), read(after))
}

// Contribution shows an exact contribution of an Explanation, which is in points of
// 0–100, with one decimal more than scores have: on the version's scale, whose
// lowest value is no part of it, or in points of 0–100 where scores are shown as
// earned of best. It panics on what is no figure.
func (m *Model) Contribution(exact string) string {
	x := read(exact)
	if !m.scale.points {
		x = m.scale.step.mul(x)
	}
	places := m.scale.decimals + 1
	return string(x.rounded(places).appendDecimal(nil, places))
}
