package web

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// exchangeLink turns a link into a cookie and leads to a plain address. It
// changes nothing: whoever only looks, as a mail scanner does, leaves no trace.
func (s *Server) exchangeLink(c *gin.Context) error {
	return s.exchange(c, intake.Token(strings.TrimRight(c.Param("token"), ".,;:)]>»\"'")), "")
}

// exchange answers every dead link alike. Only dead ones count against the
// client that they come from.
func (s *Server) exchange(c *gin.Context, token intake.Token, pasted string) error {
	access, err := s.Intake.Open(c.Request.Context(), token)
	if survey.KindOf(err) == survey.NotFound {
		if !s.guesses.allow(client(c)) {
			return survey.Fail(survey.TooMany, "error.too-many")
		}
		return s.renderResume(c, http.StatusNotFound, pasteLinkPage{Dead: true, Pasted: pasted})
	}
	if err != nil {
		return err
	}
	c.Header("Referrer-Policy", "no-referrer")
	if access.Scope() == intake.ScopeArea {
		s.setAreaCookie(c, access, token)
		return s.redirect(c, responsePath(access.Response())+areaPath(access.Area()))
	}
	s.setAccessCookie(c, access.Response(), token, access.Scope())
	return s.redirect(c, responsePath(access.Response()))
}

// pasteLinkPage takes a link that somebody pastes.
type pasteLinkPage struct {
	Base
	Dead    bool // a link that opens nothing
	Missing bool // nothing was pasted
	Pasted  string
}

func (*pasteLinkPage) name() string { return "public_resume" }

func (s *Server) showResume(c *gin.Context) error {
	return s.renderResume(c, http.StatusOK, pasteLinkPage{})
}

func (s *Server) renderResume(c *gin.Context, status int, page pasteLinkPage) error {
	title := "resume.title"
	if page.Dead {
		title = "resume.dead-title"
	}
	page.Base = Base{Title: s.printer(c).T(title), NoIndex: page.Dead, MainForm: mainForm}
	return s.render(c, status, &page)
}

// resumeWithLink accepts the whole address, as it comes out of a mail, or its
// last part.
func (s *Server) resumeWithLink(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	pasted := form.Get("link")
	switch {
	case s.setLanguage(c, form.Get(languageField)):
		return s.renderResume(c, http.StatusOK, pasteLinkPage{Dead: form.Get("nulla") == "1", Pasted: showable(pasted)})
	case strings.TrimSpace(pasted) == "":
		return s.renderResume(c, http.StatusUnprocessableEntity, pasteLinkPage{Missing: true})
	}
	return s.exchange(c, tokenIn(pasted), showable(pasted))
}

// tokenForm is what a token looks like.
var tokenForm = regexp.MustCompile(`[A-Za-z0-9_-]{27}`)

// tokenIn finds the token in what somebody pasted: white space, punctuation
// around it and what a mail program adds do not matter.
func tokenIn(pasted string) intake.Token {
	pasted = strings.Join(strings.Fields(pasted), "")
	if _, after, ok := strings.Cut(pasted, "/riprendi/"); ok {
		pasted = after
	}
	return intake.Token(tokenForm.FindString(pasted))
}
