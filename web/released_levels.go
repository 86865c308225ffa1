package web

import (
	"slices"

	"maturita/stats"
	"maturita/survey"
)

// levels is how the companies of each place or group are spread over the levels.
func (m *releasedMaker) levels(row stats.Axis, rows []string) releasedFigure {
	f := releasedFigure{ID: "livelli-" + string(row), Title: m.p.T("released.levels", survey.Args{"By": m.axis(row)}), Says: m.mostHeld(row, rows)}
	return m.shares(f, row, stats.AxisLevel, rows)
}

// mostHeld says which level most companies hold, where it may be told.
func (m *releasedMaker) mostHeld(axis stats.Axis, rows []string) string {
	row, name := "", m.p.T("released.network")
	if axis == stats.AxisRegion && m.region != "" && slices.Contains(rows, m.region) {
		row, name = m.region, m.region
	}
	table := m.s.Table(stats.TableOf(axis, stats.AxisLevel))
	most, held, hidden := int64(0), "", false
	for _, level := range table.ColumnValues {
		n, shown := table.Cell(row, level).Count()
		if hidden = hidden || !shown; n > most {
			most, held = n, level
		}
	}
	total, shown := table.Cell(row, "").Count()
	if hidden || !shown || most == 0 {
		return m.p.T("released.levels-hidden", survey.Args{"Place": name})
	}
	share, _ := table.Cell(row, held).Share()
	return m.p.T("released.levels-say", survey.Args{"Place": name, "Level": unmarkedAll(m.level(held)), "N": most, "All": total, "Share": m.percent(share)})
}

// sizes is how many companies of each size a place has.
func (m *releasedMaker) sizes(row stats.Axis, rows []string) releasedFigure {
	return m.shares(releasedFigure{ID: "dimensioni", Title: m.p.T("released.sizes", survey.Args{"By": m.axis(row)})}, row, stats.AxisSize, rows)
}

// moves is from which level to which the companies of the network went.
func (m *releasedMaker) moves() releasedFigure {
	p := m.p
	return m.shares(releasedFigure{ID: "passaggi", Title: p.T("released.moves"), Notes: []string{p.T("released.moves-note")}}, stats.AxisFrom, stats.AxisLevel, nil)
}

// areasBy is areas of places or groups.
func (m *releasedMaker) areasBy(row stats.Axis, rows []string) releasedFigure {
	return m.areas(releasedFigure{ID: "aree-" + string(row), Title: m.p.T("released.areas", survey.Args{"By": m.axis(row)})}, row, rows)
}

// sections is how many companies of each section of ATECO the rows have: there are
// so many that the sections go down.
func (m *releasedMaker) sections(places []string) releasedFigure {
	p, table := m.p, m.s.Table(stats.TableOf(stats.AxisRegion, stats.AxisSection))
	f := releasedFigure{ID: "settori", Title: p.T("released.sections"), Files: m.files(table.ID)}
	f.Table = releasedTable{Caption: f.Title, Corner: m.axis(stats.AxisSection)}
	for _, place := range places {
		f.Table.Heads = append(f.Table.Heads, m.place(stats.AxisRegion, place))
	}
	all, hidden := 0, 0
	for _, section := range append(append([]string{}, table.ColumnValues...), "") {
		row := releasedRow{Head: m.value(stats.AxisSection, section), Whole: section == ""}
		for _, place := range places {
			cell := m.counted(table.Cell(place, section))
			if all++; cell.Hidden {
				hidden++
			}
			row.Cells = append(row.Cells, cell)
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	f.Says = p.T("released.table-says", survey.Args{"All": all, "Hidden": hidden})
	return f
}
