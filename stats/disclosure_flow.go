package stats

import (
	"cmp"
	"container/heap"
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

func (d *draft) change(cell, by int) {
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
			w = append(w, change{cell, d.by[cell]})
		}
	}
	slices.SortFunc(w, func(a, b change) int { return cmp.Compare(a.cell, b.cell) })
	return w
}

// route carries what nodes have in excess to those that lack it, along the
// cheapest arcs that are free, and returns what it could not carry.
func (p *protector) route(n *network, excess map[int]int, t terms, free func(arc) bool) int {
	var sources []int
	for node, amount := range excess {
		if amount > 0 {
			sources = append(sources, node)
		}
	}
	slices.Sort(sources)
	left := 0
	for _, source := range sources {
		for width := excess[source]; excess[source] > 0 && width > 0; {
			path, sink := p.cheapest(n, source, excess, min(width, excess[source]), t, free)
			if sink == none {
				width /= 2
				continue
			}
			amount := min(excess[source], -excess[sink])
			for _, s := range path {
				amount = min(amount, p.room(n.arcs[s.arc].cell, s.sign))
			}
			for _, s := range path {
				price, _ := p.price(n.arcs[s.arc], t)
				p.draft.cost += price
				p.draft.change(n.arcs[s.arc].cell, s.sign*amount)
			}
			excess[source] -= amount
			excess[sink] += amount
		}
		left += excess[source]
	}
	return left
}

// step is an arc that is gone along (sign 1) or against (sign -1).
type step struct{ arc, sign int }

// room returns how far a cell's count may still move.
func (p *protector) room(cell, sign int) int {
	if sign > 0 {
		return 1 << 30
	}
	return p.slack[cell] + p.draft.by[cell]
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

// cheapest finds the cheapest path from a node to one that lacks something,
// with room for width on each arc.
func (p *protector) cheapest(n *network, source int, excess map[int]int, width int, t terms, free func(arc) bool) ([]step, int) {
	const far = 1 << 60
	dist, last := make([]int, len(n.touches)), make([]step, len(n.touches))
	for i := range dist {
		dist[i] = far
	}
	dist[source] = 0
	queue := &frontier{{0, source}}
	for queue.Len() > 0 {
		at := heap.Pop(queue).(reached)
		if at.dist > dist[at.node] {
			continue
		}
		if excess[at.node] < 0 {
			return trace(n, last, source, at.node), at.node
		}
		for _, id := range n.touches[at.node] {
			a := n.arcs[id]
			to, sign := a.to, 1
			if a.to == at.node {
				to, sign = a.from, -1
			}
			price, allowed := p.price(a, t)
			if !allowed || at.dist+price >= dist[to] || !free(a) || p.room(a.cell, sign) < width {
				continue
			}
			dist[to], last[to] = at.dist+price, step{id, sign}
			heap.Push(queue, reached{dist[to], to})
		}
	}
	return nil, none
}

func trace(n *network, last []step, source, sink int) []step {
	var path []step
	for node := sink; node != source; {
		s := last[node]
		path = append(path, s)
		if node = n.arcs[s.arc].from; s.sign < 0 {
			node = n.arcs[s.arc].to
		}
	}
	return path
}

type reached struct{ dist, node int }

// frontier is a heap of nodes by distance, then by number.
type frontier []reached

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(a, b int) bool {
	return f[a].dist < f[b].dist || f[a].dist == f[b].dist && f[a].node < f[b].node
}
func (f frontier) Swap(a, b int) { f[a], f[b] = f[b], f[a] }
func (f *frontier) Push(x any)   { *f = append(*f, x.(reached)) }
func (f *frontier) Pop() any {
	old := *f
	x := old[len(old)-1]
	*f = old[:len(old)-1]
	return x
}
