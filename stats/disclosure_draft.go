package stats

import (
	"cmp"
	"math/bits"
	"slices"
)

// terms say which cells a change may touch besides the suppressed ones.
type terms struct {
	shift   bool // suppressed margins
	publish bool // published counts, to be suppressed
	margins bool // published margins, likewise
	zeros   bool // published zeros, likewise
}

// The prices of suppressing: a zero rather than five counts, a margin rather
// than some dozens of inner cells.
const (
	priceSuppressed       = 1
	priceSuppressedMargin = 8
	priceCount            = 40
	priceCountByBit       = 8
	priceZero             = 600
	priceMargin           = 2000
)

// price returns what a change of the cell costs, and whether it is allowed.
func (p *protector) price(a arc, t terms) (int, bool) {
	c := p.cells[a.cell]
	switch {
	case p.reasons[a.cell] != Published:
		if a.margin {
			return priceSuppressedMargin, t.shift
		}
		return priceSuppressed, true
	case p.draft.by[a.cell] != 0:
		return priceSuppressed, true
	case p.fixed[a.cell]:
		return 0, false
	case c.n == 0:
		return priceZero, t.zeros
	case a.margin:
		return priceMargin + priceCountByBit*bits.Len(uint(c.n)), t.margins
	}
	return priceCount + priceCountByBit*bits.Len(uint(c.n)), t.publish
}

// draft is a change of counts that is being put together.
type draft struct {
	by      []int // by cell
	touched []int
	cost    int
}

func (d *draft) move(cell, by int) {
	if d.by[cell] == 0 && !slices.Contains(d.touched, cell) {
		d.touched = append(d.touched, cell)
	}
	d.by[cell] += by
}

func (d *draft) reset() {
	for _, cell := range d.touched {
		d.by[cell] = 0
	}
	d.touched, d.cost = d.touched[:0], 0
}

// changes returns what the draft changes, by cell.
func (d *draft) changes() witness {
	var w witness
	for _, cell := range d.touched {
		if d.by[cell] != 0 {
			w = append(w, cellChange{cell, d.by[cell]})
		}
	}
	slices.SortFunc(w, func(a, b cellChange) int { return cmp.Compare(a.cell, b.cell) })
	return w
}
