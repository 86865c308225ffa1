package web

import (
	"maturita/stats"
	"maturita/survey"
)

// own is the row of the page's own place, in tables by region.
func (m *releasedMaker) own() stats.Table {
	return m.s.Table(stats.TableOf(stats.AxisRegion, ""))
}

// keys are the key figures, with those of the network beside a region's.
func (m *releasedMaker) keys() []releasedKey {
	p, table, flow := m.p, m.own(), m.s.Table(stats.FlowOf(stats.AxisRegion))
	all := []releasedKey{
		{p.T("released.companies"), m.counting(table.Cell(m.region, "")).Text, m.beside(m.counting(table.Cell("", "")))},
		{p.T("released.mean"), m.mean(table.Cell(m.region, "")).Text, m.beside(m.mean(table.Cell("", "")))},
		{p.T("released.interval"), m.interval(table.Cell(m.region, "")).Text, m.beside(m.interval(table.Cell("", "")))},
		{p.T("released.median"), m.median(table.Cell(m.region, "")).Text, m.beside(m.median(table.Cell("", "")))},
		{p.T("released.submitted"), m.counting(flow.Cell(m.region, "")).Text, m.beside(m.counting(flow.Cell("", "")))},
	}
	return all
}

func (m *releasedMaker) beside(network releasedCell) string {
	if m.region == "" {
		return ""
	}
	return m.p.T("released.beside", survey.Args{"Value": network.Text})
}
