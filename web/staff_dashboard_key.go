package web

import (
	"maturita/stats"
	"maturita/survey"
)

// keyFigures names the figure that stands above all others.
const keyFigures = "sintesi"

// keyView is one key figure with what it was at the beginning of the period.
type keyView struct{ Name, Value, Note, Change string }

// keys are the key figures for the eye.
func (m *dashboardMaker) keys() []keyView {
	now, p := m.d.Now, m.p
	var before stats.State
	since := m.d.Before != nil
	if since {
		before = *m.d.Before
	}
	count := func(name string, n, was int64, note string) keyView {
		v := keyView{Name: p.T(name), Value: m.p.Count(n), Note: note}
		if since {
			v.Change = p.T("dashboard.change", survey.Args{"Before": was, "Change": signed(m.p.Count(abs(n-was)), n-was)})
		}
		return v
	}
	score := func(name string, at, was *stats.MicroPoints, of int64) keyView {
		v := keyView{Name: p.T(name), Value: nothing}
		if at == nil {
			return v
		}
		v.Value, v.Note = m.points(*at), "n "+m.p.Count(of)
		if of < stats.FewCases {
			v.Note += ", " + p.T("dashboard.few")
		}
		switch {
		case since && was == nil:
			v.Change = p.T("dashboard.change-none")
		case since:
			change := int64(tenths(*at) - tenths(*was))
			v.Change = p.T("dashboard.change", survey.Args{"Before": m.points(*was), "Change": signed(m.points(stats.MicroPoints(abs(change))*100_000), change)})
		}
		return v
	}
	return []keyView{
		count("dashboard.companies", now.Companies, before.Companies, ""),
		count("dashboard.confirmed", now.Confirmed, before.Confirmed, m.share(now.Confirmed, now.Companies)),
		score("dashboard.mean", now.Overall.Mean(), before.Overall.Mean(), now.Overall.N),
		score("dashboard.median", median(now), median(before), now.Overall.N),
		{Name: p.T("dashboard.submitted"), Value: m.p.Count(m.d.Submitted)},
	}
}

// tenths is a score in tenths of a point, as it is shown.
func tenths(v stats.MicroPoints) stats.MicroPoints { return (v + 50_000) / 100_000 }

func median(s stats.State) *stats.MicroPoints {
	if s.Spread == nil {
		return nil
	}
	return &s.Spread.Median
}

func abs(n int64) int64 { return max(n, -n) }

// signed writes a change with its sign.
func signed(size string, change int64) string {
	switch {
	case change > 0:
		return "+" + size
	case change < 0:
		return "−" + size
	}
	return "±0"
}

// keyFigure is the same as a table.
func (m *dashboardMaker) keyFigure() figureView {
	now, p := m.d.Now, m.p
	var before stats.State
	heads := []tableHead{{p.T("dashboard.at-end"), []string{p.T("dashboard.at-end")}}}
	if m.d.Before != nil {
		before = *m.d.Before
		heads = append(heads, tableHead{p.T("dashboard.at-begin"), []string{p.T("dashboard.at-begin")}})
	}
	t := &tableView{Caption: p.T("dashboard.key"), Corner: p.T("dashboard.figure"), Heads: heads}
	row := func(name string, now, before tableCell) {
		cells := []tableCell{now}
		if m.d.Before != nil {
			cells = append(cells, before)
		}
		t.Rows = append(t.Rows, tableRow{p.T(name), cells})
	}
	score := func(v *stats.MicroPoints) tableCell {
		if v == nil {
			return tableCell{Text: nothing, Data: []string{""}}
		}
		return tableCell{Text: m.points(*v), Data: []string{fileNumber(*v)}}
	}
	row("dashboard.companies", m.number(now.Companies), m.number(before.Companies))
	row("dashboard.confirmed", m.number(now.Confirmed), m.number(before.Confirmed))
	row("dashboard.assessed", m.number(now.Overall.N), m.number(before.Overall.N))
	row("dashboard.mean", score(now.Overall.Mean()), score(before.Overall.Mean()))
	row("dashboard.median", score(median(now)), score(median(before)))
	row("dashboard.submitted", m.number(m.d.Submitted), tableCell{Text: nothing, Data: []string{""}})
	return figureView{ID: keyFigures, Title: p.T("dashboard.key"), Table: t, Foot: m.footOf(now.Companies)}
}
