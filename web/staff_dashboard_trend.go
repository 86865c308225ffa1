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
			{Text: version, Data: []string{strconv.Itoa(point.Major)}}, m.mean(point.Overall), number(point.Earlier),
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
	last := points[len(points)-1]
	breaks, begin := stats.Breaks(points), 0
	if len(breaks) > 0 {
		for points[begin].Month != breaks[len(breaks)-1] {
			begin++
		}
	}
	from, to := points[begin].Overall.Mean(), last.Overall.Mean()
	said := p.T("dashboard.trend-none")
	switch {
	case from == nil || to == nil:
	case points[begin].Month == last.Month:
		said = p.T("dashboard.trend-one", survey.Args{"Month": m.month(last.Month), "Mean": m.points(*to)})
	default:
		change := int64(tenths(*to) - tenths(*from))
		said = p.T("dashboard.trend-says", survey.Args{
			"From": m.month(points[begin].Month), "To": m.month(last.Month), "Before": m.points(*from), "After": m.points(*to),
			"Change": signed(m.points(stats.MicroPoints(abs(change))*100_000), change),
		})
	}
	if len(breaks) > 0 {
		said += " " + p.T("dashboard.trend-break", survey.Args{"Month": m.month(points[begin].Month), "Major": last.Major})
	}
	return said
}
