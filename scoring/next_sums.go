package scoring

import (
	"slices"
	"sort"

	"maturita/survey"
)

// rates tells how many points of the area's score one whole s of a question is, in
// an area where these add up.
func (a *assessed) rates() func(*reply) fraction {
	share := func(r *reply) fraction { return r.weight }
	if a.Aggregate == survey.Sum {
		share = func(r *reply) fraction { return r.best }
	}
	all := whole(0)
	for i := range a.replies {
		if r := &a.replies[i]; r.counts() {
			all = all.add(share(r))
		}
	}
	return func(r *reply) fraction { return share(r).quo(all).percent() }
}

// adds reports whether what the questions of the area are worth adds up to its
// score.
func (a *assessed) adds() bool {
	return a.Aggregate == survey.WeightedMean || a.Aggregate == survey.Sum
}

// visitSums visits the sets of exactly n candidates of different groups that rise
// together by at least lack. The classes ascend by rise. When visit returns false
// for a set, those that differ in the last candidate alone and rise more are left
// out. Where a rise is in step with a gain, over tells that a gain is too much, with
// that before, and sets that gain no less are left out.
func visitSums(sorted [][]candidate, n int, lack, zero amount, before amount, over func(gain amount) bool, visit func(set []candidate, rise amount) bool) {
	if len(sorted) == 0 || n == 0 {
		return
	}
	top := sorted[len(sorted)-1][0].rise
	var chosen []candidate
	lasts := len(sorted) // the first class that reaches enough as the last, beside a sum that only grows
	var choose func(from int, sum, gain amount) bool
	choose = func(from int, sum, gain amount) bool {
		left := n - len(chosen)
		if left == 0 {
			return visit(slices.Clone(chosen), sum)
		}
		best := sum // with the highest for all that follow this one
		for range left - 1 {
			best = best.add(top)
		}
		start := 0
		if left == 1 && n > 1 {
			for rest := lack.sub(sum); lasts > from && sorted[lasts-1][0].rise.cmp(rest) >= 0; lasts-- {
			}
			start = max(from, lasts)
		} else {
			start = from + sort.Search(len(sorted)-from, func(i int) bool {
				return best.add(sorted[from+i][0].rise).cmp(lack) >= 0
			})
			lasts = len(sorted)
		}
		for i := start; i < len(sorted); i++ {
			if len(sorted[i]) == 1 && taken(chosen, sorted[i][0].group) {
				continue
			}
			if over != nil {
				least := gain
				for range left {
					least = least.add(sorted[i][0].gain)
				}
				if over(least) {
					return true
				}
			}
			for _, c := range sorted[i] {
				if taken(chosen, c.group) {
					continue
				}
				chosen = append(chosen, c)
				more := choose(i, sum.add(c.rise), gain.add(c.gain))
				chosen = chosen[:len(chosen)-1]
				if !more && left == 1 {
					return true
				}
			}
		}
		return true
	}
	choose(0, zero, before)
}
