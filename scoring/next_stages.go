package scoring

import (
	"cmp"
	"slices"
)

// climber knows how far an area scored by stages is from its next ones.
type climber struct {
	ruler  ruler
	from   int     // stages reached in a row
	all    int     // stages
	within [][]int // of every question of the area, the stages not reached that it is in
	steep  [][]int // classes of each stage, the steepest first
	// lack is Σ w·share − Σ w·s of every stage, less what so many moves add at most.
	lack [][]amount
}

// setsByStage visits sets that reach at least one stage more.
func (a *assessed) setsByStage(moves []*move, n int, visit func([]*move, fraction)) {
	c, of := a.climber(moves)
	if c.from == c.all {
		return
	}
	groups := classes(of, func(x, y *candidate) int {
		sx, sy := c.within[x.group-a.first], c.within[y.group-a.first]
		for i := 0; i < len(sx) && i < len(sy); i++ {
			if sx[i] != sy[i] {
				return cmp.Compare(sx[i], sy[i])
			}
		}
		// rise is by stage the same where the stages are; gain tells questions apart
		// that weigh differently in the overall
		return cmp.Or(cmp.Compare(len(sx), len(sy)), x.rise.cmp(y.rise), x.gain.cmp(y.gain))
	})
	c.measure(groups, a.first, n)
	var chosen []candidate
	var choose func(from int, sums []amount)
	choose = func(from int, sums []amount) {
		left := n - len(chosen)
		reached := c.climb(sums, 0)
		if left == 0 {
			if reached > c.from {
				visit(gathered(chosen), whole(100*reached).quo(whole(c.all)))
			}
			return
		}
		if reached == c.all || c.climb(sums, left) == reached { // no more moves would change anything
			return
		}
		pick := func(i int) {
			for _, x := range groups[i] {
				if !taken(chosen, x.group) {
					chosen = append(chosen, x)
					choose(i, c.raised(sums, x.rise, c.within[x.group-a.first]))
					chosen = chosen[:len(chosen)-1]
				}
			}
		}
		if left > 1 {
			for i := from; i < len(groups); i++ {
				pick(i)
			}
			return
		}
		lack := c.lack[0][reached].sub(sums[reached]) // the last one must reach this stage
		for _, i := range c.steep[reached] {
			if groups[i][0].rise.cmp(lack) < 0 {
				break
			}
			pick(i)
		}
	}
	zeros := make([]amount, c.all)
	for i := range zeros {
		zeros[i] = c.ruler.zero()
	}
	choose(0, zeros)
}

// measure finds the classes of each stage, the steepest first, and what up to n
// moves lack.
func (c *climber) measure(groups [][]candidate, first, n int) {
	c.steep = make([][]int, c.all)
	for i, class := range groups {
		for _, stage := range c.within[class[0].group-first] {
			c.steep[stage] = append(c.steep[stage], i)
		}
	}
	for more := range n {
		less := make([]amount, c.all)
		for stage := range less {
			less[stage] = c.lack[more][stage]
			if steep := c.steep[stage]; len(steep) > 0 {
				if more == 0 {
					slices.SortStableFunc(steep, func(i, j int) int { return groups[j][0].rise.cmp(groups[i][0].rise) })
				}
				less[stage] = less[stage].sub(groups[steep[0]][0].rise)
			}
		}
		c.lack = append(c.lack, less)
	}
}

// raised are the sums after a rise in some stages.
func (c *climber) raised(sums []amount, rise amount, stages []int) []amount {
	sums = slices.Clone(sums)
	for _, stage := range stages {
		sums[stage] = sums[stage].add(rise)
	}
	return sums
}

// climb is how many stages are reached in a row with what moves add to each, and
// with so many more that add as much as one can.
func (c *climber) climb(sums []amount, more int) int {
	stage := c.from
	for stage < c.all && sums[stage].cmp(c.lack[more][stage]) >= 0 {
		stage++
	}
	return stage
}

// climber finds what stages lack, and the moves as candidates whose rise is w·Δs,
// grouped by question; gain tells apart what else differs.
func (a *assessed) climber(moves []*move) (climber, []candidate) {
	c := climber{all: len(a.stages), within: make([][]int, len(a.replies))}
	for c.from < c.all && a.reaches(&a.stages[c.from]) {
		c.from++
	}
	var lacks, rises, points []fraction
	for i := range a.stages {
		lack := whole(0)
		for _, place := range a.stages[i].questions {
			if r := &a.replies[place]; r.counts() {
				lack = lack.add(r.weight.mul(a.stages[i].share.sub(r.s())))
				if i >= c.from {
					c.within[place] = append(c.within[place], i)
				}
			}
		}
		lacks = append(lacks, lack)
	}
	for _, mv := range moves {
		rises, points = append(rises, mv.weight.mul(mv.lift())), append(points, mv.raised.sub(mv.earned))
	}
	c.ruler = newRuler(append(lacks[:len(lacks):len(lacks)], rises...))
	gains := newRuler(points)
	c.lack = [][]amount{nil}
	for _, lack := range lacks {
		c.lack[0] = append(c.lack[0], c.ruler.measure(lack))
	}
	var list []candidate
	for i, mv := range moves {
		if len(c.within[mv.place-a.first]) > 0 {
			list = append(list, candidate{moves: []*move{mv}, group: mv.place, rise: c.ruler.measure(rises[i]), gain: gains.measure(points[i])})
		}
	}
	return c, list
}
