package web

import (
	"maturita/scoring"
	"maturita/survey"
)

// panelView compares the result as it is with what it would be.
type panelView struct {
	Lang      string
	Now, Then sideView
	Gain      string // "" where one of the two has no score
	Same      bool   // nothing is changed
	Said      string // the comparison in a sentence
	Held      string // the level that the score alone would have
	Gates     []string
	Areas     []panelArea
	Changes   []changeView
	Joined    []questionView
	Left      []questionView
}

// sideView is a level and a score in words.
type sideView struct{ Level, Score string } // Score is "" where Level says that there is none

// panelArea is one area's line; its scores are words where there are none.
type panelArea struct {
	ID, Title, Now, Then string
	Bar                  *pairView
}

// pairView is a bar for what would be, with a mark for what is.
type pairView struct {
	barView
	Marked bool
	Mark   int
}

// changeView is one answer that is another than the one given.
type changeView struct {
	questionView
	Before, After string
}

// questionView is a question with the address of its field.
type questionView struct{ Href, Text string }

// simulateMaker writes a trial in the reader's language.
type simulateMaker struct {
	nextMaker
	t *trial
}

func (m simulateMaker) panel() panelView {
	now, then := m.t.Now, m.t.After.Result
	view := panelView{Lang: m.p.Lang, Now: m.side(now), Then: m.side(then), Same: len(m.t.changes) == 0}
	if now.Overall != nil && then.Overall != nil {
		view.Gain = m.p.Number(m.model.Difference(now.Overall.Exact, then.Overall.Exact).Display)
	}
	args := survey.Args{"Level": view.Then.Level, "Score": view.Then.Score}
	switch {
	case then.Overall == nil:
		view.Said = m.p.T("company.simulate.said-none")
	case view.Same:
		view.Said = m.p.T("company.simulate.said-same", args)
	default:
		view.Said = m.p.T("company.simulate.said", args)
	}
	held := resultMaker{m.p, m.q, then}
	if view.Gates = held.gates(); len(view.Gates) > 0 && then.LevelByScore != nil {
		view.Held = m.levelName(then.LevelByScore)
	}
	for i := range now.Areas {
		view.Areas = append(view.Areas, m.area(now.Areas[i], then.Areas[i]))
	}
	m.name(&view)
	return view
}

func (m simulateMaker) side(r scoring.Result) sideView {
	if r.Overall == nil {
		return sideView{Level: m.score(nil)}
	}
	return sideView{Level: resultMaker{m.p, m.q, r}.levelName(r.Level), Score: m.score(r.Overall)}
}

func (m simulateMaker) area(now, then scoring.Area) panelArea {
	view := panelArea{ID: string(now.ID), Title: m.words(m.q.Area(now.ID).Title), Now: m.areaScore(now), Then: m.areaScore(then)}
	view.Bar = &pairView{barView: barView{Width: barWidth, Inner: barWidth - 1}}
	if bar := barOf(then); bar != nil {
		view.Bar.Length = bar.Length
	}
	if bar := barOf(now); bar != nil {
		view.Bar.Marked, view.Bar.Mark = true, bar.Length
	}
	return view
}

func barOf(a scoring.Area) *barView {
	if a.State != scoring.Assessable || a.Exact == nil {
		return nil
	}
	return newBar(*a.Exact)
}

// areaScore is an area's score, or in words why there is none.
func (m simulateMaker) areaScore(a scoring.Area) string {
	if a.State != scoring.Assessable || a.Display == nil {
		return m.p.T("area-state." + string(a.State))
	}
	return m.p.Number(*a.Display)
}

// name says which answers are changed, and which questions come and go.
func (m simulateMaker) name(view *panelView) {
	for i := range m.q.Areas {
		for j := range m.q.Areas[i].Questions {
			q := &m.q.Areas[i].Questions[j]
			if after, changed := m.t.changes[q.ID]; changed && m.t.path.On(q.ID) {
				view.Changes = append(view.Changes, changeView{m.questionView(q.ID), m.said(q, m.answers[q.ID]), m.said(q, after)})
			}
		}
	}
	for _, id := range m.t.After.Joined {
		if m.t.asks[id] {
			view.Joined = append(view.Joined, m.questionView(id))
		}
	}
	for _, id := range m.t.After.Left {
		if m.t.asks[id] {
			view.Left = append(view.Left, m.questionView(id))
		}
	}
}

func (m simulateMaker) questionView(id survey.QuestionID) questionView {
	return questionView{"#" + anchor(id), m.words(m.q.Question(id).Text)}
}
