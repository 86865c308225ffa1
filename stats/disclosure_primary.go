package stats

// primary says of each cell whether it must not be published for its own sake,
// whether it is known to everybody, so that hiding it would hide nothing, and
// the least count that whoever knows this rule may take for certain of it, were
// it suppressed.
//
// A count below the threshold is not published, zero is. Of some groups the
// whole distribution is hidden, its zeros too, and what these are made of: see
// hushed. Only there may a suppressed cell be taken for empty; anywhere else it
// is taken to hold somebody. What is impossible is known, and so are zeros that
// make up a published zero, and that one.
func (j *joint) primary(threshold int) (hide, fixed []bool, floor []int) {
	hide, fixed, floor = make([]bool, len(j.cells)), make([]bool, len(j.cells)), make([]int, len(j.cells))
	for id, c := range j.cells {
		hide[id], fixed[id], floor[id] = c.n > 0 && c.n < threshold, c.impossible, min(1, c.n)
	}
	for _, s := range j.sums { // coarse to fine
		empty := j.cells[s.whole].n == 0
		known := empty && !hide[s.whole]
		fixed[s.whole] = fixed[s.whole] || known
		hushed := empty && hide[s.whole] || j.hushed(s, threshold, fixed)
		for _, id := range s.parts {
			if fixed[id] = fixed[id] || known; fixed[id] {
				hide[id] = false
			} else if hushed {
				hide[id], floor[id] = true, 0
			}
		}
	}
	return hide, fixed, floor
}

// hushed reports whether nothing may be said of how a group is distributed:
// because it is smaller than the threshold; because all of it have one value of
// a sensitive variable, which is then known of everybody who is in it; or
// because so many of its counts are so small that, each being at least 1, none
// of them could be anything else.
func (j *joint) hushed(s addition, threshold int, fixed []bool) bool {
	possible, values, small, spare := 0, 0, 0, 0
	for _, id := range s.parts {
		if !fixed[id] {
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
func (j *joint) sensitive(s addition) bool {
	whole, part := j.cells[s.whole], j.cells[s.parts[0]]
	for _, p := range []int{part.a, part.b} {
		if p != nowhere && j.places[p].sensitive && p != whole.a && p != whole.b {
			return true
		}
	}
	return false
}
