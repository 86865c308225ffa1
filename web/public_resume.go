package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// exchangeLink turns a link into a cookie and leads to a plain address. It
// changes nothing: whoever only looks, as a mail scanner does, leaves no trace.
func (s *Server) exchangeLink(c *gin.Context) error {
	return s.exchange(c, intake.Token(c.Param("token")))
}

// exchange answers every dead link alike. Only dead ones count against the
// address that they come from.
func (s *Server) exchange(c *gin.Context, token intake.Token) error {
	if s.guesses.exhausted(c.ClientIP()) {
		return survey.Fail(survey.TooMany, "error.too-many")
	}
	access, err := s.Intake.Open(c.Request.Context(), token)
	if survey.KindOf(err) == survey.NotFound {
		s.guesses.allow(c.ClientIP())
		return s.render(c, http.StatusNotFound, &pasteLinkPage{Base: Base{Title: s.printer(c).T("resume.dead-title"), NoIndex: true}, Dead: true})
	}
	if err != nil {
		return err
	}
	s.setAccessCookie(c, access.Response(), token, access.Scope())
	return s.redirect(c, responsePath(access.Response()))
}

// pasteLinkPage takes a link that somebody pastes.
type pasteLinkPage struct {
	Base
	Dead    bool // a link that opens nothing
	Missing bool // nothing was pasted
}

func (*pasteLinkPage) name() string { return "public_resume" }

func (s *Server) showResume(c *gin.Context) error {
	return s.render(c, http.StatusOK, &pasteLinkPage{Base: Base{Title: s.printer(c).T("resume.title")}})
}

// resumeWithLink accepts the whole address or its last part.
func (s *Server) resumeWithLink(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	link := strings.TrimSpace(form.Get("link"))
	if link == "" {
		return s.render(c, http.StatusUnprocessableEntity, &pasteLinkPage{Base: Base{Title: s.printer(c).T("resume.title")}, Missing: true})
	}
	link = strings.TrimRight(link, "/")
	return s.exchange(c, intake.Token(link[strings.LastIndex(link, "/")+1:]))
}
