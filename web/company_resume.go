package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// laterPage shows the link by which the company comes back, while it fills in
// and afterwards.
type laterPage struct {
	Base
	journey
	Draft  bool
	Link   string
	Email  string // recorded, "" without one
	Mailed bool
	GoOn   string
	Newer  *newerView // nil where no newer version is offered
}

func (*laterPage) name() string { return "company_resume" }

func (s *Server) showResumeLink(c *gin.Context, v visitor) error {
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	if err != nil {
		return err
	}
	page := s.newLaterPage(c, v, work)
	if page.Newer, err = s.newer(c, v, work); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) newLaterPage(c *gin.Context, v visitor, work intake.Work) *laterPage {
	return &laterPage{
		Base:    Base{Title: s.printer(c).T("company.resume.title"), NoIndex: true},
		journey: s.newJourney(c, v, work, ""),
		Draft:   work.Response.State == survey.Draft,
		Link:    s.linkAddress(v.token), Email: work.Response.Profile.ContactEmail,
		Mailed: c.Query("inviato") == "1", GoOn: goOn(v, work),
	}
}

// mailResumeLink sends the link to the recorded address; without one the page
// says how to record it.
func (s *Server) mailResumeLink(c *gin.Context, v visitor) error {
	err := s.Intake.MailLink(c.Request.Context(), v.Access, s.mayWrite(c))
	switch {
	case survey.KindOf(err) == survey.WrongState:
		return s.redirect(c, v.path("/riprendi-piu-tardi"))
	case err != nil:
		return err
	}
	return s.redirect(c, v.path("/riprendi-piu-tardi?inviato=1"))
}
