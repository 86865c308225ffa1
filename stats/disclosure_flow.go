package stats

import (
	"container/heap"
	"slices"
)

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
			if sink == nowhere {
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
				p.draft.move(n.arcs[s.arc].cell, s.sign*amount)
			}
			excess[source] -= amount
			excess[sink] += amount
		}
		left += excess[source]
	}
	return left
}

// arcStep is an arc that is gone along (sign 1) or against (sign -1).
type arcStep struct{ arc, sign int }

// room returns how far a cell's count may still move.
func (p *protector) room(cell, sign int) int {
	if sign > 0 {
		return 1 << 30
	}
	return p.slack[cell] + p.draft.by[cell]
}

// cheapest finds the cheapest path from a node to one that lacks something,
// with room for width on each arc.
func (p *protector) cheapest(n *network, source int, excess map[int]int, width int, t terms, free func(arc) bool) ([]arcStep, int) {
	const far = 1 << 60
	dist, last := make([]int, len(n.touches)), make([]arcStep, len(n.touches))
	for i := range dist {
		dist[i] = far
	}
	dist[source] = 0
	queue := &frontier{{0, source}}
	for queue.Len() > 0 {
		at := heap.Pop(queue).(nodeAt)
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
			dist[to], last[to] = at.dist+price, arcStep{id, sign}
			heap.Push(queue, nodeAt{dist[to], to})
		}
	}
	return nil, nowhere
}

func trace(n *network, last []arcStep, source, sink int) []arcStep {
	var path []arcStep
	for node := sink; node != source; {
		s := last[node]
		path = append(path, s)
		if node = n.arcs[s.arc].from; s.sign < 0 {
			node = n.arcs[s.arc].to
		}
	}
	return path
}

type nodeAt struct{ dist, node int }

// frontier is a heap of nodes by distance, then by number.
type frontier []nodeAt

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(a, b int) bool {
	return f[a].dist < f[b].dist || f[a].dist == f[b].dist && f[a].node < f[b].node
}
func (f frontier) Swap(a, b int) { f[a], f[b] = f[b], f[a] }
func (f *frontier) Push(x any)   { *f = append(*f, x.(nodeAt)) }
func (f *frontier) Pop() any {
	old := *f
	x := old[len(old)-1]
	*f = old[:len(old)-1]
	return x
}
