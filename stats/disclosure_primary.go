package stats

// primary tells the cells that must not be published for their own sake, and
// the least count that whoever knows this rule may take for certain of each
// cell, were it suppressed.
//
// A count below the threshold is not published, zero is. Of some groups the
// whole distribution is hidden, its zeros too: see hushed. Only there may a
// suppressed cell be empty; anywhere else it holds somebody.
func (j *joint) primary(threshold int) (hide []bool, floor []int) {
	hide, floor = make([]bool, len(j.cells)), make([]int, len(j.cells))
	for id, c := range j.cells {
		hide[id] = c.n > 0 && c.n < threshold
		floor[id] = min(1, c.n)
	}
	for _, s := range j.sums {
		if j.hushed(s, threshold) {
			for _, id := range s.parts {
				hide[id], floor[id] = !j.cells[id].impossible, 0
			}
		}
	}
	return hide, floor
}

// hushed reports whether nothing may be said of how a group is distributed:
// because it is smaller than the threshold; because all of it have one value of
// a sensitive variable, which is then known of everybody who is in it; or
// because so many of its counts are so small that, each being at least 1, none
// of them could be anything else.
func (j *joint) hushed(s sum, threshold int) bool {
	possible, values, small, spare := 0, 0, 0, 0
	for _, id := range s.parts {
		if !j.cells[id].impossible {
			possible++
		}
		switch n := j.cells[id].n; {
		case n == 0:
		case n < threshold:
			small++
			fallthrough
		default:
			values++
			spare += n - 1
		}
	}
	if possible < 2 || values == 0 {
		return false
	}
	return j.cells[s.whole].n < threshold || values == 1 && j.sensitive(s) || small > 0 && spare <= threshold
}

// sensitive reports whether a sum divides a group by a sensitive variable: its
// parts have a place on it that the whole has not.
func (j *joint) sensitive(s sum) bool {
	whole, part := j.cells[s.whole], j.cells[s.parts[0]]
	for _, p := range []int{part.a, part.b} {
		if p != none && j.places[p].sensitive && p != whole.a && p != whole.b {
			return true
		}
	}
	return false
}
