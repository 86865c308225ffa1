package web

import (
	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// shares is a table of two axes with the companies of each cell, drawn by their
// share of the row.
func (m *releasedMaker) shares(f releasedFigure, row, column stats.Axis, rows []string) releasedFigure {
	table := m.s.Table(stats.TableOf(row, column))
	if rows == nil {
		rows = append(append(rows, table.RowValues...), "")
	}
	return m.crossed(f, table, rows, append(append([]string{}, table.ColumnValues...), ""), m.counted, func(c stats.TableCell) (float64, bool) {
		share, shown := c.Share()
		return share.Float(), shown
	})
}

// areas is a table of means by area.
func (m *releasedMaker) areas(f releasedFigure, row stats.Axis, rows []string) releasedFigure {
	table := m.s.Table(stats.TableOf(row, stats.AxisArea))
	if rows == nil {
		rows = append(append(rows, table.RowValues...), "")
	}
	f.Notes = append(f.Notes, m.p.T("released.areas-note"))
	return m.crossed(f, table, rows, table.ColumnValues, m.areaMean, func(c stats.TableCell) (float64, bool) {
		s, shown := c.Scores()
		return s.Mean.Float(), shown
	})
}

// crossed is a table of two axes, and its chart with the rows and cells of which
// something is told.
func (m *releasedMaker) crossed(f releasedFigure, t stats.Table, rows, columns []string, say func(stats.TableCell) releasedCell, value func(stats.TableCell) (float64, bool)) releasedFigure {
	f.Files = append(f.Files, m.files(t.ID)...)
	f.Table = releasedTable{Caption: f.Title, Corner: m.axis(t.Row)}
	heat := chart.Heat{Most: 100, Cells: map[chart.Place]chart.Value{}}
	drawn := len(columns)
	for i, column := range columns {
		name := m.value(t.Column, column)
		f.Table.Heads = append(f.Table.Heads, name)
		if column == "" {
			drawn = i // everything is the whole of itself
			continue
		}
		heat.Cols = append(heat.Cols, unmarkedAll(name))
	}
	all, hidden := 0, 0
	for _, row := range rows {
		line := releasedRow{Head: m.place(t.Row, row), Whole: row == ""}
		name, at, told := unmarkedAll(line.Head), len(heat.Rows), false
		for j, column := range columns {
			cell := t.Cell(row, column)
			said := say(cell)
			line.Cells = append(line.Cells, said)
			if all++; said.Hidden {
				hidden++
			}
			if value, shown := value(cell); shown && j < drawn {
				told = true
				label := said.Small
				if t.Column == stats.AxisArea {
					label = said.Text
				}
				heat.Cells[chart.Place{Row: at, Col: j}] = chart.Value{At: value, Label: label, Tip: name + ", " + heat.Cols[j] + ": " + said.said()}
			}
		}
		f.Table.Rows = append(f.Table.Rows, line)
		if told {
			heat.Rows = append(heat.Rows, short(name))
		}
	}
	if f.Says == "" {
		f.Says = m.p.T("released.table-says", survey.Args{"All": all, "Hidden": hidden})
	}
	if len(heat.Cells) > 0 {
		heat.Said = f.Says
		f.Option, f.Height = heat.Option(), heightOf(len(heat.Rows))
	}
	return f
}

// place names a row: the total over places and groups is the whole network.
func (m *releasedMaker) place(a stats.Axis, row string) string {
	if row == "" {
		return m.p.T("released.network")
	}
	return m.value(a, row)
}
