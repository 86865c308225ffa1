package web

import (
	"maturita/survey"
	"maturita/web/chart"
)

// technologies are those in use and planned, as many as somebody has.
func (m *dashboardMaker) technologies() figureView {
	p, total := m.p, m.d.Now.Companies
	f := figureView{ID: "tecnologie", Title: p.T("dashboard.technologies"), Notes: []string{p.T("dashboard.technologies-note")}, Foot: m.footOf(total)}
	inUse, planned := p.T("dashboard.in-use"), p.T("dashboard.planned")
	percent := p.T("dashboard.in-percent")
	t := &tableView{Caption: p.T("dashboard.technologies-table"), Corner: p.T("dashboard.technology"), Heads: []tableHead{{inUse, []string{inUse, percent}}, {planned, []string{planned, percent}}}}
	bars := chart.Bars{Measure: p.T("dashboard.companies"), Series: []chart.BarSeries{{Name: inUse}, {Name: planned}}}
	var mostUsed, mostPlanned survey.TechnologyID
	for _, one := range survey.Technologies() {
		used, will := m.d.InUse[one.ID], m.d.Planned[one.ID]
		if used+will == 0 {
			continue
		}
		name := p.T("technology." + string(one.ID))
		t.Rows = append(t.Rows, tableRow{name, []tableCell{m.counted(used, total), m.counted(will, total)}})
		bars.Categories = append(bars.Categories, name)
		for i, n := range []int64{used, will} {
			said := m.counted(n, total)
			bars.Series[i].Values = append(bars.Series[i].Values, &chart.Value{At: float64(n), Label: said.Text, Tip: bars.Series[i].Name + ", " + name + ": " + said.Text + " (" + said.Small + ")"})
		}
		if used > m.d.InUse[mostUsed] {
			mostUsed = one.ID
		}
		if will > m.d.Planned[mostPlanned] {
			mostPlanned = one.ID
		}
	}
	if len(t.Rows) == 0 {
		f.Says = p.T("dashboard.technologies-none")
		return f
	}
	say := func(key string, id survey.TechnologyID, counts map[survey.TechnologyID]int64) string {
		if id == "" {
			return ""
		}
		return p.T(key, survey.Args{"Name": p.T("technology." + string(id)), "N": counts[id], "Total": total})
	}
	f.Says = joined(say("dashboard.most-used", mostUsed, m.d.InUse), say("dashboard.most-planned", mostPlanned, m.d.Planned))
	bars.Said = f.Says
	f.Table, f.Option = t, bars.Option()
	switch n := len(bars.Categories); {
	case n > 8:
		f.Height = "chart-highest"
	case n > 4:
		f.Height = "chart-high"
	}
	return f
}

// joined are sentences one after the other.
func joined(sentences ...string) string {
	all := ""
	for _, s := range sentences {
		if s != "" && all != "" {
			all += " "
		}
		all += s
	}
	return all
}
