package web

import (
	"math/big"
	"slices"
	"strings"

	"maturita/intake"
	"maturita/locale"
	"maturita/report"
	"maturita/scoring"
	"maturita/survey"
)

// nextView is what separates a company from the level above its own. At the
// highest level Top is all there is.
type nextView struct {
	Top    string
	Title  string
	Lead   []string
	Gates  []string // what the level asks beside the score
	Moves  []moveView
	Try    []hiddenField // the answers after all moves
	Areas  []nextArea    // where three moves do not suffice
	Stuck  bool          // no single move helps
	Action string        // address that the answers are tried out at
	Lang   string        // that numbers in Try are written in
}

// nextArea are the moves of one area that help most.
type nextArea struct {
	Title string
	Moves []moveView
}

// moveView is one answer that could be another.
type moveView struct {
	Area, Question string
	Before, After  string
	More           bool   // After is ticked in addition
	Gain           string // "" = a condition of the level needs it, the score does not
	Try            []hiddenField
}

// nextMaker writes the moves of one response.
type nextMaker struct {
	resultMaker
	model   *scoring.Model
	answers survey.Answers
}

// newNextView tells the way to the next level, nil where there is none to tell:
// without a level to be held, and for results that count no more. said are the
// gates that the page shows already.
func newNextView(p *locale.Printer, o intake.Outcome, action string, said []string) *nextView {
	m := nextMaker{resultMaker{p, o.Questionnaire(), o.Result}, o.Model, o.Answers}
	if o.Result.Overall == nil || !o.Response.WithdrawnAt.IsZero() || o.Superseded || m.dated() {
		return nil
	}
	next, ok := o.Model.NextLevel(o.Answers)
	if !ok {
		top := m.q.Levels[len(m.q.Levels)-1]
		return &nextView{Top: p.T("company.next.top", survey.Args{"Level": m.words(top.Name)})}
	}
	level := m.level(next.Level).Name
	view := &nextView{Title: p.T("company.next.title", survey.Args{"Level": level}), Action: action, Lang: p.Lang}
	m.r.FailedGates = next.FailedGates
	for _, gate := range m.gates() {
		if !slices.Contains(said, gate) {
			view.Gates = append(view.Gates, gate)
		}
	}
	if len(next.Moves) == 0 {
		m.few(view, next)
		return view
	}
	key := []string{"company.next.title-1", "company.next.title-2", "company.next.title-3"}[len(next.Moves)-1]
	view.Title = p.T(key, survey.Args{"Level": level})
	view.Lead = []string{p.T("company.next.lead", survey.Args{"Level": level, "Now": m.score(&next.Overall), "Then": m.score(next.After)})}
	view.Moves = m.moves(next.Moves)
	for _, move := range view.Moves {
		view.Try = append(view.Try, move.Try...)
	}
	return view
}

// dated reports whether the rules of today come to another result than the one
// that stands, as an earlier engine may have computed it.
func (m nextMaker) dated() bool {
	return m.r.Engine != scoring.EngineVersion && !sameResult(m.r, m.model.Score(m.answers))
}

// sameResult reports whether two results of one response agree in level and
// scores.
func sameResult(a, b scoring.Result) bool {
	if len(a.Areas) != len(b.Areas) || (a.Overall == nil) != (b.Overall == nil) || (a.Level == nil) != (b.Level == nil) {
		return false
	}
	if a.Overall != nil && a.Overall.Exact != b.Overall.Exact || a.Level != nil && *a.Level != *b.Level {
		return false
	}
	for i := range a.Areas {
		x, y := a.Areas[i], b.Areas[i]
		if x.State != y.State || x.Exact != nil && y.Exact != nil && *x.Exact != *y.Exact {
			return false
		}
	}
	return true
}

// few says that three moves do not suffice, what is lacking, and what helps most.
func (m nextMaker) few(view *nextView, next scoring.Next) {
	few := m.p.T("company.next.few", survey.Args{"Level": m.level(next.Level).Name})
	switch lacking := m.model.Difference("0/1", next.Lacking); {
	case lacking.Exact != "0/1":
		view.Lead = []string{few, m.points("company.next.lacking", lacking.Display)}
	case m.scoreReaches(next.Level):
		view.Lead = []string{few, m.p.T("company.next.score-enough")}
	default:
		view.Lead = []string{few, m.p.T("company.next.exceed")}
	}
	for _, area := range next.Areas {
		view.Areas = append(view.Areas, nextArea{m.words(m.q.Area(area.Area).Title), m.moves(area.Moves)})
	}
	view.Stuck = len(next.Areas) == 0
}

// scoreReaches reports whether the score alone has a level.
func (m nextMaker) scoreReaches(id survey.LevelID) bool {
	level := m.q.Level(id)
	c := m.r.Overall.Rat().Cmp(level.Bound.Value.Rat())
	return c > 0 || c == 0 && !level.Bound.Exclusive
}

// points says a difference: of what is shown, or of 100 where points are shown.
func (m resultMaker) points(key, difference string) string {
	said := m.p.T("company.next.points", survey.Args{"Points": m.p.Number(strings.TrimPrefix(difference, "+"))})
	if strings.HasPrefix(difference, "+") && key == "company.next.gain" {
		said = "+" + said
	}
	if m.q.Display.Points {
		said = m.p.T("company.next.of-hundred", survey.Args{"Points": said})
	}
	return m.p.T(key, survey.Args{"Points": said})
}

func (m nextMaker) moves(moves []scoring.Move) []moveView {
	var all []moveView
	for _, move := range moves {
		all = append(all, m.move(move))
	}
	return all
}

func (m nextMaker) move(move scoring.Move) moveView {
	q, before := m.q.Question(move.Question), m.answers[move.Question]
	view := moveView{Area: m.words(m.q.Area(move.Area).Title), Question: m.words(q.Text), Try: m.tried(q, move.Answer)}
	was, is, more := report.For(m.p, m.q).Moved(q, before, move)
	view.Before, view.After, view.More = phrased([]report.Line{was})[0], phrased([]report.Line{is})[0], more
	if gain, ok := new(big.Rat).SetString(move.Gain); ok && gain.Sign() != 0 {
		view.Gain = m.points("company.next.gain", m.model.Difference("0/1", move.Gain).Display)
	}
	return view
}

// said is an answer in one line.
func (m resultMaker) said(q *survey.Question, a survey.Answer) string {
	return strings.Join(phrased(report.For(m.p, m.q).Answer(q, a)), "; ")
}

// tried are the fields that say an answer to the page that tries it out.
func (m resultMaker) tried(q *survey.Question, a survey.Answer) []hiddenField {
	return append([]hiddenField{{Name: "q-" + string(q.ID), Value: "1"}}, typedOf(m.p, q, a).hidden(q)...)
}

// score is an overall score in words.
func (m resultMaker) score(s *scoring.Score) string {
	switch {
	case s == nil:
		return m.p.T("area-state." + string(scoring.NotAssessable))
	case m.q.Display.Points:
		return m.p.T("company.explain.score-points", survey.Args{"Score": m.p.Number(s.Display)})
	}
	return m.p.T("company.explain.score", survey.Args{"Score": m.p.Number(s.Display), "Of": m.p.Number(m.q.Display.High.String())})
}
