package stats_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"maturita/stats"
)

// compositions calls each with all ways to put n companies into the parts.
func compositions(n int, parts []int, each func()) {
	if len(parts) == 1 {
		parts[0] = n
		each()
		return
	}
	for first := 0; first <= n; first++ {
		parts[0] = first
		compositions(n-first, parts[1:], each)
	}
}

// counted is a world of one table of chambers by size.
func counted(counts []int) world {
	w := world{
		variables: []stats.Variable{{Name: "chamber", Values: []string{"a", "b"}}, {Name: "size", Values: []string{"x", "y", "z"}}},
		finest:    []string{"chamber", "size"},
		by:        [][]string{{"chamber", "size"}},
	}
	for i, n := range counts {
		for range n {
			w.companies = append(w.companies, map[string]string{"chamber": w.variables[0].Values[i/3], "size": w.variables[1].Values[i%3]})
		}
	}
	return w
}

// TestEnumeration goes through all whole tables that agree with a release: what
// is possible in fractions of companies only protects nobody.
func TestEnumeration(t *testing.T) {
	suppressed := 0
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 5))
		counts, total := make([]int, 6), 0
		for i := range counts {
			counts[i] = random.IntN(5)
			total += counts[i]
		}
		w := counted(counts)
		r := protected(t, w, stats.Policy{Counts: 3, Means: 3})
		a := newAttacker(w, r)
		if len(a.unknown) == 0 {
			continue
		}
		least, most := map[stats.CellKey]int{}, map[stats.CellKey]int{}
		parts := make([]int, 6)
		compositions(total, parts, func() {
			cells := map[stats.CellKey]int{{}: total}
			for i, n := range parts {
				v := stats.Coordinate{Variable: "chamber", Value: []string{"a", "b"}[i/3]}
				x := stats.Coordinate{Variable: "size", Value: []string{"x", "y", "z"}[i%3]}
				cells[stats.CellOf(v)] += n
				cells[stats.CellOf(x)] += n
				cells[stats.CellOf(v, x)] += n
			}
			for c, n := range cells {
				f := r.Figure(c)
				k, hidden := a.index[c]
				if f.Shown && f.N != n || hidden && n < a.least[k] {
					return
				}
			}
			for _, c := range a.unknown {
				if _, known := least[c]; !known {
					least[c], most[c] = cells[c], cells[c]
				}
				least[c], most[c] = min(least[c], cells[c]), max(most[c], cells[c])
			}
		})
		for _, c := range a.unknown {
			suppressed++
			low, high, _ := r.Interval(c)
			if most[c]-least[c] <= 3 || low < least[c] || high > most[c] {
				t.Errorf("%v: %v is between %d and %d, said to be possible from %d to %d", fmt.Sprint(counts), c, least[c], most[c], low, high)
			}
		}
	}
	if suppressed < 100 {
		t.Errorf("%d suppressed cells prove nothing", suppressed)
	}
}

func FuzzTable(f *testing.F) {
	f.Add([]byte{1, 2, 0, 9, 0, 11}, uint8(3))
	f.Add([]byte{0, 0, 0, 7, 7, 7}, uint8(5))
	f.Fuzz(func(t *testing.T, counts []byte, threshold uint8) {
		numbers := make([]int, 6)
		for i, b := range counts[:min(6, len(counts))] {
			numbers[i] = int(b)
		}
		w := counted(numbers)
		r := protected(t, w, stats.Policy{Counts: 3 + int(threshold%20), Means: 3 + int(threshold/20)})
		checkRelease(t, w, r)
		checkIntervals(t, w, r)
		checkMeans(t, w, r)
	})
}
