package scoring

import (
	"slices"
	"sort"
)

// summing visits the sets of candidates of different groups that rise together by at
// least lack. The classes ascend by rise. When visit returns false for a set, those
// that differ in the last candidate alone and rise more are left out. Where rises are
// in step with gains, limit tells of too much gained, and sets that gain no less are
// left out.
type summing struct {
	sorted [][]candidate
	lack   amount
	ruler  ruler
	before amount // gained before
	limit  *pool  // nil = what is gained is nothing to go by
	whole  bool   // nothing else is added to a set but what gains something
	visit  func(set []candidate) bool

	rises, gains     []int64 // rough, of each class
	rough, had       int64   // of lack and before
	chosen           []candidate
	lasts            int // the first class that reaches enough as the last, beside a sum that only grows
	may              int // the first that may, as far as rough numbers tell
	riseSum, gainSum int64
}

// sets visits those of exactly n.
func (s *summing) sets(n int) {
	if len(s.sorted) == 0 || n == 0 {
		return
	}
	s.rises, s.rough = make([]int64, len(s.sorted)), s.lack.rough(s.ruler.shift)
	for i := range s.sorted {
		s.rises[i] = s.sorted[i][0].rise.rough(s.ruler.shift)
	}
	if s.limit != nil {
		s.gains, s.had = roughs(s.sorted, s.limit.shift), s.before.rough(s.limit.shift)
	}
	s.choose(0, n)
}

// choose adds so many to those chosen, of classes from one on.
func (s *summing) choose(from, left int) bool {
	if left == 0 {
		return s.visit(slices.Clone(s.chosen))
	}
	last := len(s.sorted)
	start := from
	if left == 1 && len(s.chosen) > 0 {
		for s.lasts > from && s.reaches(s.lasts-1) {
			s.lasts--
		}
		start = max(from, s.lasts)
	} else {
		rest := s.lack.sub(s.risen()) // of this one, with the highest for all that follow it
		for range left - 1 {
			rest = rest.sub(s.sorted[last-1][0].rise)
		}
		start += sort.Search(last-from, func(i int) bool { return s.sorted[from+i][0].rise.cmp(rest) >= 0 })
		s.lasts, s.may = last, last
	}
	for i := start; i < last; i++ {
		if s.limit != nil && s.over(i, left) {
			return true
		}
		if len(s.sorted[i]) == 1 && taken(s.chosen, s.sorted[i][0].group) {
			continue
		}
		if left == 2 && s.barren(i) || left == 1 && s.late(i) {
			continue
		}
		for _, c := range s.sorted[i] {
			if taken(s.chosen, c.group) {
				continue
			}
			s.push(c, i)
			more := s.choose(i, left-1)
			s.pop(i)
			if !more && left == 1 {
				return true
			}
		}
	}
	return true
}

func (s *summing) push(c candidate, class int) {
	s.chosen = append(s.chosen, c)
	s.riseSum += s.rises[class]
	if s.limit != nil {
		s.gainSum += s.gains[class]
	}
}

func (s *summing) pop(class int) {
	s.chosen = s.chosen[:len(s.chosen)-1]
	s.riseSum -= s.rises[class]
	if s.limit != nil {
		s.gainSum -= s.gains[class]
	}
}

// risen is by how much those chosen rise.
func (s *summing) risen() amount {
	sum := s.ruler.zero()
	for i := range s.chosen {
		sum = sum.add(s.chosen[i].rise)
	}
	return sum
}

// reaches reports whether those chosen suffice with one of a class.
func (s *summing) reaches(class int) bool {
	c := gauge(s.riseSum+s.rises[class], int64(len(s.chosen))+1, s.rough, s.ruler.shift)
	if c == 0 && s.ruler.shift > 0 {
		c = s.risen().add(s.sorted[class][0].rise).cmp(s.lack)
	}
	return c >= 0
}

// over reports whether those chosen with so many of a class gain too much.
func (s *summing) over(class, left int) bool {
	c := gauge(s.had+s.gainSum+int64(left)*s.gains[class], int64(len(s.chosen)+left+1), s.limit.cap(), s.limit.shift)
	if c != 0 || s.limit.shift == 0 {
		return c > 0
	}
	sum := s.before
	for i := range s.chosen {
		sum = sum.add(s.chosen[i].gain)
	}
	for range left {
		sum = sum.add(s.sorted[class][0].gain)
	}
	return s.limit.exceeds(sum)
}

// late reports that those chosen with one of a class gain as much as the best set
// and do not come before it.
func (s *summing) late(class int) bool {
	if s.limit == nil || !s.whole || s.limit.shift > 0 || s.limit.best == nil || s.had+s.gainSum+s.gains[class] != s.limit.best.gain.rough(0) {
		return false
	}
	earliest := s.sorted[class][0].moves[0].order
	for i := range s.chosen {
		earliest = min(earliest, s.chosen[i].moves[0].order)
	}
	return s.limit.late(earliest)
}

// barren reports that no last one suffices beside those chosen and one of a class
// without gaining too much.
func (s *summing) barren(class int) bool {
	if s.limit == nil {
		return false
	}
	s.riseSum += s.rises[class]
	s.gainSum += s.gains[class]
	for s.may > class && gauge(s.riseSum+s.rises[s.may-1], int64(len(s.chosen))+2, s.rough, s.ruler.shift) >= 0 {
		s.may--
	}
	least := max(s.may, class)
	barren := least == len(s.sorted) || gauge(s.had+s.gainSum+s.gains[least], int64(len(s.chosen)+3), s.limit.cap(), s.limit.shift) > 0
	s.riseSum -= s.rises[class]
	s.gainSum -= s.gains[class]
	return barren
}
