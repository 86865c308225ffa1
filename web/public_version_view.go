package web

import (
	"fmt"

	"maturita/locale"
	"maturita/survey"
)

// versionMaker writes a questionnaire out in the reader's language.
type versionMaker struct {
	p       *locale.Printer
	q       *survey.Questionnaire
	numbers map[survey.QuestionID]string // area and place in it: 2.3
}

func newVersionMaker(p *locale.Printer, q *survey.Questionnaire) versionMaker {
	m := versionMaker{p, q, map[survey.QuestionID]string{}}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			m.numbers[q.Areas[i].Questions[j].ID] = fmt.Sprintf("%d.%d", i+1, j+1)
		}
	}
	return m
}

func (m versionMaker) words(t survey.Text) string { return words(m.p, m.q, t) }

func versionAnchor(id survey.QuestionID) string { return "d-" + string(id) }

func (m versionMaker) areas() []versionArea {
	var all []versionArea
	for i := range m.q.Areas {
		a := &m.q.Areas[i]
		area := versionArea{
			Anchor: "area-" + string(a.ID), Title: fmt.Sprintf("%d. %s", i+1, m.words(a.Title)), Intro: wordsByParagraph(m.p, m.q, a.Intro),
			When: m.condition(a.When), Weight: m.p.T("version.area-weight", survey.Args{"Weight": m.p.Number(a.Weight.String())}),
		}
		if ask, ok := m.p.Find("ask." + string(a.ID)); ok {
			area.Ask = ask
		}
		for j := range a.Questions {
			area.Questions = append(area.Questions, m.question(&a.Questions[j]))
		}
		all = append(all, area)
	}
	return all
}

func (m versionMaker) question(q *survey.Question) versionQuestion {
	v := versionQuestion{
		Anchor: versionAnchor(q.ID), Number: m.numbers[q.ID], Text: m.words(q.Text),
		Help: wordsByParagraph(m.p, m.q, q.Help), Example: wordsByParagraph(m.p, m.q, q.Example),
		When: m.condition(q.When), Optional: q.Optional, Hint: m.hint(q), Box: q.Type == survey.Multiple,
		Reason: q.NotApplicable && q.ReasonRequired, Notes: m.notes(q),
	}
	switch q.Type {
	case survey.Single, survey.Scale, survey.Multiple:
		v.Options = m.options(q)
	case survey.Matrix:
		v.Matrix = m.matrix(q)
	case survey.Number:
		v.Entry, v.Unit = true, m.words(q.Unit)
	case survey.FreeText:
		v.Lines = writingLines(q.MaxLength)
	case survey.Date:
		v.Date = true
	}
	if q.NotApplicable && !choice(q.Type) {
		v.Apart = m.p.T("company.field.not-applicable")
	}
	return v
}

// writingLines is how many lines of a page hold a text by hand.
func writingLines(characters int) int {
	const perLine, most = 70, 6
	return min(1+(characters-1)/perLine, most)
}

// hint says how the question is answered.
func (m versionMaker) hint(q *survey.Question) string {
	switch q.Type {
	case survey.Multiple:
		return m.p.T("company.field.several")
	case survey.Matrix:
		if q.Columns {
			return m.p.T("version.hint-columns")
		}
		return m.p.T("version.hint-rows")
	case survey.Number:
		return m.p.T("company.field.range", survey.Args{"Min": m.p.Number(q.Min.String()), "Max": m.p.Number(q.Max.String())})
	case survey.FreeText:
		return m.p.N("company.field.characters", q.MaxLength)
	case survey.Date:
		return m.p.T("version.hint-date")
	}
	return m.p.T("version.hint-one")
}

// options lists what the form offers, in its order: the options, then what
// stands apart from them.
func (m versionMaker) options(q *survey.Question) []versionOption {
	var all []versionOption
	exclusive := false
	for _, apart := range []bool{false, true} {
		for _, o := range q.Options {
			if o.Exclusive != apart {
				continue
			}
			option := versionOption{Text: m.words(o.Text)}
			if q.Scored && q.AtLeast == 0 {
				option.Points = m.points(o.Points)
			}
			all = append(all, option)
			exclusive = exclusive || apart
		}
	}
	if q.Type == survey.Multiple && !exclusive {
		all = append(all, versionOption{Text: m.p.T("company.field.none-of-these")})
	}
	if q.NotApplicable {
		all = append(all, versionOption{Text: m.p.T("company.field.not-applicable")})
	}
	return all
}

func (m versionMaker) matrix(q *survey.Question) *versionMatrix {
	v := &versionMatrix{Box: q.Columns}
	for _, o := range q.Options {
		v.Heads = append(v.Heads, m.words(o.Text))
	}
	if q.RowNotApplicable {
		v.Heads = append(v.Heads, m.p.T("company.field.row-not-applicable"))
	}
	for _, r := range q.Rows {
		row := versionOption{Text: m.words(r.Text)}
		if q.Scored && r.Weight != survey.Whole(1) {
			row.Points = m.p.T("version.row-weight", survey.Args{"Weight": m.p.Number(r.Weight.String())})
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func (m versionMaker) points(d survey.Decimal) string {
	if d >= 0 && d%survey.Whole(1) == 0 {
		return m.p.N("version.points", int(d/survey.Whole(1)))
	}
	return m.p.T("version.points-part", survey.Args{"Points": m.p.Number(d.String())})
}
