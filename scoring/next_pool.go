package scoring

import (
	"math"
	"slices"
	"sort"
)

// pool finds, among candidates whose gains add up, those that gain enough with the
// least beyond it.
type pool struct {
	single    [][]candidate // of one move, classes of the same gain, ascending
	roughs    []int64       // of the gains of single, see pair
	shift     uint
	several   []candidate // of more moves
	need      amount
	exclusive bool // more than need
	zero      amount
	best      *combination
	beside    []*move // chosen before, of other questions than what is added
	limit     *amount // more than this is not looked for
	// judge reports whether a set may be the answer, where not every one may. It may
	// set moves of it aside.
	judge func(set []*move, gain amount) bool
}

// combination is a set of moves, in reading order, with what they gain.
type combination struct {
	gain  amount
	moves []*move
}

func newPool(all []candidate, need amount, exclusive bool, r ruler) pool {
	zero := r.zero()
	p := pool{need: need, exclusive: exclusive, zero: zero, shift: r.shift}
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
	p.single = classes(single, byGain)
	return p
}

// byGain orders candidates by what they gain.
func byGain(a, b *candidate) int { return a.gain.cmp(b.gain) }

// allOut reports whether all candidates are set aside.
func allOut(class []candidate) bool {
	for i := range class {
		if !class[i].out() {
			return false
		}
	}
	return true
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
	for i := p.atLeast(from, lack); i < len(p.single); i++ {
		gain := p.single[i][0].gain
		total := sum
		for range left { // at least
			total = total.add(gain)
		}
		if p.exceeds(total) {
			return
		}
		if allOut(p.single[i]) {
			continue
		}
		if left > 1 {
			p.add(left-1, i, sum.add(gain), chosen, append(picked[:len(picked):len(picked)], i))
		} else if p.settle(total, slices.Clip(chosen), append(slices.Clip(picked), i)) {
			return
		}
	}
}

// from is the first class, of those from one on, that suffices beside a sum.
func (p *pool) from(first int, sum amount) int { return p.atLeast(first, p.need.sub(sum)) }

// atLeast is the first class, of those from one on, that gains so much, or more
// where that is asked.
func (p *pool) atLeast(from int, lack amount) int {
	return from + sort.Search(len(p.single)-from, func(i int) bool {
		c := p.single[from+i][0].gain.cmp(lack)
		return c > 0 || c == 0 && !p.exclusive
	})
}

// pair is add for two moves. The more the first of them gains the less the second
// must, so that the classes are gone through once.
func (p *pool) pair(from int, sum amount, chosen []candidate, picked []int) {
	if len(p.roughs) != len(p.single) {
		p.roughs = roughs(p.single, p.shift)
	}
	lack, most, last := p.need.sub(sum), p.cap()-sum.rough(p.shift), len(p.single)
	rough := lack.rough(p.shift)
	reaches := func(first, second int) bool {
		c := gauge(p.roughs[first]+p.roughs[second], 2, rough, p.shift)
		if c == 0 && p.shift > 0 {
			c = p.single[first][0].gain.add(p.single[second][0].gain).cmp(lack)
		}
		return c > 0 || c == 0 && !p.exclusive
	}
	exceeds := func(first, second int) bool {
		if p.shift == 0 {
			return p.roughs[first]+p.roughs[second] > most
		}
		c := gauge(p.roughs[first]+p.roughs[second]-2, 6, most, p.shift) // sum and cap are rounded off too
		return c > 0 || c == 0 && p.exceeds(sum.add(p.single[first][0].gain).add(p.single[second][0].gain))
	}
	first := from + sort.Search(last-from, func(i int) bool { return reaches(from+i, last-1) })
	second := last // the first class that suffices beside the first move's
	chosen = slices.Grow(slices.Clip(chosen), len(picked)+2)
	picked = append(slices.Clip(picked), 0, 0)
	pair := picked[len(picked)-2:]
	earliest := math.MaxInt
	for i := range chosen {
		earliest = min(earliest, inOrder(chosen[i].moves)[0].order)
	}
	for _, i := range picked[:len(picked)-2] {
		earliest = min(earliest, p.single[i][0].moves[0].order)
	}
	// barred classes have nothing to add to those chosen and picked
	barred := func(class []candidate) bool {
		if len(class) > 1 {
			return false
		}
		group := class[0].group
		for _, i := range picked[:len(picked)-2] {
			if other := p.single[i]; len(other) == 1 && other[0].group == group {
				return true
			}
		}
		return taken(chosen, group)
	}
	for ; first < last; first++ {
		if exceeds(first, first) {
			return
		}
		for second > first && reaches(first, second-1) {
			second--
		}
		i := max(first, second)
		if i == last || exceeds(first, i) {
			continue
		}
		one := p.single[first]
		if barred(one) || allOut(one) {
			continue
		}
		with := sum.add(one[0].gain)
		for ; i < last && !exceeds(first, i); i++ {
			if only := p.single[i]; barred(only) || len(only) == 1 && len(one) == 1 && one[0].group == only[0].group {
				continue
			}
			if p.shift == 0 && p.roughs[first]+p.roughs[i] == most && p.late(min(earliest, one[0].moves[0].order, p.single[i][0].moves[0].order)) {
				break
			}
			pair[0], pair[1] = first, i
			if p.settle(with.add(p.single[i][0].gain), chosen, picked) {
				break
			}
		}
		most = p.cap() - sum.rough(p.shift)
	}
}

// settle offers the first set in reading order of what is chosen and one candidate
// of each class picked; it reports whether there is any of different groups. What
// follows in the array of those chosen is written to.
func (p *pool) settle(gain amount, chosen []candidate, picked []int) bool {
	if len(picked) == 0 {
		return p.offer(gain, gathered(chosen))
	}
	found, tried := false, make([]int, 0, mostAlike)
	for _, c := range p.single[picked[0]] {
		if c.out() || moved(p.beside, c.group) || taken(chosen, c.group) || slices.Contains(tried, c.group) {
			continue
		}
		found = p.settle(gain, append(chosen, c), picked[1:]) || found
		if c.out() {
			continue
		}
		if tried = append(tried, c.group); len(tried) == mostAlike {
			break
		}
	}
	return found
}

// offer keeps a set that may be the answer and is better than the best found.
func (p *pool) offer(gain amount, moves []*move) bool {
	return p.better(gain, moves) && (p.judge == nil || p.judge(moves, gain)) && p.keep(gain, moves)
}

// better reports whether a set comes before the best found.
func (p *pool) better(gain amount, moves []*move) bool {
	if p.best == nil {
		return true
	}
	c := gain.cmp(p.best.gain)
	return c < 0 || c == 0 && before(inOrder(moves), p.best.moves)
}

// keep makes a set the best found if it is.
func (p *pool) keep(gain amount, moves []*move) bool {
	if !p.better(gain, moves) {
		return false
	}
	p.best = &combination{gain, inOrder(moves)}
	return true
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
