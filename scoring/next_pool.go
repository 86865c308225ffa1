package scoring

import "sort"

// pool finds, among candidates whose gains add up, those that gain enough with the
// least beyond it.
type pool struct {
	single    [][]candidate // of one move, classes of the same gain, ascending
	several   []candidate   // of more moves
	need      amount
	exclusive bool // more than need
	zero      amount
	best      *combination
	limit     *amount // more than this is not looked for
}

// combination is a set of moves, in reading order, with what they gain.
type combination struct {
	gain  amount
	moves []*move
}

func newPool(all []candidate, need amount, exclusive bool, zero amount) pool {
	p := pool{need: need, exclusive: exclusive, zero: zero}
	var single []candidate
	for _, c := range all {
		switch {
		case c.gain.cmp(zero) <= 0:
		case len(c.moves) > 1:
			p.several = append(p.several, c)
		default:
			single = append(single, c)
		}
	}
	p.single = classes(single, func(a, b *candidate) int { return a.gain.cmp(b.gain) })
	return p
}

// suffices reports whether a gain is enough.
func (p *pool) suffices(gain amount) bool {
	c := gain.cmp(p.need)
	return c > 0 || c == 0 && !p.exclusive
}

// exceeds reports whether a gain is more than that of the best found, or than is
// looked for.
func (p *pool) exceeds(gain amount) bool {
	return p.best != nil && gain.cmp(p.best.gain) > 0 || p.limit != nil && gain.cmp(*p.limit) > 0
}

// atMost sets what is looked for at most.
func (p *pool) atMost(r ruler, gain fraction) {
	if limit, ok := r.atLeast(gain); ok {
		p.limit = &limit
	}
}

// fill adds exactly so many moves to what is chosen.
func (p *pool) fill(left int, sum amount, chosen []candidate) {
	for _, c := range p.several {
		if len(c.moves) <= left && !taken(chosen, c.group) {
			p.add(left-len(c.moves), 0, sum.add(c.gain), append(chosen[:len(chosen):len(chosen)], c), nil)
		}
	}
	p.add(left, 0, sum, chosen, nil)
}

// add adds so many single moves to what is chosen, of classes from one on; picked
// are those of the moves added before.
func (p *pool) add(left, from int, sum amount, chosen []candidate, picked []int) {
	if left == 0 {
		if p.suffices(sum) {
			p.settle(sum, chosen, picked)
		}
		return
	}
	if len(p.single) == 0 {
		return
	}
	if left == 2 {
		p.pair(from, sum, chosen, picked)
		return
	}
	lack := p.need.sub(sum) // of this move, with the highest gain for all after it
	for range left - 1 {
		lack = lack.sub(p.single[len(p.single)-1][0].gain)
	}
	i := from + sort.Search(len(p.single)-from, func(i int) bool {
		c := p.single[from+i][0].gain.cmp(lack)
		return c > 0 || c == 0 && !p.exclusive
	})
	for ; i < len(p.single); i++ {
		gain := p.single[i][0].gain
		total := sum
		for range left { // at least
			total = total.add(gain)
		}
		if p.exceeds(total) {
			return
		}
		if left > 1 {
			p.add(left-1, i, sum.add(gain), chosen, append(picked[:len(picked):len(picked)], i))
		} else if p.settle(total, chosen, append(picked[:len(picked):len(picked)], i)) {
			return
		}
	}
}

// pair is add for two moves. The more the first of them gains the less the second
// must, so that the classes are gone through once.
func (p *pool) pair(from int, sum amount, chosen []candidate, picked []int) {
	lack := p.need.sub(sum)
	reaches := func(i int, lack amount) bool {
		c := p.single[i][0].gain.cmp(lack)
		return c > 0 || c == 0 && !p.exclusive
	}
	last := len(p.single)
	highest := lack.sub(p.single[last-1][0].gain)
	first := from + sort.Search(last-from, func(i int) bool { return reaches(from+i, highest) })
	second := last // the first class that suffices beside the first move's
	for ; first < last; first++ {
		gain := p.single[first][0].gain
		with := sum.add(gain)
		if p.exceeds(with.add(gain)) {
			return
		}
		for rest := lack.sub(gain); second > first && reaches(second-1, rest); second-- {
		}
		for i := max(first, second); i < last; i++ {
			total := with.add(p.single[i][0].gain)
			if p.exceeds(total) || p.settle(total, chosen, append(picked[:len(picked):len(picked)], first, i)) {
				break
			}
		}
	}
}

// settle offers the first set in reading order of what is chosen and one candidate
// of each class picked; it reports whether there is any of different groups.
func (p *pool) settle(gain amount, chosen []candidate, picked []int) bool {
	if len(picked) == 0 {
		p.offer(gain, gathered(chosen))
		return true
	}
	found := false
	for _, c := range p.single[picked[0]] {
		if !taken(chosen, c.group) {
			found = p.settle(gain, append(chosen[:len(chosen):len(chosen)], c), picked[1:]) || found
		}
	}
	return found
}

func (p *pool) offer(gain amount, moves []*move) {
	c := -1
	if p.best != nil {
		c = gain.cmp(p.best.gain)
	}
	if c > 0 {
		return
	}
	if moves = inOrder(moves); c < 0 || before(moves, p.best.moves) {
		p.best = &combination{gain, moves}
	}
}

// first finds the first set in reading order of exactly n single moves that gain
// enough. The moves are in reading order; there is such a set.
func (p *pool) first(all []candidate, n int) []*move {
	highest := make([]amount, len(all)+1) // gain of those from one on
	highest[len(all)] = p.zero
	for i := len(all) - 1; i >= 0; i-- {
		if highest[i] = all[i].gain; highest[i+1].cmp(highest[i]) > 0 {
			highest[i] = highest[i+1]
		}
	}
	var find func(from, left int, sum amount, chosen []candidate) []*move
	find = func(from, left int, sum amount, chosen []candidate) []*move {
		if left == 0 {
			if p.suffices(sum) {
				return gathered(chosen)
			}
			return nil
		}
		for i := from; i < len(all); i++ {
			total := sum.add(all[i].gain)
			most := total
			for range left - 1 {
				most = most.add(highest[i+1])
			}
			if !p.suffices(most) || taken(chosen, all[i].group) {
				continue
			}
			if found := find(i+1, left-1, total, append(chosen[:len(chosen):len(chosen)], all[i])); found != nil {
				return found
			}
		}
		return nil
	}
	return find(0, n, p.zero, nil)
}
