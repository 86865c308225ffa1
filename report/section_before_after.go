package report

import "maturita/survey"

// beforeAfter compares with the assessment that this one moved on from.
func (m *maker) beforeAfter() {
	if m.src.Before == nil {
		return
	}
	c := NewChange(m.printer, *m.src.Before, m.src.Assessment)
	m.chapter(m.said("report.before-after"))
	m.para(m.said("report.before-after-lead", survey.Args{"Day": m.printer.Date(m.src.Before.Response.SubmittedAt)}), textStyle)
	if c.Obstacle != nil {
		m.notice(c.Obstacle)
	} else if c.Engines != nil {
		m.para(c.Engines, textStyle)
	}
	m.compared(c)
	if c.Comparable() {
		m.changed(c.Answers)
	}
}

// compared is the table of dates, levels, overall and areas.
func (m *maker) compared(c Change) {
	columns := []column{
		{head: plain(""), share: 5, header: true},
		{head: m.said("report.before"), share: 3, right: true},
		{head: m.said("report.after"), share: 3, right: true},
	}
	if c.Comparable() {
		columns = append(columns, column{head: m.said("report.difference"), share: 3, right: true})
	}
	var rows [][]Line
	for _, r := range c.Rows {
		rows = append(rows, []Line{r.Head, r.Before, r.After, r.Difference}[:len(columns)])
	}
	m.table(columns, rows)
}

// changed lists the answers that changed, before and after.
func (m *maker) changed(answers []ChangedAnswer) {
	m.part(func() {
		m.heading(3, m.said("report.changed-answers"))
		var items []Line
		for _, a := range answers {
			items = append(items, joined([]Line{
				{a.Question},
				joined([]Line{m.said("report.before"), a.Before}, ": "),
				joined([]Line{m.said("report.after"), a.After}, ": "),
			}, "\n"))
		}
		if items == nil {
			m.para(m.said("report.changed-none"), textStyle)
			return
		}
		m.bullets(items)
	})
}
