package stats

import (
	"fmt"
	"slices"
)

// joint is the system of all cells of a release: each cell once, however many
// tables show it.
type joint struct {
	places  []standing
	chains  []chain
	pairs   []pairing
	cells   []jointCell
	byKey   map[CellKey]int
	byPlace map[[2]int]int
	sums    []addition
}

// nowhere stands for the absent place of a margin and for the root of a chain.
const nowhere = -1

// standing is a value of a variable within its chain, a place.
type standing struct {
	at        Coordinate
	chain     int
	level     int // index in the chain's levels
	up        int // place one listed level coarser, or nowhere
	sensitive bool
}

// chain is a hierarchy, coarse to fine, of the variables that tables use. Most
// have one level.
type chain struct {
	names  []string
	levels [][]int // places by level
}

// pairing is all tables that cross the same two chains. The tree side may have
// several levels, the flat side has one.
type pairing struct {
	tree, flat  int   // chains
	treeLevels  []int // levels of the tree chain that tables cross, ascending
	flatLevel   int
	first, last int // its cells are cells[first:last]
}

// jointCell is one cell; a and b are its places, b nowhere in a margin, both nowhere
// in the total. pair is nowhere in margins and the total.
type jointCell struct {
	key        CellKey
	a, b, pair int
	n          int
	impossible bool
}

// addition says that the parts add up to the whole.
type addition struct {
	whole int
	parts []int
}

// cell returns the cell at two places, either of which may be nowhere.
func (j *joint) cell(a, b int) int {
	id, ok := j.byPlace[[2]int{max(a, b), min(a, b)}]
	if !ok {
		panic("no such cell")
	}
	return id
}

// ancestor returns the place of level at or above p, nowhere for the root.
func (j *joint) ancestor(p, level int) int {
	for p != nowhere && j.places[p].level > level {
		p = j.places[p].up
	}
	return p
}

func (j *joint) add(a, b, pair int) {
	c := jointCell{a: a, b: b, pair: pair}
	switch {
	case b != nowhere:
		c.key = CellOf(j.places[a].at, j.places[b].at)
	case a != nowhere:
		c.key = CellOf(j.places[a].at)
	}
	at := [2]int{max(a, b), min(a, b)}
	j.byKey[c.key], j.byPlace[at] = len(j.cells), len(j.cells)
	j.cells = append(j.cells, c)
}

func newJoint(variables []Variable, tables []FrequencyTable) (*joint, error) {
	j := &joint{byKey: map[CellKey]int{}, byPlace: map[[2]int]int{}}
	where, err := j.placeVariables(variables, tables)
	if err != nil {
		return nil, err
	}
	if err := j.pairUp(tables, where); err != nil {
		return nil, err
	}
	j.add(nowhere, nowhere, nowhere)
	for _, c := range j.chains {
		for _, p := range slices.Concat(c.levels...) {
			j.add(p, nowhere, nowhere)
		}
	}
	for i := range j.pairs {
		pair := &j.pairs[i]
		pair.first = len(j.cells)
		for _, level := range pair.treeLevels {
			for _, v := range j.chains[pair.tree].levels[level] {
				for _, w := range j.chains[pair.flat].levels[pair.flatLevel] {
					j.add(v, w, i)
				}
			}
		}
		pair.last = len(j.cells)
	}
	if err := j.count(tables, where); err != nil {
		return nil, err
	}
	j.relate()
	return j, nil
}

// chainLevel says which level of which chain a variable is.
type chainLevel struct{ chain, level int }

// pairUp finds which chains the two-way tables cross, at which levels.
func (j *joint) pairUp(tables []FrequencyTable, where map[string]chainLevel) error {
	seen := map[string]bool{}
	levels := map[[2]int][2][]int{}
	var order [][2]int
	for _, t := range tables {
		names := slices.Sorted(slices.Values(t.By))
		if seen[fmt.Sprintf("%q", names)] {
			return fmt.Errorf("%w: two tables by %q", ErrCatalogue, names)
		}
		seen[fmt.Sprintf("%q", names)] = true
		if len(names) < 2 {
			continue
		}
		x, y := where[names[0]], where[names[1]]
		if x.chain == y.chain {
			return fmt.Errorf("%w: %q are levels of one hierarchy", ErrCatalogue, names)
		}
		if x.chain > y.chain {
			x, y = y, x
		}
		at := [2]int{x.chain, y.chain}
		l, known := levels[at]
		if !known {
			order = append(order, at)
		}
		levels[at] = [2][]int{append(l[0], x.level), append(l[1], y.level)}
	}
	slices.SortFunc(order, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, at := range order {
		x, y := levelSet(levels[at][0]), levelSet(levels[at][1])
		tree, flat := at[0], at[1]
		if len(x) == 1 {
			tree, flat, x, y = flat, tree, y, x
		}
		if len(y) > 1 {
			return fmt.Errorf("%w: several levels of both %q and %q are crossed", ErrCatalogue, j.chains[tree].names, j.chains[flat].names)
		}
		j.pairs = append(j.pairs, pairing{tree: tree, flat: flat, treeLevels: x, flatLevel: y[0]})
	}
	return nil
}

func levelSet(levels []int) []int {
	slices.Sort(levels)
	return slices.Compact(levels)
}
