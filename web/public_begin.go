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
	Agreed  bool // the box is ticked
	Missing bool // it was not when it had to be
}

func (*beginPage) name() string { return "public_begin" }

func (s *Server) showBegin(c *gin.Context) error {
	return s.renderBegin(c, http.StatusOK, false, false)
}

func (s *Server) renderBegin(c *gin.Context, status int, agreed, missing bool) error {
	title := "begin.title"
	if missing {
		title = "begin.title-missing"
	}
	return s.render(c, status, &beginPage{Base: Base{Title: s.printer(c).T(title), MainForm: mainForm}, Agreed: agreed, Missing: missing})
}

func (s *Server) begin(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	agreed := form.Get("presa-visione") == "si"
	switch {
	case s.setLanguage(c, form.Get(languageField)):
		return s.renderBegin(c, http.StatusOK, agreed, false)
	case !agreed:
		return s.renderBegin(c, http.StatusUnprocessableEntity, false, true)
	}
	response, token, err := s.Intake.Begin(c.Request.Context(), s.Instrument, NoticeVersion, survey.Language(s.printer(c).Lang))
	if err != nil {
		return err
	}
	s.setAccessCookie(c, response.ID, token, intake.ScopeEdit)
	return s.redirect(c, responsePath(response.ID)+"/profilo")
}
