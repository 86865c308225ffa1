package stats

// network draws sums as a graph in which each cell is an arc and each sum a
// node: counts that change along a cycle leave all sums right. It leaves out
// sums that follow from the others.
type network struct {
	arcs    []arc
	touches [][]int     // arcs by node
	arcOf   map[int]int // by cell
}

type arc struct {
	from, to, cell int
	margin         bool
}

func (n *network) node() int {
	n.touches = append(n.touches, nil)
	return len(n.touches) - 1
}

func (n *network) join(from, to, cell int, margin bool) {
	id := len(n.arcs)
	n.arcs = append(n.arcs, arc{from, to, cell, margin})
	n.touches[from] = append(n.touches[from], id)
	n.touches[to] = append(n.touches[to], id)
	n.arcOf[cell] = id
}

// newChainNetwork draws the margins of a chain: each place above the finest is
// a node, and so is what lies below the finest.
func newChainNetwork(j *joint, c int) *network {
	n := &network{arcOf: map[int]int{}}
	below := n.node()
	n.margins(j, c, len(j.chains[c].levels)-1, false, func(int) int { return below })
	return n
}

// margins adds the margins of a chain down to a level, from its root to the
// nodes that end gives for the places of that level, or with inwards from these
// to the root.
func (n *network) margins(j *joint, c, level int, inwards bool, end func(place int) int) {
	nodes := map[int]int{nowhere: n.node()}
	for l, places := range j.chains[c].levels[:level+1] {
		for _, p := range places {
			if l == level {
				nodes[p] = end(p)
			} else {
				nodes[p] = n.node()
			}
			from, to := nodes[j.places[p].up], nodes[p]
			if inwards {
				from, to = to, from
			}
			n.join(from, to, j.cell(p, nowhere), true)
		}
	}
}

// newPairNetwork draws the tables of a pairing with the margins of both sides:
// from the root of the tree chain through its margins to each of its finest
// places, through the cells from fine to coarse, to the margins of the flat
// side and their root.
func newPairNetwork(j *joint, id int) *network {
	n := &network{arcOf: map[int]int{}}
	pair := j.pairs[id]
	finest := pair.treeLevels[len(pair.treeLevels)-1]
	rows := map[int]int{}
	for _, v := range j.chains[pair.tree].levels[finest] {
		rows[v] = n.node()
	}
	type column struct{ v, w int }
	columns := map[column]int{}
	for _, w := range j.chains[pair.flat].levels[pair.flatLevel] {
		columns[column{nowhere, w}] = n.node()
		for _, level := range pair.treeLevels {
			if level == finest {
				break
			}
			for _, v := range j.chains[pair.tree].levels[level] {
				columns[column{v, w}] = n.node()
			}
		}
	}
	n.margins(j, pair.tree, finest, false, func(v int) int { return rows[v] })
	n.margins(j, pair.flat, pair.flatLevel, true, func(w int) int { return columns[column{nowhere, w}] })
	for cell := pair.first; cell < pair.last; cell++ {
		v, w := j.cells[cell].a, j.cells[cell].b
		from, isRow := rows[v]
		if !isRow {
			from = columns[column{v, w}]
		}
		n.join(from, columns[column{j.treeUp(pair, v), w}], cell, false)
	}
	return n
}
