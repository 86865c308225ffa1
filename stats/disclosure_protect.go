package stats

import (
	"cmp"
	"slices"
)

// Reason says why a cell is published or not. Primary and Complementary must
// not be told apart outside: that a cell is complementary says that its count
// reaches the threshold.
type Reason int

const (
	Unlisted      Reason = iota // no cell of the release
	Published                   // shown
	Primary                     // too small, or tells what all of a group are
	Complementary               // would give a suppressed cell away
	Withheld                    // of a table that is not released
)

// witness is a change of counts that leaves every published figure and every
// sum as it is: whoever sees only these cannot tell the true counts from the
// changed ones.
type witness []change

type change struct{ cell, by int }

// demand says what a pattern has to protect, by cell.
type demand struct {
	threshold int
	hide      []bool // never published
	fixed     []bool // known to everybody, never suppressed
	prove     []bool // moved by more than the threshold wherever suppressed
	floor     []int  // the least that is known of a suppressed cell
}

// pattern is what is published of a joint system, with the proof that it
// protects what is not.
type pattern struct {
	demand
	reasons   []Reason
	witnesses []witness
	up, down  []int // how far witnesses move each cell
}

// protector makes a pattern.
type protector struct {
	*joint
	pattern
	pairNets, chainNets []*network
	deadPairs           []bool
	blocking            int // the pairing that could not follow last, or none
	queue               []int
	slack               []int // by cell: how far it can fall
	draft               draft
}

func newProtector(j *joint, d demand) *protector {
	p := &protector{joint: j, pattern: pattern{
		demand: d, reasons: make([]Reason, len(j.cells)), up: make([]int, len(j.cells)), down: make([]int, len(j.cells)),
	}}
	p.deadPairs = make([]bool, len(j.pairs))
	p.slack = j.slacks(d.floor)
	p.draft.by = make([]int, len(j.cells))
	for c := range j.chains {
		p.chainNets = append(p.chainNets, newChainNetwork(j, c))
	}
	for i := range j.pairs {
		p.pairNets = append(p.pairNets, newPairNetwork(j, i))
	}
	for id := range p.reasons {
		p.reasons[id] = Published
		if d.hide[id] {
			p.reasons[id] = Primary
			p.queue = append(p.queue, id)
		}
	}
	slices.SortStableFunc(p.queue, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank(j.cells[a]), rank(j.cells[b])), cmp.Compare(j.cells[a].n, j.cells[b].n))
	})
	return p
}

// run suppresses more until every cell that needs it has its witnesses. Where
// there are none it calls giveUp, which must withhold the cell.
func (p *protector) run(giveUp func(id int)) {
	for len(p.queue) > 0 {
		id := p.queue[0]
		p.queue = p.queue[1:]
		for p.demand.prove[id] && p.suppressed(id) && !p.proven(id) && !p.prove(id) {
			giveUp(id)
		}
	}
}

// protectCounts makes the pattern of the counts.
func protectCounts(j *joint, threshold int) (*pattern, error) {
	d := demand{threshold: threshold, fixed: make([]bool, len(j.cells)), prove: make([]bool, len(j.cells))}
	d.hide, d.floor = j.primary(threshold)
	for id, c := range j.cells {
		d.fixed[id], d.prove[id] = c.impossible, true
	}
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
			if c.pair != none {
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

// rank puts margins first: to move one, all tables that have it must move.
func rank(c jointCell) int {
	if c.pair == none {
		return 0
	}
	return 1
}

func (p *pattern) suppressed(id int) bool {
	return p.reasons[id] == Primary || p.reasons[id] == Complementary
}

// proven reports whether witnesses move the cell by more than the threshold.
func (p *pattern) proven(id int) bool { return p.up[id]+p.down[id] > p.threshold }
