package report

import (
	"maturita/locale"
	"maturita/scoring"
	"maturita/survey"
)

// Change is what is different between two assessments of a company, in words:
// the answers and the figures where the versions are comparable (SCORING.md §9).
type Change struct {
	Obstacle Line        // why the scores cannot be compared, nil when they can
	Engines  Line        // that the rules of calculation differ, nil when not
	Rows     []ChangeRow // dates, versions, levels, overall; and the areas where comparable
	Answers  []ChangedAnswer
}

// Comparable reports whether the scores can be compared.
func (c Change) Comparable() bool { return c.Obstacle == nil }

// ChangeRow is one thing before and after. Difference is for scores that can be
// compared, the word for nothing elsewhere.
type ChangeRow struct {
	Head, Before, After, Difference Line
	Area                            survey.AreaID // that the row is about, "" = none
}

// ChangedAnswer is a question whose answer is another one.
type ChangedAnswer struct {
	Question      Phrase
	Before, After Line
}

// NewChange compares an assessment with one that it moved on from.
func NewChange(p *locale.Printer, before, after Assessment) Change {
	m := changeMaker{p, before, after, For(p, before.questionnaire()), For(p, after.questionnaire()), scoring.Compare(before.side(), after.side())}
	c := Change{Rows: m.facts()}
	if m.c.Obstacle != "" {
		c.Obstacle = m.now.ours("report.incomparable."+string(m.c.Obstacle), survey.Args{
			"Before": before.questionnaire().Version.String(), "After": after.questionnaire().Version.String(),
		})
		return c
	}
	if m.c.Engines[0] != m.c.Engines[1] {
		c.Engines = m.now.ours("report.engines-differ", survey.Args{"Before": m.c.Engines[0], "After": m.c.Engines[1]})
	}
	c.Rows = append(c.Rows, m.areas()...)
	c.Answers = m.answers()
	return c
}

type changeMaker struct {
	printer       *locale.Printer
	before, after Assessment
	then, now     Writer
	c             scoring.Comparison
}

// facts are the rows that two assessments have however different they are.
func (m changeMaker) facts() []ChangeRow {
	none := plain(m.printer.T("report.none"))
	return []ChangeRow{
		{m.now.ours("report.day"), plain(m.printer.Date(m.before.Response.SubmittedAt)), plain(m.printer.Date(m.after.Response.SubmittedAt)), none, ""},
		{m.now.ours("report.version-short"), plain(m.before.questionnaire().Version.String()), plain(m.after.questionnaire().Version.String()), none, ""},
		{m.now.ours("report.level-short"), m.then.levelOf(m.before.Result), m.now.levelOf(m.after.Result), none, ""},
		{m.now.ours("report.overall-short"), plain(m.then.score(m.before.Result.Overall)), plain(m.now.score(m.after.Result.Overall)), m.difference(m.c.Overall), ""},
	}
}

func (m changeMaker) areas() []ChangeRow {
	was := map[survey.AreaID]scoring.Area{}
	for _, a := range m.before.Result.Areas {
		was[a.ID] = a
	}
	var rows []ChangeRow
	for i, a := range m.after.Result.Areas {
		earlier := plain(m.printer.T("report.not-asked"))
		if b, ok := was[a.ID]; ok {
			earlier = plain(m.then.areaScore(b))
		}
		rows = append(rows, ChangeRow{Line{m.now.areaName(a.ID)}, earlier, plain(m.now.areaScore(a)), m.difference(m.c.Areas[i].Difference), a.ID})
	}
	return rows
}

// difference writes a difference with its sign.
func (m changeMaker) difference(d *scoring.Difference) Line {
	switch {
	case d == nil:
		return plain(m.printer.T("report.none"))
	case d.Exact == "0/1":
		return m.now.ours("report.no-difference")
	}
	return plain(m.printer.Number(d.Display))
}

func (m changeMaker) answers() []ChangedAnswer {
	var all []ChangedAnswer
	for _, d := range m.c.Answers {
		if d.Change == scoring.Same {
			continue
		}
		q := m.after.questionnaire().Question(d.Question)
		was := m.now.ours("report.not-asked")
		if p := m.before.questionnaire().Question(d.Question); p != nil {
			was = m.then.inLine(p, m.before.Answers[d.Question])
		}
		all = append(all, ChangedAnswer{m.now.Phrase(q.Text), was, m.now.inLine(q, m.after.Answers[d.Question])})
	}
	return all
}

// levelOf names the level of a result, in words too where it has none.
func (w Writer) levelOf(r scoring.Result) Line {
	if r.Overall == nil {
		return w.ours("report.not-assessable")
	}
	return w.level(r.Level)
}
