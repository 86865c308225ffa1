package stats

import "slices"

// attempt drafts a move of a cell that starts in a pairing, and returns by how
// much it moves; 0 where the other tables cannot follow.
func (p *protector) attempt(g wantedMove, start int, t terms) int {
	chain := p.chainOf(g.cell)
	if g.amount < 1 {
		return 0
	}
	n := p.chainNets[chain]
	if start != nowhere {
		n = p.pairNets[start]
	}
	a := n.arcs[n.arcOf[g.cell]]
	tail, head := a.from, a.to
	if g.sign < 0 {
		tail, head = head, tail
	}
	left := 0
	if tail != head {
		left = p.route(n, map[int]int{head: g.amount, tail: -g.amount}, t, func(a arc) bool { return a.cell != g.cell })
	}
	moved := g.amount - left
	if moved < 1 {
		return 0
	}
	p.draft.move(g.cell, g.sign*moved)
	if !p.follow(start, chain, t) {
		return 0
	}
	return moved
}

func (p *protector) chainOf(id int) int {
	if p.cells[id].a == nowhere {
		return nowhere
	}
	return p.places[p.cells[id].a].chain
}

// follow makes all other tables agree with the margins that a draft changes.
func (p *protector) follow(start, chain int, t terms) bool {
	type reach struct{ chain, level int }
	reaches := []reach{{chain, len(p.chains[chain].levels) - 1}}
	if start != nowhere {
		pair := p.pairs[start]
		reaches = []reach{{pair.tree, slices.Max(pair.treeLevels)}, {pair.flat, pair.flatLevel}}
	}
	for _, r := range reaches {
		if !p.shifts(r.chain) {
			continue
		}
		finer := func(a arc) bool { return p.places[p.cells[a.cell].a].level > r.level }
		if p.settle(p.chainNets[r.chain], t, finer) > 0 {
			return false
		}
		for i, pair := range p.pairs {
			if i == start || p.deadPairs[i] || pair.tree != r.chain && pair.flat != r.chain {
				continue
			}
			if p.settle(p.pairNets[i], t, func(a arc) bool { return !a.margin }) > 0 {
				p.blocking = i
				return false
			}
		}
	}
	return true
}

// shifts reports whether the draft changes a margin of the chain.
func (p *protector) shifts(chain int) bool {
	return slices.ContainsFunc(p.draft.touched, func(id int) bool {
		return p.cells[id].pair == nowhere && p.draft.by[id] != 0 && p.chainOf(id) == chain
	})
}

// settle routes what the draft leaves unbalanced in a network, and returns what
// it could not route.
func (p *protector) settle(n *network, t terms, free func(arc) bool) int {
	excess := map[int]int{}
	for _, id := range p.draft.touched {
		if at, has := n.arcOf[id]; has {
			excess[n.arcs[at].from] -= p.draft.by[id]
			excess[n.arcs[at].to] += p.draft.by[id]
		}
	}
	return p.route(n, excess, t, free)
}
