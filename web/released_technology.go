package web

import (
	"slices"
	"strings"

	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// technologyField is the parameter that names a technology.
const technologyField = "tecnologia"

// known are the technologies that the snapshot tells of.
func (m *releasedMaker) known() []survey.TechnologyID {
	var all []survey.TechnologyID
	for _, t := range m.s.Tables {
		if id, ok := strings.CutPrefix(string(t.Column), string(stats.AxisTechnology)+":"); ok && t.Row == stats.AxisRegion {
			all = append(all, survey.TechnologyID(id))
		}
	}
	return all
}

// choose chooses a technology, the first one instead of one that is not known.
func (m *releasedMaker) choose(asked survey.TechnologyID) {
	switch known := m.known(); {
	case slices.Contains(known, asked):
		m.tech = asked
	case len(known) > 0:
		m.tech = known[0]
	}
}

// technologies are those in use and planned in the network, or in a region beside
// it.
func (m *releasedMaker) technologies() releasedFigure {
	p := m.p
	f := releasedFigure{ID: "tecnologie", Title: p.T("released.technologies"), Notes: []string{p.T("released.technologies-note")}}
	f.Table = releasedTable{Caption: f.Title, Corner: p.T("released.axis.technology")}
	places := []string{""}
	if m.region != "" {
		places = []string{m.region, ""}
	}
	bars := chart.Bars{Measure: p.T("released.of-companies"), Most: 100}
	states := []string{stats.TechInUse, stats.TechPlanned}
	for _, place := range places {
		for _, state := range states {
			name := p.T("released.tech." + state)
			if m.region != "" {
				name = p.T("released.in-place", survey.Args{"What": name, "Place": m.place(stats.AxisRegion, place)})
			}
			f.Table.Heads = append(f.Table.Heads, name)
			bars.Series = append(bars.Series, chart.BarSeries{Name: name})
		}
	}
	told := 0
	for _, id := range m.known() {
		table, name := m.s.Table(stats.TableOf(stats.AxisRegion, stats.TechnologyAxis(id))), p.T("technology."+string(id))
		row := releasedRow{Head: name}
		bars.Categories = append(bars.Categories, name)
		for i, place := range places {
			for j, state := range states {
				cell := table.Cell(place, state)
				said := m.counted(cell)
				row.Cells = append(row.Cells, said)
				var value *chart.Value
				if share, shown := cell.Share(); shown {
					told++
					value = &chart.Value{At: share.Float(), Label: said.Small, Tip: bars.Series[2*i+j].Name + ", " + name + ": " + said.said()}
				}
				bars.Series[2*i+j].Values = append(bars.Series[2*i+j].Values, value)
			}
		}
		f.Table.Rows = append(f.Table.Rows, row)
		f.Files = append(f.Files, m.files(table.ID)...)
	}
	f.Says = p.T("released.technologies-say", survey.Args{"N": len(f.Table.Rows)})
	if told > 0 {
		bars.Said = f.Says
		f.Option, f.Height = bars.Option(), "chart-longest"
	}
	return f
}

// technologyByRegion is the chosen technology in every region.
func (m *releasedMaker) technologyByRegion() releasedFigure {
	p := m.p
	f := releasedFigure{ID: "tecnologia-regioni", Title: p.T("released.technology-regions")}
	if m.tech == "" {
		return f
	}
	f.Title = p.T("released.technology-region", survey.Args{"Name": p.T("technology." + string(m.tech))})
	f.Pick = &releasedPick{Field: technologyField, Series: seriesKey(m.s.Series), Label: p.T("released.axis.technology")}
	for _, id := range m.known() {
		f.Pick.Options = append(f.Pick.Options, optionView{Value: string(id), Text: p.T("technology." + string(id)), Chosen: id == m.tech})
	}
	return m.shares(f, stats.AxisRegion, stats.TechnologyAxis(m.tech), nil)
}
