package stats

// tell makes the tables of a snapshot of what was gathered and may be told.
func (g gathered) tell(r releases) []Table {
	var all []Table
	for _, t := range tablesFor(g.shape) {
		table := Table{
			ID: t.id(), Row: t.row, Column: t.column, Flow: t.flow, Scored: t.scored || t.column == AxisArea,
			RowValues: g.values(t.row), ColumnValues: g.values(t.column),
		}
		columns := append([]string{}, table.ColumnValues...)
		if t.column != AxisArea {
			columns = append(columns, "")
		}
		for _, row := range append(append([]string{}, table.RowValues...), "") {
			var cells []TableCell
			for _, column := range columns {
				cells = append(cells, g.cell(r, t, row, column))
			}
			table.cells = append(table.cells, cells)
		}
		all = append(all, table)
	}
	return all
}

func (g gathered) cell(r releases, t tableSpec, row, column string) TableCell {
	figure := r.figure(t, row, column)
	if !figure.Shown {
		return TableCell{}
	}
	c := TableCell{shown: true, count: int64(figure.N)}
	if t.column != AxisArea {
		c.share = shareOf(figure, r.figure(t, rowOfWhole(row, column), ""))
	}
	if r.showsScores(t, row, column) {
		c.scores = g.scoresAt(t, row, column)
	}
	return c
}

// rowOfWhole is the row whose total a cell is a part of: its own, or that of
// everything for a total.
func rowOfWhole(row, column string) string {
	if column == "" {
		return ""
	}
	return row
}

// shareOf is a part in hundredths of a percent of a whole, half upwards.
func shareOf(part, whole Figure) *Hundredths {
	if !whole.Shown || whole.N == 0 {
		return nil
	}
	share := Hundredths((20_000*int64(part.N) + int64(whole.N)) / (2 * int64(whole.N)))
	return &share
}

// scoresAt are the scores of a cell, totals included.
func (g gathered) scoresAt(t tableSpec, row, column string) *Scores {
	within := func(at pair) bool {
		return (row == "" || at.row == row) && (column == "" || at.column == column)
	}
	if t.column == AxisArea {
		var sum Sum
		for at, one := range g.areas[t.row] {
			if within(at) {
				sum = sum.Plus(one)
			}
		}
		return sum.scores()
	}
	var set scoreSet
	for at, one := range g.scores[t.id()] {
		if within(at) {
			set.merge(one)
		}
	}
	return set.scores()
}
