package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// areaPage is one area's questions.
type areaPage struct {
	Base
	journey
	Action    string
	Heading   string
	Intro     []string
	Fields    []fieldView
	Problems  []problemView
	Conflicts int
	Added     int    // questions that came up by the last answers
	Depends   bool   // answers on this page may open further questions on it
	Back      bool   // there is an area before
	Delegate  string // address to send the area to somebody at
	Delegated bool   // whoever was sent the area sees it
}

func (*areaPage) name() string { return "company_area" }

// onPath returns the progress of an area on the path, nil when it is off it.
func onPath(work intake.Work, id survey.AreaID) *intake.Progress {
	for i := range work.Areas {
		if work.Areas[i].Area.ID == id {
			return &work.Areas[i]
		}
	}
	return nil
}

func (s *Server) showArea(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	id := survey.AreaID(c.Param("area"))
	switch {
	case work.Questionnaire.Area(id) == nil:
		return survey.Fail(survey.NotFound, "error.no-area")
	case onPath(work, id) == nil: // by answers given meanwhile
		return s.redirect(c, goOn(v, work))
	}
	page := s.newAreaPage(c, v, work, id, answersForm{}, nil, nil)
	page.Added, _ = strconv.Atoi(c.Query("nuove"))
	page.Added = min(max(page.Added, 0), len(page.Fields))
	return s.render(c, http.StatusOK, page)
}

// What the buttons of an area do beside saving.
const (
	actionNext    = "avanti"
	actionBack    = "indietro"
	actionLater   = "salva"
	actionRefresh = "aggiorna"
	actionSearch  = "cerca"
)

// saveArea stores what an area's form says and answers with a page, a script
// with JSON: the two differ in nothing but that.
func (s *Server) saveArea(c *gin.Context, v visitor) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return s.autosaveArea(c, v, form)
	}
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	switched := s.setLanguage(c, form.Get(languageField))
	save, err := s.storeArea(c, v, work.Questionnaire, form)
	if survey.KindOf(err) == survey.WrongState { // sent meanwhile, from another page
		return s.redirect(c, v.path("/risultato"))
	}
	if err != nil {
		return err
	}
	if status := save.status(); status != http.StatusOK {
		return s.render(c, status, s.newAreaPage(c, v, save.Work, save.Area, save.Form, save.Problems, save.Conflicts))
	}
	if switched {
		return s.redirect(c, v.path(areaPath(save.Area)))
	}
	return s.redirect(c, v.path(afterArea(save.Work, save.Area, form.Get("azione"), save.Form.OnPage)))
}

// areaSave is what became of an area's form.
type areaSave struct {
	intake.Work
	Area      survey.AreaID
	Form      answersForm
	Problems  survey.Problems       // what could not be read and what is refused
	Conflicts []intake.EditConflict // of answers that the person gave
}

// storeArea saves the questions that a form names, all of an area or some, and
// lets the access live on.
func (s *Server) storeArea(c *gin.Context, v visitor, q *survey.Questionnaire, form url.Values) (areaSave, error) {
	save := areaSave{Area: survey.AreaID(c.Param("area"))}
	if q.Area(save.Area) == nil {
		return save, survey.Fail(survey.Invalid, "error.area-gone")
	}
	save.Form = decodeAnswers(q, form)
	saved, err := s.Intake.SaveAnswers(c.Request.Context(), v.Access, save.Form.Edits)
	if err != nil {
		return save, err
	}
	if saved.Questionnaire.Ref != q.Ref { // moved to another version meanwhile: read the form as that one
		return s.storeArea(c, v, saved.Questionnaire, form)
	}
	s.renewAccess(c, v)
	save.Work = saved.Work
	save.Problems = append(save.Form.Problems, saved.Refused...)
	save.Conflicts = slices.DeleteFunc(saved.Conflicts, func(e intake.EditConflict) bool { return save.Form.Untouched[e.Question] })
	return save, nil
}

// status is 409 where one of two answers is to be chosen, 422 where something
// cannot be saved as it is.
func (a areaSave) status() int {
	switch {
	case len(a.Conflicts) > 0 || len(a.Form.Undecided) > 0:
		return http.StatusConflict
	case len(a.Problems) > 0:
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// afterArea is where an area's form leads. New questions of the same area come
// first.
func afterArea(work intake.Work, id survey.AreaID, action string, seen map[survey.QuestionID]bool) string {
	here := slices.IndexFunc(work.Areas, func(p intake.Progress) bool { return p.Area.ID == id })
	switch {
	case action == actionLater:
		return "/riprendi-piu-tardi"
	case action == actionBack && here > 0:
		return areaPath(work.Areas[here-1].Area.ID)
	case action == actionBack:
		return "/profilo"
	}
	if here >= 0 {
		if added := unseen(work, work.Areas[here], seen); len(added) > 0 {
			return areaPath(id) + "?nuove=" + strconv.Itoa(len(added)) + "#" + anchor(added[0])
		}
		if action == actionRefresh {
			return areaPath(id)
		}
	}
	if next := following(work, id); next != nil {
		return areaPath(next.ID)
	}
	return "/riepilogo"
}

// following is the next area on the path after one that may itself be off it.
func following(work intake.Work, id survey.AreaID) *survey.Area {
	after := false
	for i := range work.Questionnaire.Areas {
		area := &work.Questionnaire.Areas[i]
		if after && onPath(work, area.ID) != nil {
			return area
		}
		after = after || area.ID == id
	}
	return nil
}

// unseen are the questions of an area that its page did not have and that wait
// for an answer, or for an answer carried over to be confirmed.
func unseen(work intake.Work, p intake.Progress, seen map[survey.QuestionID]bool) []survey.QuestionID {
	var added []survey.QuestionID
	for _, q := range p.Questions {
		saved := work.Response.Answers[q.ID]
		if !seen[q.ID] && (saved.Carried || !survey.Answered(q, saved.Answer)) {
			added = append(added, q.ID)
		}
	}
	return added
}
