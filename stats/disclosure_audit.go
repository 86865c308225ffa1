package stats

import "fmt"

// audit checks a pattern by nothing but its witnesses: that each leaves every
// published figure and every sum right and takes no suppressed count below
// what is known of it, and that together they move every suppressed cell by
// more than the threshold. A release that fails is a fault of this package.
func (p *pattern) audit(j *joint) error {
	for id := range j.cells {
		if p.hide[id] && p.reasons[id] == Published || p.fixed[id] && p.suppressed(id) {
			return fmt.Errorf("disclosure audit: %+v is on the wrong side", j.cells[id].key)
		}
	}
	sumsOf := make([][]cellChange, len(j.cells)) // by cell: the sums it is in, with its sign
	for at, s := range j.sums {
		if !p.released(s) {
			continue
		}
		sumsOf[s.whole] = append(sumsOf[s.whole], cellChange{at, -1})
		for _, id := range s.parts {
			sumsOf[id] = append(sumsOf[id], cellChange{at, 1})
		}
	}
	up, down := make([]int, len(j.cells)), make([]int, len(j.cells))
	for _, w := range p.witnesses {
		off := map[int]int{}
		for _, c := range w {
			cell := j.cells[c.cell]
			switch {
			case p.reasons[c.cell] == Withheld:
				continue
			case p.reasons[c.cell] == Published:
				return fmt.Errorf("disclosure audit: a witness changes %+v", cell.key)
			case cell.n+c.by < p.floor[c.cell]:
				return fmt.Errorf("disclosure audit: a witness takes %+v below its floor", cell.key)
			}
			up[c.cell], down[c.cell] = max(up[c.cell], c.by), max(down[c.cell], -c.by)
			for _, in := range sumsOf[c.cell] {
				off[in.cell] += in.by * c.by
			}
		}
		for at, by := range off {
			if by != 0 {
				return fmt.Errorf("disclosure audit: a witness breaks the sum of %+v", j.cells[j.sums[at].whole].key)
			}
		}
	}
	for id := range j.cells {
		if p.demand.prove[id] && p.suppressed(id) && up[id]+down[id] <= p.threshold {
			return fmt.Errorf("disclosure audit: %+v has no witnesses", j.cells[id].key)
		}
	}
	p.up, p.down = up, down
	return nil
}

// released reports whether the release says anything of a sum.
func (p *pattern) released(s addition) bool {
	if p.reasons[s.whole] == Withheld {
		return false
	}
	for _, id := range s.parts {
		if p.reasons[id] == Withheld {
			return false
		}
	}
	return true
}
