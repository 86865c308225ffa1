package report

import (
	"maturita/scoring"
	"maturita/survey"
)

// beforeAfter compares with the assessment that this one moved on from: dates,
// levels, and the differences where the versions are comparable (SCORING.md §9).
func (m *maker) beforeAfter() {
	if m.src.Before == nil {
		return
	}
	before := m.src.Before
	c := scoring.Compare(before.side(), m.src.side())
	m.chapter(m.said("report.before-after"))
	m.para(m.said("report.before-after-lead", survey.Args{"Day": m.printer.Date(before.Response.SubmittedAt)}), textStyle)
	if c.Obstacle != "" {
		m.notice(m.said("report.incomparable."+string(c.Obstacle), survey.Args{
			"Before": before.questionnaire().Version.String(), "After": m.q.Version.String(),
		}))
	} else if c.Engines[0] != c.Engines[1] {
		m.para(m.said("report.engines-differ", survey.Args{"Before": c.Engines[0], "After": c.Engines[1]}), textStyle)
	}
	m.compared(c)
	if c.Comparable() {
		m.changed(c)
	}
}

// compared is the table of dates, levels, overall and areas.
func (m *maker) compared(c scoring.Comparison) {
	before := m.src.Before
	then := For(m.printer, before.questionnaire())
	columns := []column{
		{head: plain(""), share: 5, header: true},
		{head: m.said("report.before"), share: 3, right: true},
		{head: m.said("report.after"), share: 3, right: true},
	}
	rows := [][]Line{
		{m.said("report.day"), plain(m.printer.Date(before.Response.SubmittedAt)), plain(m.printer.Date(m.src.Response.SubmittedAt))},
		{m.said("report.version-short"), plain(before.questionnaire().Version.String()), plain(m.q.Version.String())},
		{m.said("report.level-short"), then.levelOf(before.Result), m.levelOf(m.src.Result)},
		{m.said("report.overall-short"), plain(then.score(before.Result.Overall)), plain(m.Writer.score(m.src.Result.Overall))},
	}
	if c.Comparable() {
		columns = append(columns, column{head: m.said("report.difference"), share: 3, right: true})
		none := plain(m.printer.T("report.none"))
		rows[0], rows[1], rows[2] = append(rows[0], none), append(rows[1], none), append(rows[2], none)
		rows[3] = append(rows[3], m.differed(c.Overall))
		was := map[survey.AreaID]scoring.Area{}
		for _, a := range before.Result.Areas {
			was[a.ID] = a
		}
		for i, a := range m.src.Result.Areas {
			earlier := plain(m.printer.T("report.not-asked"))
			if b, ok := was[a.ID]; ok {
				earlier = plain(then.areaScore(b))
			}
			rows = append(rows, []Line{{m.areaName(a.ID)}, earlier, plain(m.areaScore(a)), m.differed(c.Areas[i].Difference)})
		}
	}
	m.table(columns, rows)
}

// levelOf names the level of a result, in words too where it has none.
func (w Writer) levelOf(r scoring.Result) Line {
	if r.Overall == nil {
		return w.ours("report.not-assessable")
	}
	return w.level(r.Level)
}

// differed writes a difference with its sign.
func (m *maker) differed(d *scoring.Difference) Line {
	switch {
	case d == nil:
		return plain(m.printer.T("report.none"))
	case d.Exact == "0/1":
		return m.said("report.no-difference")
	}
	return plain(m.printer.Number(d.Display))
}

// changed lists the answers that changed, before and after.
func (m *maker) changed(c scoring.Comparison) {
	then := For(m.printer, m.src.Before.questionnaire())
	m.part(func() {
		m.heading(3, m.said("report.changed-answers"))
		var items []Line
		for _, d := range c.Answers {
			if d.Change == scoring.Same {
				continue
			}
			q := m.q.Question(d.Question)
			was := m.said("report.not-asked")
			if p := m.src.Before.questionnaire().Question(d.Question); p != nil {
				was = then.inLine(p, m.src.Before.Answers[d.Question])
			}
			items = append(items, joined([]Line{
				{m.Phrase(q.Text)},
				joined([]Line{m.said("report.before"), was}, ": "),
				joined([]Line{m.said("report.after"), m.inLine(q, m.src.Answers[d.Question])}, ": "),
			}, "\n"))
		}
		if items == nil {
			m.para(m.said("report.changed-none"), textStyle)
			return
		}
		m.bullets(items)
	})
}
