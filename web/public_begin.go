package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// beginPage asks to acknowledge the notice. Nothing is stored before that.
type beginPage struct {
	Base
	Missing bool // the box was not ticked
}

func (*beginPage) name() string { return "public_begin" }

func (s *Server) showBegin(c *gin.Context) error {
	return s.renderBegin(c, http.StatusOK, false)
}

func (s *Server) renderBegin(c *gin.Context, status int, missing bool) error {
	title := "begin.title"
	if missing {
		title = "begin.title-missing"
	}
	return s.render(c, status, &beginPage{Base: Base{Title: s.printer(c).T(title)}, Missing: missing})
}

func (s *Server) begin(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if form.Get("presa-visione") != "si" {
		return s.renderBegin(c, http.StatusUnprocessableEntity, true)
	}
	response, token, err := s.Intake.Begin(c.Request.Context(), s.Instrument, NoticeVersion, survey.Language(s.printer(c).Lang))
	if err != nil {
		return err
	}
	s.setAccessCookie(c, response.ID, token, intake.ScopeEdit)
	return s.redirect(c, responsePath(response.ID)+"/profilo")
}
