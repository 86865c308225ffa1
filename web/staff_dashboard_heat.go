package web

import (
	"slices"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
	"maturita/web/chart"
)

// bySize is each area's mean by the size of the companies.
func (m *dashboardMaker) bySize() figureView {
	var groups []areaGroup
	for _, size := range survey.SizeClasses() {
		groups = append(groups, areaGroup{m.p.T("size." + string(size)), m.d.BySize[size]})
	}
	return m.heat("aree-dimensioni", m.p.T("dashboard.by-size"), m.p.T("dashboard.size"), groups)
}

// bySection is each area's mean by the section of ATECO.
func (m *dashboardMaker) bySection() figureView {
	var groups []areaGroup
	for _, letter := range append(slices.Clone(territory.Ateco2025().Sections()), "") {
		groups = append(groups, areaGroup{m.sectionName(letter), m.d.BySection[letter]})
	}
	return m.heat("aree-settori", m.p.T("dashboard.by-section"), m.p.T("dashboard.section"), groups)
}

// areaGroup is the areas' scores in one group of companies.
type areaGroup struct {
	name   string
	scores map[survey.AreaID]stats.Sum
}

// heat is a heat map of areas by groups, leaving out groups without scores.
func (m *dashboardMaker) heat(id, title, corner string, groups []areaGroup) figureView {
	p := m.p
	f := figureView{ID: id, Title: title, Foot: m.footOf(m.d.Now.Companies)}
	t := &tableView{Caption: p.T("dashboard.heat-table"), Corner: corner}
	heat := chart.Heat{Most: 100, Cells: map[chart.Place]chart.Value{}}
	areas := m.areaOrder()
	for _, area := range areas {
		t.Heads = append(t.Heads, m.meanHead(m.areaName(area)))
		heat.Cols = append(heat.Cols, plain(m.areaName(area)))
	}
	best, worst := extreme{}, extreme{}
	for _, g := range groups {
		if len(g.scores) == 0 {
			continue
		}
		row := tableRow{Head: g.name}
		for col, area := range areas {
			sum := g.scores[area]
			row.Cells = append(row.Cells, m.mean(sum))
			name := p.T("dashboard.heat-cell", survey.Args{"Area": m.areaName(area), "Group": g.name})
			if v := m.valueOf(name, sum); v != nil {
				heat.Cells[chart.Place{Row: len(heat.Rows), Col: col}] = *v
			}
			if sum.N >= stats.FewCases {
				best.more(*sum.Mean(), name)
				worst.less(*sum.Mean(), name)
			}
		}
		heat.Rows = append(heat.Rows, short(g.name))
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		f.Says = p.T("dashboard.areas-none")
		return f
	}
	f.Says = p.T("dashboard.heat-few", survey.Args{"N": stats.FewCases})
	if best.set {
		f.Says = p.T("dashboard.heat-says", survey.Args{"N": stats.FewCases, "High": m.points(best.at), "Best": best.name, "Low": m.points(worst.at), "Worst": worst.name})
	}
	heat.Said = plain(f.Says)
	f.Notes, f.Table, f.Option = m.few(t), t, heat.Option()
	switch n := len(heat.Rows); {
	case n > 10:
		f.Height = "chart-highest"
	case n > 4:
		f.Height = "chart-high"
	}
	return f
}
