package web

import (
	"strings"

	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// levels is how many companies hold each level.
func (m *dashboardMaker) levels() figureView {
	p, total := m.p, m.d.Now.Companies
	t := &tableView{Caption: p.T("dashboard.levels-table"), Corner: p.T("verify.level"), Heads: []tableHead{m.countHead()}}
	bars := chart.Bars{Measure: p.T("dashboard.companies"), Series: []chart.BarSeries{{Name: p.T("dashboard.companies")}}}
	var most int64
	var held []string
	used := map[survey.LevelID]bool{}
	for id := range m.d.Levels {
		used[id] = true
	}
	for _, id := range m.levelOrder(used) {
		n, name := m.d.Levels[id], m.levelName(id)
		cell := m.counted(n, total)
		t.Rows = append(t.Rows, tableRow{name, []tableCell{cell}})
		label := cell.Text + " (" + cell.Small + ")"
		bars.Categories = append(bars.Categories, plain(name))
		bars.Series[0].Values = append(bars.Series[0].Values, &chart.Value{At: float64(n), Label: label, Tip: plain(name) + ": " + label})
		if n > most {
			most, held = n, nil
		}
		if n == most && n > 0 {
			held = append(held, name)
		}
	}
	f := figureView{ID: "livelli", Title: p.T("dashboard.levels"), Table: t, Foot: m.footOf(total)}
	f.Says = p.T("dashboard.levels-says", survey.Args{"Level": strings.Join(held, ", "), "N": most, "Total": total, "Share": m.share(most, total)})
	bars.Said = plain(f.Says)
	f.Option = bars.Option()
	return f
}

// countHead is the head of a column of companies with their share.
func (m *dashboardMaker) countHead() tableHead {
	return tableHead{m.p.T("dashboard.companies"), []string{m.p.T("dashboard.companies"), m.p.T("dashboard.in-percent")}}
}

// moves is from which level to which the companies went that answered again.
func (m *dashboardMaker) moves() figureView {
	p := m.p
	f := figureView{ID: "passaggi", Title: p.T("dashboard.moves"), Notes: []string{p.T("dashboard.moves-note")}}
	moves := stats.MovesOf(m.d.Transitions, m.levelOrder(nil))
	f.Foot = m.footOf(moves.N)
	if moves.N == 0 {
		f.Says = p.T("dashboard.moves-none")
		return f
	}
	f.Says = p.T("dashboard.moves-says", survey.Args{"N": moves.N, "Up": moves.Up, "Same": moves.Same, "Down": moves.Down})
	counts := map[[2]survey.LevelID]int64{}
	used := map[survey.LevelID]bool{}
	for _, t := range m.d.Transitions {
		counts[[2]survey.LevelID{t.From, t.To}] += t.N
		used[t.From], used[t.To] = true, true
	}
	order := m.levelOrder(used)
	heat := chart.Heat{Said: plain(f.Says), Cells: map[chart.Place]chart.Value{}}
	t := &tableView{Caption: p.T("dashboard.moves-table"), Corner: p.T("dashboard.moves-from")}
	for col, to := range order {
		now := p.T("dashboard.moves-then", survey.Args{"Level": m.levelName(to)})
		t.Heads = append(t.Heads, tableHead{now, []string{now}})
		heat.Cols = append(heat.Cols, plain(now))
		for row, from := range order {
			n := counts[[2]survey.LevelID{from, to}]
			if heat.Most = max(heat.Most, float64(n)); n > 0 {
				said := m.p.Count(n)
				heat.Cells[chart.Place{Row: row, Col: col}] = chart.Value{At: float64(n), Label: said, Tip: plain(m.levelName(from)) + " → " + plain(m.levelName(to)) + ": " + said}
			}
		}
	}
	for _, from := range order {
		row := tableRow{Head: m.levelName(from)}
		heat.Rows = append(heat.Rows, plain(p.T("dashboard.moves-first", survey.Args{"Level": row.Head})))
		for _, to := range order {
			row.Cells = append(row.Cells, m.number(counts[[2]survey.LevelID{from, to}]))
		}
		t.Rows = append(t.Rows, row)
	}
	f.Table, f.Option = t, heat.Option()
	return f
}
