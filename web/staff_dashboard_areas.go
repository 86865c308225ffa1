package web

import (
	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// areas compares the areas of the chamber, with its region and the network where a
// snapshot tells of them.
func (m *dashboardMaker) areas() figureView {
	p := m.p
	f := figureView{ID: "aree", Title: p.T("dashboard.areas"), Foot: m.footOf(m.d.Now.Companies)}
	t := &tableView{Caption: p.T("dashboard.areas-table"), Corner: p.T("dashboard.area"), Heads: []tableHead{m.meanHead(p.T("dashboard.chamber"))}}
	profile := chart.Profile{Measure: p.T("dashboard.score"), Series: []chart.BarSeries{{Name: p.T("dashboard.chamber")}}}
	outside := []struct {
		name  string
		means map[survey.AreaID]stats.MicroPoints
	}{{p.T("dashboard.region"), m.d.Elsewhere.Region}, {p.T("dashboard.network"), m.d.Elsewhere.Network}}
	for _, o := range outside {
		if len(o.means) > 0 {
			t.Heads = append(t.Heads, tableHead{o.name, []string{o.name}})
			profile.Series = append(profile.Series, chart.BarSeries{Name: o.name})
		}
	}
	best, worst := extreme{}, extreme{}
	for _, id := range m.areaOrder() {
		name, sum := m.areaName(id), m.d.Areas[id]
		row := tableRow{name, []tableCell{m.mean(sum)}}
		profile.Areas = append(profile.Areas, plain(name))
		profile.Series[0].Values = append(profile.Series[0].Values, m.valueOf(name, sum))
		if sum.N >= stats.FewCases {
			best.more(*sum.Mean(), name)
			worst.less(*sum.Mean(), name)
		}
		series := 0
		for _, o := range outside {
			if len(o.means) == 0 {
				continue
			}
			series++
			cell, value := tableCell{Text: p.T("dashboard.hidden"), Data: []string{p.T("dashboard.hidden")}}, (*chart.Value)(nil)
			if at, ok := o.means[id]; ok {
				cell = tableCell{Text: m.points(at), Data: []string{fileNumber(at)}}
				value = &chart.Value{At: float(at), Tip: plain(name) + ": " + cell.Text}
			}
			row.Cells = append(row.Cells, cell)
			profile.Series[series].Values = append(profile.Series[series].Values, value)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		f.Says = p.T("dashboard.areas-none")
		return f
	}
	f.Says = p.T("dashboard.areas-few", survey.Args{"N": stats.FewCases})
	if best.set {
		f.Says = p.T("dashboard.areas-says", survey.Args{"Best": best.name, "High": m.points(best.at), "Worst": worst.name, "Low": m.points(worst.at)})
	}
	f.Notes = m.few(t)
	if m.d.Elsewhere.Span.Months > 0 {
		f.Notes = append(f.Notes, p.T("dashboard.areas-snapshot", survey.Args{"Span": m.d.Elsewhere.Span.String()}))
		for _, o := range outside {
			if len(o.means) == 0 {
				f.Notes = append(f.Notes, o.name+": "+p.T("dashboard.hidden")+".")
			}
		}
	} else {
		f.Notes = append(f.Notes, p.T("dashboard.areas-alone"))
	}
	profile.Said = plain(f.Says)
	f.Table, f.Option = t, profile.Option()
	return f
}

// valueOf is a mean in a chart; in brackets where it is of few cases.
func (m *dashboardMaker) valueOf(name string, s stats.Sum) *chart.Value {
	mean := s.Mean()
	if mean == nil {
		return nil
	}
	cell := m.mean(s)
	v := &chart.Value{At: float(*mean), Label: cell.Text, Tip: plain(name) + ": " + cell.Text + " (" + cell.Small + ")", Few: cell.Few}
	if v.Few {
		v.Label = "(" + cell.Text + ")"
		v.Tip = plain(name) + ": " + cell.Text + " (" + cell.Small + ", " + m.p.T("dashboard.few") + ")"
	}
	return v
}

// extreme is the highest or the lowest score met, the first of several.
type extreme struct {
	set  bool
	at   stats.MicroPoints
	name string
}

func (e *extreme) more(at stats.MicroPoints, name string) {
	if !e.set || at > e.at {
		*e = extreme{true, at, name}
	}
}

func (e *extreme) less(at stats.MicroPoints, name string) {
	if !e.set || at < e.at {
		*e = extreme{true, at, name}
	}
}
