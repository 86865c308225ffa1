package scoring

import "cmp"

// rough is the first bits of an amount, rounded down, as one number: enough to tell
// most sums of amounts apart. Its size leaves room for sums of them.
func (a amount) rough(shift uint) int64 {
	const most = 1 << 61
	n, rest := int64(0), int64(0) // what does not fit n
	if shift < 64 {
		n, rest = int64(uint64(a.high)<<(64-shift)|a.low>>shift), a.high>>shift
	} else {
		n = a.high >> (shift - 64)
		rest = n >> 63
	}
	if rest != n>>63 {
		if rest < 0 {
			return -most
		}
		return most
	}
	return min(max(n, -most), most)
}

// roughBits is how long a rough measure is at most.
const roughBits = 58

// gauge compares what so many amounts come to, whose rough numbers have a sum, with
// another amount: 1 where it is more and -1 where it is less, whatever was rounded
// off; 0 where that must be looked at. Where no bits are left out 0 is equal.
func gauge(sum, parts, bound int64, shift uint) int {
	switch {
	case shift == 0:
		return cmp.Compare(sum, bound)
	case sum >= bound+2:
		return 1
	case sum+parts+1 <= bound:
		return -1
	}
	return 0
}

// roughs are those of the gains of classes.
func roughs(classes [][]candidate, shift uint) []int64 {
	list := make([]int64, len(classes))
	for i := range classes {
		list[i] = classes[i][0].gain.rough(shift)
	}
	return list
}

// cap is the rough number of what is looked for at most.
func (p *pool) cap() int64 {
	most := int64(1 << 61)
	if p.best != nil {
		most = p.best.gain.rough(p.shift)
	}
	if p.limit != nil {
		most = min(most, p.limit.rough(p.shift))
	}
	return most
}

// late reports that a set which gains as much as the best found does not come before
// it: its first move is of this order or a later one.
func (p *pool) late(order int) bool { return p.best != nil && order > p.best.moves[0].order }
