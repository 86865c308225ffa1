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
type witness []cellChange

type cellChange struct{ cell, by int }

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
		return cmp.Or(cmp.Compare(marginsFirst(j.cells[a]), marginsFirst(j.cells[b])), cmp.Compare(j.cells[a].n, j.cells[b].n))
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

// marginsFirst puts margins first: to move one, all tables that have it must move.
func marginsFirst(c jointCell) int {
	if c.pair == nowhere {
		return 0
	}
	return 1
}

func (p *pattern) suppressed(id int) bool {
	return p.reasons[id] == Primary || p.reasons[id] == Complementary
}

// proven reports whether witnesses move the cell by more than the threshold.
func (p *pattern) proven(id int) bool { return p.up[id]+p.down[id] > p.threshold }
