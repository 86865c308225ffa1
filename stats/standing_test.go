package stats_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"maturita/stats"
	"maturita/survey"
)

// histogramOf counts scores, which it sorts.
func histogramOf(scores []stats.Bin) (all []stats.BinCount) {
	slices.Sort(scores)
	for _, s := range scores {
		if len(all) == 0 || all[len(all)-1].Bin != s {
			all = append(all, stats.BinCount{Bin: s})
		}
		all[len(all)-1].N++
	}
	return all
}

// partsOf is into how many equal parts so many companies are divided.
func partsOf(n int64) int {
	for _, parts := range []int{10, 4, 2} {
		if slices.Contains(stats.Cuts(n), 100/parts) {
			return parts
		}
	}
	return 0
}

func TestPartsHoldFiveCompanies(t *testing.T) {
	for n, want := range map[int64]int{0: 0, 1: 0, 9: 0, 10: 2, 19: 2, 20: 4, 99: 4, 100: 10, 5000: 10} {
		if got := partsOf(n); got != want {
			t.Errorf("%d companies make %d parts, want %d", n, got, want)
		}
	}
}

// quantilesOf divides scores as a snapshot does.
func quantilesOf(scores []stats.Bin) stats.Quantiles {
	q := stats.Quantiles{N: int64(len(scores))}
	histogram, parts := histogramOf(scores), partsOf(q.N)
	for part := 1; part < parts; part++ {
		q.Bounds = append(q.Bounds, stats.Quantile(histogram, q.N, 100*part/parts))
	}
	return q
}

// Of scores that all differ each part has as many as the others, one more or less,
// and never fewer than five.
func TestQuantilesMakeEqualParts(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for n := range 400 {
		scores := make([]stats.Bin, n)
		for i, s := range random.Perm(10_000)[:n] {
			scores[i] = stats.Bin(s)
		}
		q := quantilesOf(scores)
		if len(q.Bounds) == 0 {
			if n >= 10 {
				t.Fatalf("%d companies are not divided", n)
			}
			continue
		}
		b := stats.Benchmark{Groups: map[stats.Peers]stats.Quantiles{{}: q}}
		counts := map[int]int{}
		last := 0
		for _, s := range scores {
			micro := stats.MicroPoints(s) * 10_000
			p := b.Position(survey.Micro, "C", &micro)
			if p.Part < last || p.Part > p.Parts || p.Parts != partsOf(int64(n)) {
				t.Fatalf("%d companies: %+v after part %d", n, p, last)
			}
			last = p.Part
			counts[p.Part]++
		}
		for part := 1; part <= partsOf(int64(n)); part++ {
			if share := n / partsOf(int64(n)); counts[part] < 5 || counts[part] < share || counts[part] > share+1 {
				t.Fatalf("part %d of %d companies has %d", part, n, counts[part])
			}
		}
	}
}

func TestPositionIsAmongTheNearestPeers(t *testing.T) {
	many, few := stats.Quantiles{N: 40, Bounds: []stats.Bin{1000, 2000, 3000}}, stats.Quantiles{N: 10, Bounds: []stats.Bin{5000}}
	b := stats.Benchmark{Month: 12*2026 + 2, Edition: 1, Groups: map[stats.Peers]stats.Quantiles{
		{Size: survey.Micro, Section: "C"}: few, {Size: survey.Micro}: many, {}: many,
	}}
	score := func(points stats.MicroPoints) *stats.MicroPoints { points *= 1_000_000; return &points }
	for _, one := range []struct {
		size    survey.SizeClass
		section string
		score   *stats.MicroPoints
		want    survey.Position
	}{
		{survey.Micro, "C", score(50), survey.Position{Month: "2026-03", Edition: 1, Size: survey.Micro, Section: "C", N: 10, Parts: 2, Part: 1}},
		{survey.Micro, "C", score(51), survey.Position{Month: "2026-03", Edition: 1, Size: survey.Micro, Section: "C", N: 10, Parts: 2, Part: 2}},
		{survey.Micro, "G", score(0), survey.Position{Month: "2026-03", Edition: 1, Size: survey.Micro, N: 40, Parts: 4, Part: 1}},
		{survey.Micro, "", score(20), survey.Position{Month: "2026-03", Edition: 1, Size: survey.Micro, N: 40, Parts: 4, Part: 2}},
		{survey.Large, "C", score(100), survey.Position{Month: "2026-03", Edition: 1, N: 40, Parts: 4, Part: 4}},
		{survey.Micro, "C", nil, survey.Position{}},
	} {
		if got := b.Position(one.size, one.section, one.score); got != one.want {
			t.Errorf("%s %s: %+v, want %+v", one.size, one.section, got, one.want)
		}
	}
	if got := (stats.Benchmark{}).Position(survey.Micro, "C", score(50)); got != (survey.Position{}) {
		t.Errorf("without a snapshot: %+v", got)
	}
}
