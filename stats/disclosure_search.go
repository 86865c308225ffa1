package stats

// wantedMove is a move of one cell that is looked for.
type wantedMove struct{ cell, sign, amount int }

// prove looks for witnesses that move the cell by more than the threshold,
// first among what is suppressed, then suppressing more, and reports whether
// it has them.
func (p *protector) prove(id int) bool {
	p.blocking = nowhere
	margin := p.cells[id].pair == nowhere
	if !margin && p.explore(id, terms{}) || p.explore(id, terms{shift: true}) {
		return true
	}
	all := terms{shift: true, publish: true, margins: true, zeros: true}
	stages := [][]terms{
		{{publish: true}, {shift: true, publish: true}},
		{{publish: true, zeros: true}, {shift: true, publish: true, zeros: true}},
		{all},
	}
	if margin {
		stages = [][]terms{{{shift: true, publish: true, margins: true}}, {all}}
	}
	for _, offers := range stages {
		if p.buy(id, offers) {
			return true
		}
	}
	return p.explore(id, all)
}

// wanted returns the moves up and down either of which would complete the proof
// of a cell. Down it is at most as far as the cell can go.
func (p *protector) wanted(id int) [2]wantedMove {
	return [2]wantedMove{
		{id, 1, p.threshold + 1 - p.down[id]},
		{id, -1, min(p.threshold+1-p.up[id], p.slack[id])},
	}
}

// explore takes every move on these terms that brings the cell nearer to its
// proof.
func (p *protector) explore(id int, t terms) bool {
	for side := range 2 {
		for _, n := range p.networks(id) {
			g := p.wanted(id)[side]
			if moved := p.attempt(g, n, t); moved > p.moved(g) {
				p.take(p.draft.changes())
			}
			p.draft.reset()
			if p.proven(id) {
				return true
			}
		}
	}
	return false
}

// moved returns how far a cell is proven to move in the direction of a wanted move.
func (p *protector) moved(g wantedMove) int {
	if g.sign > 0 {
		return p.up[g.cell]
	}
	return p.down[g.cell]
}

// buy takes the cheapest move on any of these terms that completes the proof,
// or where none does alone the cheapest two.
func (p *protector) buy(id int, offers []terms) bool {
	var best []witness
	cost := 0
	offer := func(price int, w ...witness) {
		if best == nil || price < cost {
			best, cost = w, price
		}
	}
	for _, t := range offers {
		for _, n := range p.networks(id) {
			var moves [2]witness
			distance, price := 0, 0
			for side, g := range p.wanted(id) {
				moved := p.attempt(g, n, t)
				moves[side] = p.draft.changes()
				if moved+p.moved(wantedMove{cell: id, sign: -g.sign}) > p.threshold {
					offer(p.draft.cost, moves[side])
				}
				distance, price = distance+moved, price+p.draft.cost
				p.draft.reset()
			}
			if distance > p.threshold {
				offer(price, moves[:]...)
			}
		}
	}
	for _, w := range best {
		p.take(w)
	}
	return best != nil
}

// take records a witness and suppresses what it changes.
func (p *protector) take(w witness) {
	p.witnesses = append(p.witnesses, w)
	for _, c := range w {
		p.up[c.cell] = max(p.up[c.cell], c.by)
		p.down[c.cell] = max(p.down[c.cell], -c.by)
		if p.reasons[c.cell] == Published {
			p.reasons[c.cell] = Complementary
			p.queue = append(p.queue, c.cell)
		}
	}
}

// networks returns the ids of the pairings in which a move of the cell may
// start: its own, or for a margin any that has it, or none for a margin that
// stands in no two-way table.
func (p *protector) networks(id int) []int {
	if own := p.cells[id].pair; own != nowhere {
		return []int{own}
	}
	var all []int
	for i := range p.pairs {
		if _, has := p.pairNets[i].arcOf[id]; has && !p.deadPairs[i] {
			all = append(all, i)
		}
	}
	if all == nil {
		return []int{nowhere}
	}
	return all
}

// withhold takes out of the release the tables of the cell's pairing. With a
// margin it takes those that could not follow its move, or if there are none
// all tables that have its variable.
func (p *protector) withhold(id int) {
	own := p.cells[id].pair
	if own == nowhere {
		own = p.blocking
	}
	chain := p.chainOf(id)
	for i, pair := range p.pairs {
		if i == own || own == nowhere && (pair.tree == chain || pair.flat == chain) {
			p.deadPairs[i] = true
		}
	}
	for at, c := range p.cells {
		if c.pair != nowhere && p.deadPairs[c.pair] || own == nowhere && c.pair == nowhere && c.a != nowhere && p.chainOf(at) == chain {
			p.reasons[at] = Withheld
		}
	}
}
