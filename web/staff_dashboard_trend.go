package web

import (
	"strconv"

	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// trend follows the mean month by month. Each major version has a line of its own.
func (m *dashboardMaker) trend() figureView {
	p, points := m.p, m.d.Trend
	f := figureView{ID: "andamento", Title: p.T("dashboard.trend"), Notes: []string{p.T("dashboard.trend-note")}}
	t := &tableView{Caption: p.T("dashboard.trend-table"), Corner: p.T("dashboard.month"), Heads: []tableHead{
		{p.T("dashboard.version"), []string{p.T("dashboard.version")}}, m.meanHead(p.T("dashboard.overall")),
		{p.T("dashboard.earlier"), []string{p.T("dashboard.earlier")}},
	}}
	first := points[0].Month
	line := chart.Trend{Measure: p.T("dashboard.mean"), Months: m.monthsFrom(first, points[len(points)-1].Month)}
	for _, point := range points {
		version := p.T("dashboard.major", survey.Args{"Major": point.Major})
		if n := len(line.Lines); n == 0 || line.Lines[n-1].Name != version {
			if n > 0 {
				line.Breaks = append(line.Breaks, chart.Break{At: int(point.Month - first), Text: version})
			}
			line.Lines = append(line.Lines, chart.Line{Name: version, Values: make([]*chart.Value, len(line.Months))})
		}
		line.Lines[len(line.Lines)-1].Values[point.Month-first] = m.valueOf(m.month(point.Month)+", "+version, point.Overall)
		t.Rows = append(t.Rows, tableRow{m.month(point.Month), []tableCell{
			{Text: version, Data: []string{strconv.Itoa(point.Major)}}, m.mean(point.Overall), m.number(point.Earlier),
		}})
	}
	f.Says = m.trendSaid()
	line.Said = plain(f.Says)
	f.Notes = append(f.Notes, m.few(t)...)
	f.Table, f.Option, f.Foot = t, line.Option(), m.footOf(points[len(points)-1].N)
	return f
}

func (m *dashboardMaker) monthsFrom(first, last stats.Month) []string {
	var all []string
	for at := first; at <= last; at++ {
		all = append(all, m.month(at))
	}
	return all
}

// trendSaid compares the first with the last mean of the newest version, and says
// since when it is measured with that.
func (m *dashboardMaker) trendSaid() string {
	p, points := m.p, m.d.Trend
	breaks, begin := stats.Breaks(points), points[0].Month
	if len(breaks) > 0 {
		begin = breaks[len(breaks)-1]
	}
	var with []stats.TrendPoint
	for _, point := range points {
		if point.Month >= begin && point.Overall.N > 0 {
			with = append(with, point)
		}
	}
	said := p.T("dashboard.trend-none")
	switch n := len(with); {
	case n == 1:
		said = p.T("dashboard.trend-one", survey.Args{"Month": m.month(with[0].Month), "Mean": m.meanSaid(with[0].Overall)})
	case n > 1:
		change := int64(tenths(*with[n-1].Overall.Mean()) - tenths(*with[0].Overall.Mean()))
		said = p.T("dashboard.trend-says", survey.Args{
			"From": m.month(with[0].Month), "To": m.month(with[n-1].Month), "Before": m.meanSaid(with[0].Overall), "After": m.meanSaid(with[n-1].Overall),
			"Change": signed(m.points(stats.MicroPoints(abs(change))*100_000), change),
		})
	}
	if len(breaks) > 0 {
		said += " " + p.T("dashboard.trend-break", survey.Args{"Month": m.month(begin), "Major": points[len(points)-1].Major})
	}
	return said
}

// meanSaid is a mean in a sentence, which says when it is of few cases.
func (m *dashboardMaker) meanSaid(s stats.Sum) string {
	said := m.points(*s.Mean())
	if s.N < stats.FewCases {
		return said + " (" + m.p.T("dashboard.few") + ")"
	}
	return said
}
