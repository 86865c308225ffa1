package web

import (
	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// spread is how the overall spreads among companies of one size.
func (m *dashboardMaker) spread() figureView {
	p := m.p
	f := figureView{ID: "distribuzione", Title: p.T("dashboard.spread"), Notes: []string{p.T("dashboard.spread-note")}, Foot: m.footOf(m.d.Now.Overall.N)}
	heads := []string{p.T("dashboard.least"), p.T("dashboard.lower"), p.T("dashboard.median"), p.T("dashboard.upper"), p.T("dashboard.greatest"), "n"}
	t := &tableView{Caption: p.T("dashboard.spread-table"), Corner: p.T("dashboard.size")}
	for _, h := range heads {
		t.Heads = append(t.Heads, tableHead{h, []string{h}})
	}
	boxes := chart.Boxes{Measure: p.T("dashboard.score")}
	best, worst := extreme{}, extreme{}
	for _, b := range m.d.Boxes {
		name, few := p.T("size."+string(b.Size)), b.N < stats.FewCases
		row := tableRow{Head: name}
		for _, v := range []stats.MicroPoints{b.Least, b.Lower, b.Median, b.Upper, b.Greatest} {
			row.Cells = append(row.Cells, tableCell{Text: m.points(v), Few: few, Data: []string{fileNumber(v)}})
		}
		row.Cells = append(row.Cells, m.number(b.N))
		t.Rows = append(t.Rows, row)
		tip := name + ", n " + m.p.Count(b.N)
		for i, cell := range row.Cells[:5] {
			tip += "\n" + heads[i] + ": " + cell.Text
		}
		if few {
			tip += "\n" + p.T("dashboard.few")
		} else {
			best.more(b.Median, name)
			worst.less(b.Median, name)
		}
		boxes.Categories = append(boxes.Categories, name+" (n "+m.p.Count(b.N)+")")
		boxes.Boxes = append(boxes.Boxes, chart.Box{Least: float(b.Least), Lower: float(b.Lower), Median: float(b.Median), Upper: float(b.Upper), Greatest: float(b.Greatest), Tip: tip, Few: few})
	}
	switch {
	case len(t.Rows) == 0:
		f.Says = p.T("dashboard.spread-none")
		return f
	case !best.set:
		f.Says = p.T("dashboard.heat-few", survey.Args{"N": stats.FewCases})
	case best.name == worst.name:
		f.Says = p.T("dashboard.spread-one", survey.Args{"Size": best.name, "Median": m.points(best.at)})
	default:
		f.Says = p.T("dashboard.spread-says", survey.Args{"Best": best.name, "High": m.points(best.at), "Worst": worst.name, "Low": m.points(worst.at)})
	}
	boxes.Said = f.Says
	f.Notes = append(f.Notes, m.few(t)...)
	f.Table, f.Option = t, boxes.Option()
	return f
}

// journey is how many of those who began sent their answers.
func (m *dashboardMaker) journey() figureView {
	p := m.p
	begun := m.d.Open + m.d.Sent
	f := figureView{ID: "percorso", Title: p.T("dashboard.journey"), Notes: []string{p.T("dashboard.journey-note")}, Height: "chart-low"}
	f.Says = p.T("dashboard.journey-says", survey.Args{"Begun": begun, "Sent": m.d.Sent, "Share": m.share(m.d.Sent, begun), "Open": m.d.Open})
	t := &tableView{Caption: p.T("dashboard.journey"), Corner: p.T("dashboard.step"), Heads: []tableHead{{p.T("dashboard.questionnaires"), []string{p.T("dashboard.questionnaires"), p.T("dashboard.in-percent")}}}}
	bars := chart.Bars{Said: f.Says, Measure: p.T("dashboard.questionnaires"), Series: []chart.BarSeries{{Name: p.T("dashboard.questionnaires")}}}
	for _, step := range []struct {
		name string
		n    int64
	}{{p.T("dashboard.begun"), begun}, {p.T("dashboard.sent"), m.d.Sent}} {
		cell := m.counted(step.n, begun)
		t.Rows = append(t.Rows, tableRow{step.name, []tableCell{cell}})
		label := cell.Text + " (" + cell.Small + ")"
		bars.Categories = append(bars.Categories, step.name)
		bars.Series[0].Values = append(bars.Series[0].Values, &chart.Value{At: float64(step.n), Label: label, Tip: step.name + ": " + label})
	}
	f.Table, f.Option, f.Foot = t, bars.Option(), m.foot(m.p.Count(begun))
	return f
}
