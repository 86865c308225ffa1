package stats

import "slices"

// Release says what may be published of the cells of a snapshot. It is the same
// for a page, a file and an answer of the API.
type Release struct {
	joint         *joint
	counts, means *pattern
	policy        Policy
}

// Figure is what may be said of a cell. N means nothing unless Shown.
type Figure struct {
	N     int
	Shown bool
}

// Policy returns the thresholds that the release was made with.
func (r *Release) Policy() Policy { return r.policy }

// Cells returns the cells of the release: the total, the margins, the inner
// cells, each in the order of the variables and their values.
func (r *Release) Cells() []CellKey {
	all := make([]CellKey, len(r.joint.cells))
	for i, c := range r.joint.cells {
		all[i] = c.key
	}
	return all
}

// Figure returns the count of a cell if it may be published. A cell that is not
// of the release is not shown.
func (r *Release) Figure(c CellKey) Figure {
	id, ok := r.joint.byKey[c]
	if !ok || r.counts.reasons[id] != Published {
		return Figure{}
	}
	return Figure{N: r.joint.cells[id].n, Shown: true}
}

// Share returns part / whole, 0 to 1, if both counts may be published and whole
// is not 0.
func (r *Release) Share(part, whole CellKey) (share float64, shown bool) {
	p, w := r.Figure(part), r.Figure(whole)
	if !p.Shown || !w.Shown || w.N == 0 {
		return 0, false
	}
	return float64(p.N) / float64(w.N), true
}

// ShowsMean reports whether means, quantiles and other figures made of the
// values of a cell's companies may be published. Its count is then, too.
func (r *Release) ShowsMean(c CellKey) bool {
	f := r.Figure(c)
	return f.Shown && f.N > 0 && r.means.reasons[r.joint.byKey[c]] == Published
}

// Reason says why a count is published or not. It is not for publication.
func (r *Release) Reason(c CellKey) Reason {
	id, ok := r.joint.byKey[c]
	if !ok {
		return Unlisted
	}
	return r.counts.reasons[id]
}

// Interval returns two counts of a cell that the published figures are proven
// to admit: the cell's count twice where it is published, at least more than
// the threshold apart where it is suppressed. It is not for publication, and
// says nothing of a withheld or unlisted cell.
func (r *Release) Interval(c CellKey) (low, high int, ok bool) {
	id, known := r.joint.byKey[c]
	if !known || r.counts.reasons[id] == Withheld {
		return 0, 0, false
	}
	n := r.joint.cells[id].n
	return n - r.counts.down[id], n + r.counts.up[id], true
}

// Withheld returns the variables of the tables that are not released at all
// because nothing less protects what is in them. With one variable its margins
// are withheld too, and so are all tables that cross it.
func (r *Release) Withheld() [][]string {
	var all [][]string
	for id, c := range r.joint.cells {
		if r.counts.reasons[id] != Withheld || c.a == nowhere {
			continue
		}
		by := []string{c.key.First.Variable}
		if c.b != nowhere {
			by = append(by, c.key.Second.Variable)
		}
		if !slices.ContainsFunc(all, func(known []string) bool { return slices.Equal(known, by) }) {
			all = append(all, by)
		}
	}
	return all
}
