package stats

import "maps"

// FewCases is the number of companies below which a figure inside a chamber is
// marked as uncertain. It hides nothing: figures inside are not suppressed.
const FewCases = 5

// Plus is two sums together.
func (s Sum) Plus(o Sum) Sum { return Sum{s.N + o.N, s.Total + o.Total, s.Squares + o.Squares} }

// Mean is the arithmetic mean of a sum, rounded half away from zero; nil of
// nothing.
func (s Sum) Mean() *MicroPoints {
	if s.N == 0 {
		return nil
	}
	mean := s.mean()
	return &mean
}

// mean is Mean, 0 of nothing.
func (s Sum) mean() MicroPoints {
	if s.N == 0 {
		return 0
	}
	whole, rest := s.Total/s.N, s.Total%s.N
	switch {
	case 2*rest >= s.N:
		whole++
	case -2*rest >= s.N:
		whole--
	}
	return MicroPoints(whole)
}

// Histogram counts scores by their bin. What has no score stands in NoBin and is
// part of no quantile.
type Histogram map[Bin]int64

// Scores is how many scores a histogram has.
func (h Histogram) Scores() (n int64) {
	for bin, count := range h {
		if bin != NoBin {
			n += count
		}
	}
	return n
}

// Five are the least score, the quartiles and the greatest one.
type Five struct{ Least, Lower, Median, Upper, Greatest MicroPoints }

// Five returns the five numbers of a histogram, nil of one without scores. The
// p-quantile of n scores is the one in place ⌈np⌉, or where np is whole the mean
// of that one and the next (definition 2 of Hyndman and Fan, 1996). Scores are
// taken as the lower end of their bin, so a figure is less than a hundredth of a
// point too low.
func (h Histogram) Five() *Five {
	n := h.Scores()
	if n == 0 {
		return nil
	}
	quantile := func(quarters int64) MicroPoints {
		low, high := h.at((n*quarters+3)/4), h.at(n*quarters/4+1)
		return (low + high) / 2
	}
	return &Five{h.at(1), quantile(1), quantile(2), quantile(3), h.at(n)}
}

// at is the score in a place, counted from 1 for the least.
func (h Histogram) at(place int64) MicroPoints {
	for _, bin := range sorted(maps.Keys(h)) {
		if bin == NoBin {
			continue
		}
		if place -= h[bin]; place <= 0 {
			return MicroPoints(bin) * microPerBin
		}
	}
	return 0
}
