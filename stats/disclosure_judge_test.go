package stats_test

import (
	"fmt"
	"slices"

	"maturita/stats"
)

// attacker is what somebody knows who has read all tables of a release, the
// rule by which they were suppressed, and which values lie within which.
type attacker struct {
	unknown []stats.CellKey
	index   map[stats.CellKey]int
	least   []int // what the rule says of each unknown
	rows    [][]int
	right   []int
}

// relation says that the parts add up to the whole.
type relation struct {
	whole stats.CellKey
	parts []stats.CellKey
}

// relations finds by the variables' meaning alone, not by the tables, which
// cells of a set add up.
func relations(w world, cells map[stats.CellKey]bool) []relation {
	var all []relation
	above := func(v stats.Variable, value, name string) (string, bool) {
		for v.Within != "" {
			value = v.Parent[value]
			for _, up := range w.variables {
				if up.Name == v.Within {
					v = up
					break
				}
			}
			if v.Name == name {
				return value, true
			}
		}
		return "", false
	}
	for _, whole := range inOrder(cells) {
		at := coordinates(whole)
		for _, v := range w.variables {
			for replaced := -1; replaced < len(at); replaced++ { // -1: v is added
				var parts []stats.CellKey
				complete := true
				for _, value := range v.Values {
					part := append([]stats.Coordinate{}, at...)
					if replaced >= 0 {
						up, finer := above(v, value, at[replaced].Variable)
						if !finer {
							complete = false
							break
						}
						if up != at[replaced].Value {
							continue
						}
						part = slices.Delete(part, replaced, replaced+1)
					}
					if len(part) > 1 {
						complete = false
						break
					}
					key := stats.CellOf(append(part, stats.Coordinate{Variable: v.Name, Value: value})...)
					complete = complete && cells[key]
					parts = append(parts, key)
				}
				if complete {
					all = append(all, relation{whole, parts})
				}
			}
		}
	}
	return all
}

func coordinates(c stats.CellKey) []stats.Coordinate {
	var all []stats.Coordinate
	for _, at := range []stats.Coordinate{c.First, c.Second} {
		if at != (stats.Coordinate{}) {
			all = append(all, at)
		}
	}
	return all
}

func inOrder(cells map[stats.CellKey]bool) []stats.CellKey {
	var all []stats.CellKey
	for c := range cells {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b stats.CellKey) int { return compareText(fmt.Sprint(a), fmt.Sprint(b)) })
	return all
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// newAttacker reads the counts of a release. Where a distribution shows any
// cell that is not zero for its margin's sake, its suppressed cells mostly hold
// somebody; this attacker even knows which do.
func newAttacker(w world, r *stats.Release) attacker {
	counts := w.counts()
	a, hushed := read(w, r, func(c stats.CellKey) (int, bool) { f := r.Figure(c); return f.N, f.Shown })
	for k, c := range a.unknown {
		if a.least[k] = min(1, counts[c]); hushed[c] {
			a.least[k] = 0
		}
	}
	return a
}

// newMeansAttacker reads the sums of a release where every company is worth
// one, so that they are the counts. It knows which cells are empty.
func newMeansAttacker(w world, r *stats.Release) attacker {
	counts := w.counts()
	a, _ := read(w, r, func(c stats.CellKey) (int, bool) { return counts[c], counts[c] == 0 || r.ShowsMean(c) })
	return a
}

// read collects what figures of a release say, and the cells of distributions
// of which nothing is said beyond what zero margins say.
func read(w world, r *stats.Release, figure func(stats.CellKey) (int, bool)) (attacker, map[stats.CellKey]bool) {
	a := attacker{index: map[stats.CellKey]int{}}
	released := map[stats.CellKey]bool{}
	for _, c := range r.Cells() {
		if r.Reason(c) == stats.Withheld {
			continue
		}
		released[c] = true
		if _, shown := figure(c); !shown {
			a.index[c] = len(a.unknown)
			a.unknown = append(a.unknown, c)
		}
	}
	a.least = make([]int, len(a.unknown))
	all := relations(w, released)
	void := map[stats.CellKey]bool{} // parts of a zero that is shown
	for _, rel := range all {
		if n, shown := figure(rel.whole); shown && n == 0 {
			for _, part := range rel.parts {
				void[part] = true
			}
		}
	}
	hushed := map[stats.CellKey]bool{}
	for _, rel := range all {
		row, right, shownParts := make([]int, len(a.unknown)), 0, 0
		put := func(c stats.CellKey, sign int) int {
			if n, shown := figure(c); shown {
				right -= sign * n
				return 1
			}
			row[a.index[c]] += sign
			return 0
		}
		put(rel.whole, -1)
		for _, part := range rel.parts {
			if told := put(part, 1); !void[part] {
				shownParts += told
			}
		}
		for _, part := range rel.parts {
			hushed[part] = hushed[part] || shownParts == 0
		}
		a.rows, a.right = append(a.rows, row), append(a.right, right)
	}
	return a, hushed
}
