package web

import (
	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// sideBySide are the chambers in the order of their names, whatever their scores:
// companies choose for themselves to answer, so that an order would rank who
// answers.
func (m *releasedMaker) sideBySide() releasedFigure {
	p, table := m.p, m.s.Table(stats.TableOf(stats.AxisChamber, ""))
	f := releasedFigure{ID: "camere", Title: p.T("released.chambers"), Notes: []string{p.T("released.chambers-note")}, Files: m.files(table.ID)}
	f.Table = m.meanTable(p.T("released.chambers"), p.T("released.axis.chamber"))
	dots := chart.Dots{Measure: p.T("released.mean")}
	hidden := 0
	for _, id := range m.chambers() {
		cell, name := table.Cell(id, ""), m.chamber(id)
		row := m.meanRow(name, cell)
		f.Table.Rows = append(f.Table.Rows, row)
		s, shown := cell.Scores()
		if !shown {
			hidden++
			continue
		}
		dots.Categories = append(dots.Categories, unmarkedAll(name))
		dots.Dots = append(dots.Dots, chart.Dot{
			Low: s.Low.Float(), Mean: s.Mean.Float(), High: s.High.Float(),
			Tip: name + ": " + row.Cells[1].Text + " (" + row.Cells[2].Text + "), n " + row.Cells[0].Text,
		})
	}
	whole := p.T("released.network")
	if m.region != "" {
		region := m.meanRow(m.region, m.own().Cell(m.region, ""))
		region.Whole = true
		f.Table.Rows = append(f.Table.Rows, region)
	}
	network := m.meanRow(whole, table.Cell("", ""))
	network.Whole = true
	f.Table.Rows = append(f.Table.Rows, network)
	f.Says = p.T("released.chambers-says", survey.Args{"Shown": len(dots.Dots), "Hidden": hidden})
	if len(dots.Dots) > 0 {
		dots.Said = f.Says
		f.Option, f.Height = dots.Option(), heightOf(len(dots.Dots))
	}
	return f
}

// meanTable has a row of meanRow for each group of companies.
func (m *releasedMaker) meanTable(caption, corner string) releasedTable {
	p := m.p
	return releasedTable{Caption: caption, Corner: corner, Heads: []string{p.T("released.companies"), p.T("released.mean"), p.T("released.interval"), p.T("released.median")}}
}

func (m *releasedMaker) meanRow(name string, c stats.TableCell) releasedRow {
	return releasedRow{Head: name, Cells: []releasedCell{m.counting(c), m.mean(c), m.interval(c), m.median(c)}}
}

// heightOf is the class of the room for so many lines.
func heightOf(lines int) string {
	switch {
	case lines <= 5:
		return "chart-low"
	case lines <= 11:
		return ""
	case lines <= 18:
		return "chart-high"
	case lines <= 28:
		return "chart-highest"
	case lines <= 45:
		return "chart-long"
	}
	return "chart-longest"
}
