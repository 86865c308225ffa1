package web

import (
	"strings"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
	"maturita/web/chart"
)

// mapBounds are where the classes of the map begin, but for the first, in points.
// They are the same for every snapshot, so that maps can be compared.
var mapBounds = [chart.Classes - 1]stats.Hundredths{3000, 4000, 5000, 6000}

// mapClass is how a chamber's provinces are drawn.
func mapClass(c stats.TableCell) chart.Class {
	if n, shown := c.Count(); shown && n == 0 {
		return chart.Nothing
	}
	s, shown := c.Scores()
	if !shown {
		return chart.Hidden
	}
	class := chart.Class(0)
	for _, bound := range mapBounds {
		if s.Mean >= bound {
			class++
		}
	}
	return class
}

// provinces is the map of the provinces, each with the mean of its chamber.
func (m *releasedMaker) provinces() releasedFigure {
	p, table := m.p, m.s.Table(stats.TableOf(stats.AxisChamber, ""))
	f := releasedFigure{
		ID: "province", Title: p.T("released.map"), Notes: []string{p.T("released.map-note")}, Height: "chart-map",
		Map:   &releasedMap{Path: m.land.path(), Legend: m.legend()},
		Table: releasedTable{Caption: p.T("released.map"), Corner: p.T("released.province"), Heads: []string{p.T("released.axis.chamber"), p.T("released.mean"), p.T("released.class")}},
	}
	if m.land.source != "" {
		f.Foot = p.T("released.borders", survey.Args{"Source": m.land.source})
	}
	drawn := chart.Map{}
	var only []string
	told := 0
	for _, province := range territory.Italy().Provinces() {
		if m.region != "" && province.Region != m.region {
			continue
		}
		id := stats.Unknown + ":" + province.Region
		if chamber, ok := territory.Italy().ChamberOf(province.Sigla, m.lastDay()); ok {
			id = string(chamber.ID)
		}
		cell := table.Cell(id, "")
		class, mean := mapClass(cell), m.mean(cell)
		if class >= 0 {
			told++
		}
		name := m.chamber(id)
		f.Table.Rows = append(f.Table.Rows, releasedRow{Head: province.Name, Cells: []releasedCell{{Text: name}, mean, {Text: m.class(class), Hidden: mean.Hidden}}})
		drawn.Areas = append(drawn.Areas, chart.Area{ID: string(province.Sigla), Class: class, Tip: province.Name + " – " + name + ": " + mean.Text})
		only = append(only, string(province.Sigla))
	}
	if m.region != "" {
		f.Map.Only = strings.Join(only, " ")
	}
	f.Says = p.T("released.map-says", survey.Args{"Shown": told, "All": len(drawn.Areas)})
	drawn.Said = f.Says
	f.Option = drawn.Option()
	return f
}

// class is a class of the map in words.
func (m *releasedMaker) class(c chart.Class) string {
	switch c {
	case chart.Hidden:
		return m.p.T("released.hidden")
	case chart.Nothing:
		return m.p.T("released.nobody")
	case 0:
		return m.p.T("released.class-below", survey.Args{"To": int(mapBounds[0] / 100)})
	case chart.Classes - 1:
		return m.p.T("released.class-above", survey.Args{"From": int(mapBounds[len(mapBounds)-1] / 100)})
	}
	return m.p.T("released.class-between", survey.Args{"From": int(mapBounds[c-1] / 100), "To": int(mapBounds[c] / 100)})
}

// mapLooks are the classes with the ends of their styles' names.
var mapLooks = []struct {
	class chart.Class
	look  string
}{{0, "0"}, {1, "1"}, {2, "2"}, {3, "3"}, {4, "4"}, {chart.Hidden, "hidden"}, {chart.Nothing, "nobody"}}

func (m *releasedMaker) legend() []releasedLegend {
	var all []releasedLegend
	for _, one := range mapLooks {
		all = append(all, releasedLegend{one.look, m.class(one.class)})
	}
	return all
}
