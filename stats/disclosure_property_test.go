package stats_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"maturita/stats"
)

func protected(t testing.TB, w world, policy stats.Policy) *stats.Release {
	t.Helper()
	r, err := stats.Protect(w.variables, w.tables(), policy)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// intervals returns the least and the greatest that an attacker finds by linear
// programming over all released tables of each unknown, beyond its floor.
func (a attacker) intervals(t testing.TB) (least, most []fraction) {
	t.Helper()
	if len(a.unknown) == 0 {
		return nil, nil
	}
	right := slices.Clone(a.right)
	for i, row := range a.rows {
		for k, v := range row {
			right[i] -= v * a.least[k]
		}
	}
	s, ok := feasible(a.rows, right, len(a.unknown))
	if !ok {
		t.Fatal("the release contradicts itself")
	}
	for k := range a.unknown {
		cost := make([]int, len(a.unknown))
		cost[k] = 1
		most = append(most, s.maximise(cost))
		cost[k] = -1
		least = append(least, exactly(0).minus(s.maximise(cost)))
	}
	return least, most
}

// checkIntervals checks that the counts of every suppressed cell are protected,
// and that what the release says of them is so.
func checkIntervals(t testing.TB, w world, r *stats.Release) {
	t.Helper()
	threshold := r.Policy().Counts
	a := newAttacker(w, r)
	least, most := a.intervals(t)
	for k, c := range a.unknown {
		if width := most[k].minus(least[k]); !exactly(threshold).less(width) {
			t.Errorf("%v is between %v and %v", c, least[k], most[k])
		}
		low, high, _ := r.Interval(c)
		if exactly(low-a.least[k]).less(least[k]) || most[k].less(exactly(high-a.least[k])) || high-low <= threshold {
			t.Errorf("%v: %d to %d is said to be possible, but it is between %v and %v", c, low, high, least[k], most[k])
		}
	}
}

// checkMeans checks that the sums of every group too small for a mean are
// protected, unless no mean is shown at all.
func checkMeans(t testing.TB, w world, r *stats.Release) {
	t.Helper()
	if !slices.ContainsFunc(r.Cells(), r.ShowsMean) {
		return
	}
	counts := w.counts()
	a := newMeansAttacker(w, r)
	least, most := a.intervals(t)
	for k, c := range a.unknown {
		if width := most[k].minus(least[k]); counts[c] < r.Policy().Means && !exactly(r.Policy().Means).less(width) {
			t.Errorf("the sum of %v is between %v and %v", c, least[k], most[k])
		}
	}
}

// checkRelease checks what holds cell by cell.
func checkRelease(t testing.TB, w world, r *stats.Release) {
	t.Helper()
	counts := w.counts()
	for _, c := range r.Cells() {
		f := r.Figure(c)
		switch {
		case f.Shown && f.N > 0 && f.N < r.Policy().Counts:
			t.Errorf("%v is shown with %d", c, f.N)
		case f.Shown && f.N != counts[c]:
			t.Errorf("%v is shown with %d, not %d", c, f.N, counts[c])
		case !f.Shown && f.N != 0:
			t.Errorf("%v is hidden and says %d", c, f.N)
		case f.Shown != (r.Reason(c) == stats.Published):
			t.Errorf("%v: shown %v for reason %v", c, f.Shown, r.Reason(c))
		case r.ShowsMean(c) && (!f.Shown || f.N < r.Policy().Means):
			t.Errorf("%v shows a mean of %+v", c, f)
		}
	}
}

// TestProtectedWorlds is the proof that is asked of disclosure control.
func TestProtectedWorlds(t *testing.T) {
	suppressed := 0
	for seed := range uint64(600) {
		random := rand.New(rand.NewPCG(seed, 1))
		w := someWorld(random)
		policy := stats.Policy{Counts: 3 + random.IntN(4), Means: 3 + random.IntN(9)}
		r := protected(t, w, policy)
		checkRelease(t, w, r)
		checkIntervals(t, w, r)
		checkMeans(t, w, r)
		for _, c := range r.Cells() {
			if r.Reason(c) == stats.Primary || r.Reason(c) == stats.Complementary {
				suppressed++
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d, %d companies, tables %v, %+v", seed, len(w.companies), w.by, policy)
		}
	}
	t.Log(suppressed, "suppressed cells judged")
	if suppressed < 5000 {
		t.Error("too few cells were suppressed for this to prove anything")
	}
}

// TestSameInputSameRelease changes the order in which maps are walked by
// building everything anew.
func TestSameInputSameRelease(t *testing.T) {
	for seed := range uint64(40) {
		describe := func() string {
			w := someWorld(rand.New(rand.NewPCG(seed, 2)))
			r := protected(t, w, stats.DefaultPolicy)
			text := ""
			for _, c := range r.Cells() {
				low, high, ok := r.Interval(c)
				text += fmt.Sprintln(c, r.Figure(c), r.Reason(c), r.ShowsMean(c), low, high, ok)
			}
			return text
		}
		if a, b := describe(), describe(); a != b {
			t.Fatalf("seed %d:\n%s\n%s", seed, a, b)
		}
	}
}

// TestSnapshotOfItaly holds what protection may cost: of 10,000 companies no
// table is withheld, hardly a chamber goes unsaid, most counts and nearly all
// means of large enough groups are shown.
func TestSnapshotOfItaly(t *testing.T) {
	w := italy(rand.New(rand.NewPCG(3, 4)), 10_000)
	tables := w.tables()
	r, err := stats.Protect(w.variables, tables, stats.DefaultPolicy)
	if err != nil {
		t.Fatal(err)
	}
	checkRelease(t, w, r)
	cells, figures, large, means, chambers := r.Cells(), 0, 0, 0, 0
	for _, c := range cells {
		f := r.Figure(c)
		if !f.Shown {
			continue
		}
		figures++
		if c.First.Variable == "chamber" && c.Second.Variable == "" {
			chambers++
		}
		if f.N >= stats.DefaultPolicy.Means {
			large++
			if r.ShowsMean(c) {
				means++
			}
		}
	}
	t.Logf("%d cells, %d figures, %d of them large, %d means, %d chambers", len(cells), figures, large, means, chambers)
	if r.Withheld() != nil || chambers < 55 || 4*figures < 3*len(cells) || 5*means < 4*large {
		t.Error("too much is hidden")
	}
	again, err := stats.Protect(w.variables, tables, stats.DefaultPolicy)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(r, again) {
		t.Error("two releases of the same tables")
	}
}

func FuzzProtect(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint8(5), uint8(10))
	f.Add(uint64(70), uint64(3), uint8(3), uint8(3))
	f.Fuzz(func(t *testing.T, a, b uint64, counts, means uint8) {
		w := someWorld(rand.New(rand.NewPCG(a, b)))
		policy := stats.Policy{Counts: int(counts % 16), Means: int(means % 32)}
		r, err := stats.Protect(w.variables, w.tables(), policy)
		if policy.Check() != nil {
			if err == nil {
				t.Fatal("a threshold below the legal minimum")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		checkRelease(t, w, r)
		checkIntervals(t, w, r)
		checkMeans(t, w, r)
	})
}
