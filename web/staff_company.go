package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/report"
	"maturita/staff"
	"maturita/survey"
)

// staffCompanyPage is one company's submissions to a chamber, with what may be
// done about each.
type staffCompanyPage struct {
	Base
	Where       staffScope
	Path        string
	Profile     *profileView
	Submissions []submissionView
	Change      *beforeAfterView // of the latest two that count, nil = there are none
	History     *historyView     // nil = there is none
	Languages   []optionView
	Link        string // shown this once
	Wrong       string // about the reason
	Reason      string // as typed
	About       string // id of the submission that it is about
	Notes       notesView
	MaxReason   int
	Notice      string
}

func (*staffCompanyPage) name() string { return "staff_company" }

func (s *Server) showCompany(c *gin.Context, actor staff.Actor, where staffScope) error {
	page := staffCompanyPage{}
	if notice := c.Query("avviso"); notice == "confermata" || notice == "ritirata" || notice == "annotata" {
		page.Notice = s.printer(c).T("staff.done." + notice)
	}
	return s.renderCompany(c, actor, where, http.StatusOK, page)
}

func (s *Server) renderCompany(c *gin.Context, actor staff.Actor, where staffScope, status int, page staffCompanyPage) error {
	id := c.Param("company")
	dossier, err := s.Staff.Company(c.Request.Context(), actor, where.Scope, survey.CompanyID(id))
	if err != nil {
		return err
	}
	p, all := s.printer(c), dossier.Submissions
	page.Notes.fill(p, dossier)
	title := all[0].Response.Profile.CompanyName
	page.Base = Base{Title: title, NoIndex: true}
	page.Where, page.Path, page.MaxReason, page.Reason = where, where.Path+"/imprese/"+id, staff.MaxReason, showable(page.Reason)
	page.Profile = s.newProfileView(c, all[0].Response.Profile)
	for _, tag := range s.Locale.Languages() {
		page.Languages = append(page.Languages, optionView{Value: tag, Text: languageNames[tag], Chosen: tag == p.Lang})
	}
	var counted []intake.Outcome // newest first
	for _, one := range all {
		page.Submissions = append(page.Submissions, s.newSubmissionView(c, where, one))
		if one.Response.State == survey.Submitted && one.Response.Instrument.ID == all[0].Response.Instrument.ID {
			counted = append(counted, one.Outcome)
		}
	}
	if len(counted) > 1 {
		after, before := counted[0], counted[1]
		change := report.NewChange(p, assessment(before), assessment(after))
		page.Change = beforeAfterOf(p, before, change)
		drawChange(p, page.Change, change, before, after)
	}
	slices.Reverse(counted)
	page.History = newHistory(p, counted)
	return s.render(c, status, &page)
}

func (s *Server) confirmResponse(c *gin.Context, actor staff.Actor, where staffScope) error {
	if err := s.Staff.Confirm(c.Request.Context(), actor, where.Scope, survey.ResponseID(c.Param("response"))); err != nil {
		return err
	}
	return s.redirect(c, where.Path+"/imprese/"+c.Param("company")+"?avviso=confermata")
}

// reissueLink shows the new link with the page itself: it is stored nowhere.
func (s *Server) reissueLink(c *gin.Context, actor staff.Actor, where staffScope) error {
	token, err := s.Staff.Reissue(c.Request.Context(), actor, where.Scope, survey.ResponseID(c.Param("response")))
	if err != nil {
		return err
	}
	return s.renderCompany(c, actor, where, http.StatusOK, staffCompanyPage{Link: s.linkAddress(token)})
}

func (s *Server) withdrawResponse(c *gin.Context, actor staff.Actor, where staffScope) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	err = s.Staff.Withdraw(c.Request.Context(), actor, where.Scope, survey.ResponseID(c.Param("response")), form.Get("motivo"))
	var problems survey.Problems
	if errors.As(err, &problems) {
		return s.renderCompany(c, actor, where, http.StatusUnprocessableEntity, staffCompanyPage{
			Wrong: ProblemText(s.printer(c), problems[0]), Reason: form.Get("motivo"), About: c.Param("response"),
		})
	}
	if err != nil {
		return err
	}
	return s.redirect(c, where.Path+"/imprese/"+c.Param("company")+"?avviso=ritirata")
}

func (s *Server) issueReport(c *gin.Context, actor staff.Actor, where staffScope) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	language := s.printer(c).Lang
	if wanted := form.Get("lingua-report"); s.speaks(wanted) {
		language = wanted
	}
	file, issued, err := s.Staff.Report(c.Request.Context(), actor, where.Scope, survey.ResponseID(c.Param("response")), s.press.In(survey.Language(language)))
	if err != nil {
		return err
	}
	s.sendReport(c, file, issued)
	return nil
}
