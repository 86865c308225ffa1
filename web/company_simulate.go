package web

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// simulatePath is where other answers than those given can be tried out. Nothing
// of it is stored, and no answer stands in an address.
const simulatePath = "/simulazione"

// simulateArea is the field of the button that calculates from within an area: the
// area stays open.
const simulateArea = "area"

// showSimulation shows the answers as they were given.
func (s *Server) showSimulation(c *gin.Context, v visitor) error {
	outcome, ok, err := s.outcome(c, v)
	if !ok {
		return err
	}
	t, err := newTrial(outcome, url.Values{})
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.newSimulatePage(c, v, t, ""))
}

// simulate calculates with the answers that a form names: some that a result
// proposes, or all of the page's. A script hears the same as JSON.
func (s *Server) simulate(c *gin.Context, v visitor) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	outcome, ok, err := s.outcome(c, v)
	if !ok {
		return err
	}
	if in := form.Get(pageLanguage); wantsJSON(c) && s.speaks(in) { // the page's, whatever another tab has chosen since
		c.Set(languageKey, s.Locale.Printer(in))
	}
	t, err := newTrial(outcome, form)
	if err != nil {
		return err
	}
	if s.setLanguage(c, form.Get(languageField)) {
		t.rewrite(s.printer(c))
	}
	page := s.newSimulatePage(c, v, t, survey.AreaID(form.Get(simulateArea)))
	if !wantsJSON(c) {
		return s.render(c, t.status(), page)
	}
	answer, err := s.newSimulated(page, t)
	if err != nil {
		return err
	}
	c.JSON(t.status(), answer)
	return nil
}

// simulatePage is the form with the answers as they could be, and beside it what
// they would come to.
type simulatePage struct {
	Base
	Path       string // address of the response
	Action     string
	Instrument string
	Panel      panelView
	Dated      bool // the rules of today come to another result than the one that stands
	Problems   []problemView
	Kept       string
	Areas      []simulateAreaView
	Aside      []hiddenField // what was changed in questions that are not asked now
	Withdrawn  bool
}

func (*simulatePage) name() string { return "company_simulate" }

// simulateAreaView is one area of the form. One without questions on the path is
// Off.
type simulateAreaView struct {
	ID, Title string
	Off, Open bool
	Fields    []fieldView
}

func (s *Server) newSimulatePage(c *gin.Context, v visitor, t *trial, open survey.AreaID) *simulatePage {
	p := s.printer(c)
	m := simulateMaker{nextMaker{resultMaker{p, t.questionnaire(), t.Now}, t.Model, t.Answers}, t}
	page := &simulatePage{
		Base: Base{Title: p.T("company.simulate.title"), NoIndex: true, MainForm: mainForm},
		Path: v.path(""), Action: v.path(simulatePath), Instrument: m.words(m.q.Title), Panel: m.panel(),
		Dated: !sameResult(t.Result, t.Now), Withdrawn: !t.Response.WithdrawnAt.IsZero(),
	}
	say, wrong := fieldMaker{p, m.q}, byField(t.problems)
	var asked []*survey.Question
	for i := range m.q.Areas {
		area := &m.q.Areas[i]
		view := simulateAreaView{ID: string(area.ID), Title: m.words(area.Title), Open: area.ID == open}
		for _, q := range t.path.Questions(area) {
			if !t.asks[q.ID] {
				continue
			}
			asked = append(asked, q)
			view.Fields = append(view.Fields, s.trialField(say, t, q, wrong[string(q.ID)]))
			view.Open = view.Open || len(wrong[string(q.ID)]) > 0
			_, changed := t.changes[q.ID]
			view.Open = view.Open || changed || t.joined[q.ID]
		}
		if view.Off = len(view.Fields) == 0; t.asksIn(area) {
			page.Areas = append(page.Areas, view)
		}
	}
	openFirst(page.Areas)
	page.Problems = say.summary(asked, t.problems, fieldsOf(page.Areas))
	if len(page.Problems) > 0 {
		page.Title = p.T("company.title-with-problems", survey.Args{"Title": page.Title})
		page.Kept = p.T("company.simulate.left-out")
	}
	page.Aside = t.aside()
	return page
}

// openFirst opens the first area where none is.
func openFirst(areas []simulateAreaView) {
	for _, one := range areas {
		if one.Open {
			return
		}
	}
	for i := range areas {
		if !areas[i].Off {
			areas[i].Open = true
			return
		}
	}
}

func fieldsOf(areas []simulateAreaView) []fieldView {
	var all []fieldView
	for _, area := range areas {
		all = append(all, area.Fields...)
	}
	return all
}

// trialField shows a question as it is tried out.
func (s *Server) trialField(m fieldMaker, t *trial, q *survey.Question, problems survey.Problems) fieldView {
	given := survey.SavedAnswer{Answer: t.Answers[q.ID]}
	typed, changed := t.form.Typed[q.ID]
	if !changed {
		return s.fieldOf(m, q, given, "")
	}
	field := m.field(q, typed, given)
	after, ok := t.changes[q.ID]
	field.Partial = ok && after.Kind != survey.Unanswered && !survey.Answered(q, after)
	for _, problem := range problems {
		field.Problems = append(field.Problems, problemText(m.p, problem, m.q.Language))
	}
	return field
}
