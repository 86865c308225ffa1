package web

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"maturita/intake"
	"maturita/locale"
	"maturita/report"
	"maturita/scoring"
	"maturita/survey"
	"maturita/territory"
)

// resultMaker writes one outcome in the reader's language.
type resultMaker struct {
	p *locale.Printer
	q *survey.Questionnaire
	r scoring.Result
}

func (m resultMaker) words(t survey.Text) string { return words(m.p, m.q, t) }

func newResultPage(p *locale.Printer, o intake.Outcome) *resultPage {
	m := resultMaker{p, o.Questionnaire(), o.Result}
	page := &resultPage{
		Base:       Base{Title: p.T("company.result.title"), NoIndex: true, P: p},
		Instrument: m.words(m.q.Title), Company: o.Response.Profile.CompanyName,
		SubmittedAt: p.Date(o.Response.SubmittedAt), Superseded: o.Superseded, Outranked: o.Outranked, Rectifies: o.Response.Rectifies,
		Levels: m.levels(), Areas: m.areas(), Gates: m.gates(), Advice: m.advice(), Indices: m.indices(),
		Position: newPosition(p, o),
	}
	page.Basis = p.T("company.result.basis", survey.Args{"Version": m.q.Version.String(), "Engine": m.r.Engine})
	page.Provenance = p.T("assurance." + cmp.Or(string(o.Response.Assurance), string(survey.Claimed)))
	page.Unassessed = slices.ContainsFunc(page.Areas, func(a areaView) bool { return a.Score == "" })
	if !o.Response.WithdrawnAt.IsZero() {
		page.WithdrawnAt = p.Date(o.Response.WithdrawnAt)
	}
	if id := m.r.Level; id != nil {
		level := m.level(*id)
		page.Level = &level
	}
	if held, score := m.r.Level, m.r.LevelByScore; score != nil && (held == nil || *held != *score) {
		page.LevelByScore = m.level(*score).Name
	}
	if overall := m.r.Overall; overall != nil {
		page.Overall = p.Number(overall.Display)
		page.Scale = newScale(p, m.q, overall.Rat(), m.r.Level)
		page.Scale.Score = page.Overall
		if !m.q.Display.Points {
			page.Of = p.Number(m.q.Display.High.String())
		}
		page.Scale.Said = m.scaleSaid(page)
	}
	strengths, gaps := o.Model.Highlights(o.Answers, highlights)
	page.Strengths, page.Gaps = m.highlights(o.Answers, strengths), m.highlights(o.Answers, gaps)
	if chamber, ok := territory.Italy().ChamberOf(o.Response.Profile.Province, o.Response.SubmittedAt); ok {
		page.Chamber = chamber.Name
	}
	return page
}

// highlights is how many strengths and gaps are shown.
const highlights = 3

// highlights names questions with what was answered.
func (m resultMaker) highlights(answers survey.Answers, scores []scoring.QuestionScore) []highlightView {
	var all []highlightView
	say := fieldMaker{m.p, m.q}
	for _, score := range scores {
		q := m.q.Question(score.Question)
		if q == nil {
			continue
		}
		view := highlightView{Question: m.words(q.Text)}
		if q.Type != survey.Matrix { // too long to say
			view.Answer = strings.Join(say.say(q, answers[q.ID]), ", ")
		}
		all = append(all, view)
	}
	return all
}

// scaleSaid is what the scale shows, in a sentence.
func (m resultMaker) scaleSaid(page *resultPage) string {
	level := m.p.T("company.result.no-level")
	if page.Level != nil {
		level = page.Level.Name
	}
	return m.p.T("company.chart.scale-said", survey.Args{"Score": page.Overall, "Level": level, "Levels": len(page.Levels)})
}

func (m resultMaker) level(id survey.LevelID) levelView {
	l := m.q.Level(id)
	if l == nil {
		return levelView{Name: string(id)}
	}
	key := "company.result.level-from"
	if l.Bound.Exclusive {
		key = "company.result.level-above"
	}
	return levelView{
		Name: m.words(l.Name), Meaning: m.words(l.Meaning), Held: m.r.Level != nil && *m.r.Level == id,
		From: m.p.T(key, survey.Args{"Bound": m.p.Number(l.Bound.Value.String())}),
	}
}

func (m resultMaker) levels() []levelView {
	var all []levelView
	for i := range m.q.Levels {
		all = append(all, m.level(m.q.Levels[i].ID))
	}
	return all
}

func (m resultMaker) areas() []areaView {
	var all []areaView
	for _, a := range m.r.Areas {
		view := areaView{Title: string(a.ID), State: m.p.T("area-state." + string(a.State))}
		if area := m.q.Area(a.ID); area != nil {
			view.Title = m.words(area.Title)
		}
		if a.Coverage != nil {
			view.Coverage = m.p.T("company.result.percent", survey.Args{"N": percent(*a.Coverage)})
		}
		if a.State == scoring.Assessable && a.Exact != nil && a.Display != nil {
			view.Score = m.p.Number(*a.Display)
			view.Bar = newBar(*a.Exact)
		}
		all = append(all, view)
	}
	return all
}

func (m resultMaker) advice() []adviceView {
	texts := map[survey.AdviceID]*survey.Advice{}
	for i := range m.q.Advice {
		texts[m.q.Advice[i].ID] = &m.q.Advice[i]
	}
	var all []adviceView
	for _, id := range m.r.Advice {
		advice := texts[id]
		if advice == nil {
			continue
		}
		view := adviceView{Text: wordsByParagraph(m.p, m.q, advice.Text)}
		for _, t := range advice.Technologies {
			view.Technologies = append(view.Technologies, m.p.T("technology."+string(t)))
		}
		for _, service := range advice.Services {
			if name, known := m.p.Find("service." + service); known {
				view.Services = append(view.Services, name)
			}
		}
		all = append(all, view)
	}
	return all
}

func (m resultMaker) indices() []indexView {
	var all []indexView
	for i, index := range m.r.Indices {
		if i >= len(m.q.Indices) || index.Display == nil {
			continue
		}
		view := indexView{Name: m.words(m.q.Indices[i].Name), Value: m.p.Number(*index.Display)}
		for _, band := range m.q.Indices[i].Bands {
			if index.Band != nil && *index.Band == band.ID {
				view.Band = m.words(band.Name)
			}
		}
		all = append(all, view)
	}
	return all
}

// gates are the conditions that keep the level below the one by score alone, a
// sentence each.
func (m resultMaker) gates() []string {
	var all []string
	for _, g := range m.r.FailedGates {
		kind, name := "area", ""
		if area := m.q.Area(g.Area); area != nil {
			name = m.words(area.Title)
		} else if question := m.q.Question(g.Question); question != nil {
			kind, name = "question", m.words(question.Text)
		}
		args := survey.Args{"Level": m.level(g.Level).Name, "Name": name, "Required": report.Held(m.p, &g.Required), "Actual": report.Held(m.p, g.Actual), "Missing": report.Missing(m.p, g.Missing)}
		all = append(all, m.p.T("gate."+kind+"."+string(g.Reason), args))
	}
	return all
}

// percent is a fraction of 1 in whole percent, rounded down: 100 means all.
func percent(exact string) int {
	r, ok := new(big.Rat).SetString(exact)
	if !ok {
		return 0
	}
	r.Mul(r, big.NewRat(100, 1))
	return int(new(big.Int).Quo(r.Num(), r.Denom()).Int64())
}
