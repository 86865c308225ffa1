package stats

import "slices"

// protectCounts makes the pattern of the counts.
func protectCounts(j *joint, threshold int) (*pattern, error) {
	d := demand{threshold: threshold, prove: slices.Repeat([]bool{true}, len(j.cells))}
	d.hide, d.fixed, d.floor = j.primary(threshold)
	p := newProtector(j, d)
	if d.hide[0] {
		p.withholdAll()
		return &p.pattern, nil
	}
	p.run(p.withhold)
	return &p.pattern, p.audit(j)
}

// protectMeans makes the pattern of the means. They disclose sums of values,
// which add up as counts do; a cell's sum lies between none and all of its
// companies. The sums of empty cells are known. What has no published count has
// no published mean; a mean of enough companies may be found out.
func protectMeans(j *joint, threshold int, counts *pattern) (*pattern, error) {
	d := demand{threshold: threshold, floor: make([]int, len(j.cells))}
	for _, c := range j.cells {
		small := c.n > 0 && c.n < threshold
		d.hide, d.prove, d.fixed = append(d.hide, small), append(d.prove, small), append(d.fixed, c.n == 0)
	}
	p := newProtector(j, d)
	for id, c := range j.cells {
		switch {
		case counts.reasons[id] == Withheld:
			p.reasons[id] = Withheld
			if c.pair != nowhere {
				p.deadPairs[c.pair] = true
			}
		case counts.reasons[id] != Published && !d.fixed[id] && !d.hide[id]:
			p.reasons[id] = Complementary
		}
	}
	if d.hide[0] {
		p.withholdAll()
	}
	p.run(func(int) { p.withholdAll() })
	return &p.pattern, p.audit(j)
}

func (p *protector) withholdAll() {
	for id := range p.reasons {
		p.reasons[id] = Withheld
	}
}

// slacks returns how far each cell's count can fall: to its floor, and a margin
// no further than the cells it is the sum of.
func (j *joint) slacks(floor []int) []int {
	slack := make([]int, len(j.cells))
	for id, c := range j.cells {
		slack[id] = c.n - floor[id]
	}
	for at := len(j.sums) - 1; at >= 0; at-- {
		parts := 0
		for _, id := range j.sums[at].parts {
			parts += slack[id]
		}
		whole := j.sums[at].whole
		slack[whole] = min(slack[whole], parts)
	}
	return slack
}
