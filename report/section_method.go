package report

import "maturita/survey"

// method says how the result is computed, with the thresholds of the version.
func (m *maker) method() {
	m.chapter(m.said("report.method"))
	m.para(m.said("report.method-lead"), textStyle)
	overall := map[survey.Aggregate]string{survey.WeightedMean: "report.method-mean", survey.Minimum: "report.method-minimum", survey.Sum: "report.method-sum"}[m.q.Overall.Aggregate]
	m.para(m.said(overall), textStyle)
	m.para(m.said("report.method-display"), textStyle)
	m.part(func() {
		m.heading(3, m.said("report.thresholds"))
		m.thresholds()
	})
	m.part(func() {
		m.heading(3, m.said("report.weights"))
		m.weights()
	})
	m.para(m.said("report.method-note"), smallStyle)
}

func (m *maker) thresholds() {
	columns := []column{
		{head: m.said("report.level-short"), share: 3, header: true},
		{head: m.said("report.threshold"), share: 2},
		{head: m.said("report.meaning"), share: 7},
	}
	var rows [][]Line
	gated := false
	for i := range m.q.Levels {
		gated = gated || len(m.q.Levels[i].Gates) > 0
	}
	if gated {
		columns = append(columns, column{head: m.said("report.level-gates"), share: 5})
	}
	for i := range m.q.Levels {
		l := &m.q.Levels[i]
		key := "report.threshold-from"
		if l.Bound.Exclusive {
			key = "report.threshold-above"
		}
		row := []Line{{m.Phrase(l.Name)}, m.said(key, survey.Args{"Bound": m.decimal(l.Bound.Value)}), {m.Phrase(l.Meaning)}}
		if gated {
			row = append(row, m.conditions(l.Gates))
		}
		rows = append(rows, row)
	}
	m.table(columns, rows)
}

// conditions says the gates of a level, each on a line.
func (m *maker) conditions(gates []survey.Gate) Line {
	var lines []Line
	for _, g := range gates {
		least := m.decimal(g.Least)
		switch {
		case len(g.All) > 0:
			lines = append(lines, m.conditions(g.All))
		case g.Every:
			lines = append(lines, m.said("report.gate-every", survey.Args{"Least": least}))
		case g.Area != "":
			lines = append(lines, m.said("report.gate-area", survey.Args{"Least": least, "Name": marked(m.areaName(g.Area))}))
		default:
			lines = append(lines, m.said("report.gate-question", survey.Args{"Ticks": g.Ticks, "Name": m.text(m.q.Question(g.Question).Text)}))
		}
	}
	if lines == nil {
		return m.said("report.none")
	}
	return joined(lines, "\n")
}

func (m *maker) weights() {
	var rows [][]Line
	for i := range m.q.Areas {
		a := &m.q.Areas[i]
		rows = append(rows, []Line{{m.Phrase(a.Title)}, plain(m.decimal(a.Weight)), plain(m.percent(a.MinCoverage))})
	}
	m.table([]column{
		{head: m.said("report.area"), share: 6, header: true},
		{head: m.said("report.weight"), share: 2, right: true},
		{head: m.said("report.least-coverage"), share: 3, right: true},
	}, rows)
}

// percent writes a fraction of 1 in percent.
func (m *maker) percent(d survey.Decimal) string {
	exact := (d * 100).String()
	return m.printer.T("report.percent", survey.Args{"N": m.printer.Number(exact)})
}
