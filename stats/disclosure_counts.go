package stats

import (
	"fmt"
	"math"
	"slices"
)

// count fills in the counts of all cells and checks that every table that
// shows a cell gives it the same.
func (j *joint) count(tables []FrequencyTable, where map[string]chainLevel) error {
	known := make([]bool, len(j.cells))
	for _, t := range tables {
		counts := make([]int, len(j.cells))
		shows := make([]bool, len(j.cells))
		for _, id := range j.within(t.By, where) {
			shows[id] = true
		}
		for _, key := range t.Impossible {
			id, err := j.inner(key, t)
			if err != nil {
				return err
			}
			if t.Counts[key] != 0 {
				return fmt.Errorf("%w: %d companies in %+v, which is impossible", ErrCatalogue, t.Counts[key], key)
			}
			j.cells[id].impossible = true
		}
		for key, n := range t.Counts {
			id, err := j.inner(key, t)
			if err != nil {
				return err
			}
			if n < 0 || n > math.MaxInt32 {
				return fmt.Errorf("%w: %d companies in %+v", ErrCatalogue, n, key)
			}
			for _, above := range j.above(id) {
				counts[above] += n
			}
		}
		for id := range j.cells {
			switch {
			case !shows[id]:
			case !known[id]:
				j.cells[id].n, known[id] = counts[id], true
			case j.cells[id].n != counts[id]:
				return fmt.Errorf("%w: %+v is %d in the table by %q, %d in another", ErrCatalogue, j.cells[id].key, counts[id], t.By, j.cells[id].n)
			}
		}
	}
	return nil
}

// inner returns the cell that is an inner one of the table.
func (j *joint) inner(key CellKey, t FrequencyTable) (int, error) {
	id, ok := j.byKey[key]
	if ok {
		f, s := key.First.Variable, key.Second.Variable
		if len(t.By) == 1 {
			ok = f == t.By[0] && s == ""
		} else {
			ok = f == t.By[0] && s == t.By[1] || f == t.By[1] && s == t.By[0]
		}
	}
	if !ok {
		return 0, fmt.Errorf("%w: %+v is no inner cell of a table by %q", ErrCatalogue, key, t.By)
	}
	return id, nil
}

// above returns all cells that a company counted in the cell is counted in, as
// far as the places of that cell tell.
func (j *joint) above(id int) []int {
	var all []int
	for _, a := range j.line(j.cells[id].a) {
		for _, b := range j.line(j.cells[id].b) {
			if at, ok := j.byPlace[[2]int{max(a, b), min(a, b)}]; ok {
				all = append(all, at)
			}
		}
	}
	return all
}

// line returns a place, the ones above it, and nowhere.
func (j *joint) line(p int) []int {
	all := []int{nowhere}
	for ; p != nowhere; p = j.places[p].up {
		all = append(all, p)
	}
	return all
}

// within returns the cells whose counts follow from a table by these variables.
func (j *joint) within(by []string, where map[string]chainLevel) []int {
	var all []int
	deepest := map[int]int{}
	for _, name := range by {
		deepest[where[name].chain] = where[name].level
	}
	follows := func(p int) bool {
		if p == nowhere {
			return true
		}
		level, in := deepest[j.places[p].chain]
		return in && j.places[p].level <= level
	}
	for id, c := range j.cells {
		if follows(c.a) && follows(c.b) {
			all = append(all, id)
		}
	}
	return all
}

// relate writes down every way in which cells add up, also those that follow
// from others.
func (j *joint) relate() {
	index := map[[2]int]int{}
	put := func(whole, over, part int) {
		at, known := index[[2]int{whole, over}]
		if !known {
			at = len(j.sums)
			index[[2]int{whole, over}] = at
			j.sums = append(j.sums, addition{whole: whole})
		}
		j.sums[at].parts = append(j.sums[at].parts, part)
	}
	for id, c := range j.cells {
		switch {
		case c.a == nowhere:
		case c.b == nowhere:
			put(j.cell(j.places[c.a].up, nowhere), j.places[c.a].chain, id)
		default:
			put(j.cell(c.a, nowhere), j.places[c.b].chain, id)
			put(j.cell(j.treeUp(j.pairs[c.pair], c.a), c.b), j.places[c.a].chain, id)
		}
	}
	for _, s := range slices.Backward(j.sums) {
		if !slices.ContainsFunc(s.parts, func(id int) bool { return !j.cells[id].impossible }) {
			j.cells[s.whole].impossible = true
		}
	}
}

// treeUp returns the place above one of the tree side at the next coarser
// level that the pairing's tables cross, or nowhere.
func (j *joint) treeUp(p pairing, at int) int {
	above := nowhere
	for _, level := range p.treeLevels {
		if level < j.places[at].level {
			above = level
		}
	}
	return j.ancestor(at, above)
}
