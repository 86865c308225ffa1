package web

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// delegatedAreaPage is an area's questions as whoever it was sent to sees them.
type delegatedAreaPage struct {
	*areaPage
	Asks  string // who asks to be helped
	Asked survey.Ref
	Until string // the link works
	Saved bool   // the form was just saved
}

func (*delegatedAreaPage) name() string { return "company_delegated_area" }

// delegateDonePage thanks, and says what is left.
type delegateDonePage struct {
	Base
	Company string // "" while the company has not said its name
	Given   bool   // an answer is the delegate's
	Area    string
	Missing []missingView
	Path    string // address of the area
	Leave   string
	Link    string
	Until   string
}

func (*delegateDonePage) name() string { return "company_delegated_done" }

// delegateOverPage says that there is nothing to be answered any more.
type delegateOverPage struct {
	Base
	Sent  bool // the company has sent the questionnaire; otherwise it is not asked these questions now
	Leave string
}

func (*delegateOverPage) name() string { return "company_delegated_over" }

// actionDone is the button of a delegate who has finished.
const actionDone = "finito"

// delegation returns the area that a delegate may answer while it can be
// answered. Otherwise it says why not and ok is false.
func (s *Server) delegation(c *gin.Context, v visitor) (work intake.Work, ok bool, err error) {
	work, err = s.Intake.Work(c.Request.Context(), v.Access)
	switch {
	case survey.KindOf(err) == survey.NotFound: // revoked this moment
		return work, false, s.noAccess(c)
	case survey.KindOf(err) == survey.WrongState:
		return work, false, s.showDelegationOver(c, v, true)
	case err != nil:
		return work, false, err
	case onPath(work, v.Area()) == nil:
		return work, false, s.showDelegationOver(c, v, false)
	}
	return work, true, nil
}

func (s *Server) showDelegationOver(c *gin.Context, v visitor, sent bool) error {
	page := &delegateOverPage{Base: s.titled(c, "company.delegated-over.title"), Sent: sent, Leave: v.path("/esci")}
	status := http.StatusOK
	if sent {
		status = http.StatusGone
	}
	return s.render(c, status, page)
}

func (s *Server) showDelegatedArea(c *gin.Context, v visitor) error {
	work, ok, err := s.delegation(c, v)
	if !ok {
		return err
	}
	page := s.newDelegatedAreaPage(c, v, work, answersForm{}, nil, nil)
	page.Saved = c.Query("salvato") == "1"
	page.Added, _ = strconv.Atoi(c.Query("nuove"))
	page.Added = min(max(page.Added, 0), len(page.Fields))
	return s.render(c, http.StatusOK, page)
}

// saveDelegatedArea stores what a delegate's form says, as saveArea does the
// company's.
func (s *Server) saveDelegatedArea(c *gin.Context, v visitor) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return s.autosaveArea(c, v, form)
	}
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	if err != nil {
		return s.delegationEnded(c, v, err)
	}
	s.setLanguage(c, form.Get(languageField))
	save, err := s.storeArea(c, v, work.Questionnaire, form)
	if err != nil {
		return s.delegationEnded(c, v, err)
	}
	here := v.path(areaPath(save.Area))
	progress := onPath(save.Work, save.Area)
	if progress == nil {
		return s.redirect(c, here)
	}
	if status := save.status(); status != http.StatusOK {
		return s.render(c, status, s.newDelegatedAreaPage(c, v, save.Work, save.Form, save.Problems, save.Conflicts))
	}
	if added := unseen(save.Work, *progress, save.Form.OnPage); len(added) > 0 {
		return s.redirect(c, here+"?nuove="+strconv.Itoa(len(added))+"#"+anchor(added[0]))
	}
	if form.Get("azione") == actionDone {
		return s.redirect(c, here+"/fatto")
	}
	return s.redirect(c, here+"?salvato=1")
}

// delegationEnded leads a delegate whose form came too late to the page that says
// so; what was typed is kept where the link has ended.
func (s *Server) delegationEnded(c *gin.Context, v visitor, err error) error {
	switch survey.KindOf(err) {
	case survey.WrongState:
		return s.redirect(c, v.path(areaPath(v.Area())))
	case survey.NotFound:
		return s.noAccess(c)
	}
	return err
}

func (s *Server) newDelegatedAreaPage(c *gin.Context, v visitor, work intake.Work, form answersForm, problems survey.Problems, conflicts []intake.EditConflict) *delegatedAreaPage {
	p := s.printer(c)
	page := &delegatedAreaPage{
		areaPage: s.newAreaPage(c, v, work, v.Area(), form, problems, conflicts),
		Asks:     p.T("company.delegated-area.asks-unnamed"),
		Until:    p.Date(v.ExpiresAt()),
		Asked:    work.Response.Instrument,
	}
	if at := work.Response.SavedAt; !at.IsZero() {
		page.SavedAt = p.DateTime(at)
	}
	if name := work.Response.Profile.CompanyName; name != "" {
		page.Asks = p.T("company.delegated-area.asks", survey.Args{"Company": showable(name)})
	}
	return page
}

// showDelegationDone closes a delegate's visit.
func (s *Server) showDelegationDone(c *gin.Context, v visitor) error {
	work, ok, err := s.delegation(c, v)
	if !ok {
		return err
	}
	p := s.printer(c)
	progress := onPath(work, v.Area())
	page := &delegateDonePage{
		Base: s.titled(c, "company.delegated-done.title"), Company: showable(work.Response.Profile.CompanyName),
		Area: words(p, work.Questionnaire, progress.Area.Title),
		Path: v.path(areaPath(v.Area())), Leave: v.path("/esci"), Link: s.linkAddress(v.token), Until: p.Date(v.ExpiresAt()),
	}
	for _, saved := range work.Response.Answers {
		page.Given = page.Given || saved.By == work.Delegation.ID && saved.Answer.Kind != survey.Unanswered
	}
	for _, id := range progress.Missing {
		page.Missing = append(page.Missing, missingView{
			Text: words(p, work.Questionnaire, work.Questionnaire.Question(id).Text),
			Href: v.path(questionPath(v.Area(), id)), Unconfirmed: work.Response.Answers[id].Carried,
		})
	}
	return s.render(c, http.StatusOK, page)
}
