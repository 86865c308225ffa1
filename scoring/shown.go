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

// Shown is an exact score of 0–100 as the version shows scores: it never looks as
// if it had a level that it has not. In points of earned and best there is no such
// form; then it is one of 0–100. It panics on what is no figure.
func (m *Model) Shown(exact string) string {
	x := read(exact)
	if !m.scale.points {
		x = m.scale.mapped(x)
	}
	return string(appendRounded(nil, x, m.scale.decimals, m.shown))
}

// Contribution shows an exact contribution of an Explanation, which is in points of
// 0–100, with one decimal more than scores have: on the version's scale, whose
// lowest value is no part of it, or in points of 0–100 where scores are shown as
// earned of best. What falls short of a level's bound does not look like it. It
// panics on what is no figure.
func (m *Model) Contribution(exact string) string {
	x, bounds := read(exact), m.bounds
	if !m.scale.points {
		x = m.scale.step.mul(x)
		bounds = make([]bound, len(m.bounds))
		for i, b := range m.bounds {
			bounds[i] = bound{m.scale.step.mul(b.value).lowest(), b.exclusive}
		}
	}
	return string(appendRounded(nil, x, m.scale.decimals+1, bounds))
}
