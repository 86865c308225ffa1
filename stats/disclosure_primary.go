package stats

// primary tells the cells that must not be published for their own sake: counts
// below the threshold, and of a sensitive variable the whole distribution, its
// zeros too, of a group that is smaller than the threshold or has one value
// only. Who knows that a company is in such a group would learn something of it
// from the zeros alone.
func (j *joint) primary(threshold int) []bool {
	hide := make([]bool, len(j.cells))
	for id, c := range j.cells {
		hide[id] = c.n > 0 && c.n < threshold
	}
	for _, s := range j.sums {
		if !j.distributes(s) || len(s.parts) < 2 {
			continue
		}
		values := 0
		for _, id := range s.parts {
			values += min(1, j.cells[id].n)
		}
		if values == 1 || values > 1 && j.cells[s.whole].n < threshold {
			for _, id := range s.parts {
				hide[id] = true
			}
		}
	}
	return hide
}

// distributes reports whether a sum divides a group by a sensitive variable:
// its parts have a place on it that the whole has not.
func (j *joint) distributes(s sum) bool {
	whole, part := j.cells[s.whole], j.cells[s.parts[0]]
	for _, p := range []int{part.a, part.b} {
		if p != none && j.places[p].sensitive && p != whole.a && p != whole.b {
			return true
		}
	}
	return false
}
