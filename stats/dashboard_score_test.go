package stats_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"maturita/stats"
)

func TestMeanIsRoundedHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct{ n, total, want int64 }{
		{1, 5, 5}, {2, 5, 3}, {3, 5, 2}, {3, 4, 1}, {2, -5, -3}, {3, -5, -2}, {3, -4, -1}, {7, 0, 0}, {4, 400_000_000, 100_000_000},
	} {
		if got := (stats.Sum{N: c.n, Total: c.total}).Mean(); got == nil || int64(*got) != c.want {
			t.Errorf("%d of %d: %v, want %d", c.total, c.n, got, c.want)
		}
	}
	if got := (stats.Sum{}).Mean(); got != nil {
		t.Errorf("the mean of nothing is %d", *got)
	}
}

func histogram(bins ...stats.Bin) stats.Histogram {
	h := stats.Histogram{}
	for _, b := range bins {
		h[b]++
	}
	return h
}

func TestFiveNumbers(t *testing.T) {
	for name, c := range map[string]struct {
		bins []stats.Bin
		want [5]int // in thousandths of a point
	}{
		"one":            {[]stats.Bin{5000}, [5]int{50000, 50000, 50000, 50000, 50000}},
		"two":            {[]stats.Bin{1000, 2001}, [5]int{10000, 10000, 15005, 20010, 20010}},
		"three":          {[]stats.Bin{100, 200, 300}, [5]int{1000, 1000, 2000, 3000, 3000}},
		"four":           {[]stats.Bin{100, 200, 300, 400}, [5]int{1000, 1500, 2500, 3500, 4000}},
		"five":           {[]stats.Bin{100, 200, 300, 400, 500}, [5]int{1000, 2000, 3000, 4000, 5000}},
		"equal ones":     {[]stats.Bin{700, 700, 700, 0, 700}, [5]int{0, 7000, 7000, 7000, 7000}},
		"without scores": {[]stats.Bin{stats.NoBin, 100, stats.NoBin, 300}, [5]int{1000, 1000, 2000, 3000, 3000}},
		"the whole way":  {[]stats.Bin{0, 10000}, [5]int{0, 0, 50000, 100000, 100000}},
	} {
		f := histogram(c.bins...).Five()
		got := [5]int{int(f.Least) / 1000, int(f.Lower) / 1000, int(f.Median) / 1000, int(f.Upper) / 1000, int(f.Greatest) / 1000}
		if got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if histogram().Five() != nil || histogram(stats.NoBin).Five() != nil {
		t.Error("nothing has quantiles")
	}
}

// quantile is the definition written out: on the sorted scores, the inverse of the
// distribution function with the mean of both ends where it is level.
func quantile(sorted []stats.Bin, p *big.Rat) *big.Rat {
	n := int64(len(sorted))
	at := new(big.Rat).Mul(p, big.NewRat(n, 1))
	place := new(big.Int).Quo(at.Num(), at.Denom()).Int64() // whole part
	low := min(place, n-1)
	if !at.IsInt() {
		return big.NewRat(int64(sorted[low])*10_000, 1)
	}
	return big.NewRat((int64(sorted[max(place-1, 0)])+int64(sorted[low]))*10_000, 2)
}

func TestFiveNumbersAreThoseOfTheSortedScores(t *testing.T) {
	for seed := range uint64(3000) {
		random := rand.New(rand.NewPCG(seed, 1))
		var all []stats.Bin
		h := stats.Histogram{}
		for range 1 + random.IntN(30) {
			b := stats.Bin(random.IntN(12) * random.IntN(900))
			all = append(all, b)
			h[b]++
		}
		h[stats.NoBin] = int64(random.IntN(5))
		slices.Sort(all)
		f := h.Five()
		for i, got := range []stats.MicroPoints{f.Lower, f.Median, f.Upper} {
			if want := quantile(all, big.NewRat(int64(i+1), 4)); want.Cmp(big.NewRat(int64(got), 1)) != 0 {
				t.Fatalf("seed %d: quartile %d of %v is %d, want %s", seed, i+1, all, got, want.FloatString(1))
			}
		}
		if f.Least != stats.MicroPoints(all[0])*10_000 || f.Greatest != stats.MicroPoints(all[len(all)-1])*10_000 {
			t.Fatalf("seed %d: from %d to %d of %v", seed, f.Least, f.Greatest, all)
		}
		if h.Scores() != int64(len(all)) {
			t.Fatalf("seed %d: %d scores of %v", seed, h.Scores(), all)
		}
	}
}
