package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// lostLinkPage takes the address that links are sent to again.
type lostLinkPage struct {
	Base
	Email   string // as typed
	Problem string
	Sent    bool
}

func (*lostLinkPage) name() string { return "public_lost_link" }

func (s *Server) showLostLink(c *gin.Context) error {
	sent := c.Query("inviato") == "1"
	return s.renderLostLink(c, http.StatusOK, lostLinkPage{Sent: sent})
}

func (s *Server) renderLostLink(c *gin.Context, status int, page lostLinkPage) error {
	title := "lost.title"
	if page.Problem != "" {
		title = "lost.title-problem"
	}
	page.Base = Base{Title: s.printer(c).T(title), MainForm: mainForm}
	return s.render(c, status, &page)
}

// askForLink answers alike whether or not the address is known.
func (s *Server) askForLink(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if s.setLanguage(c, form.Get(languageField)) {
		return s.renderLostLink(c, http.StatusOK, lostLinkPage{Email: showable(form.Get("email")), Sent: form.Get("inviato") == "1"})
	}
	if !s.mails.allow(client(c)) {
		return survey.Fail(survey.TooMany, "error.too-many")
	}
	err = s.Intake.LostLink(c.Request.Context(), form.Get("email"))
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		return s.renderLostLink(c, http.StatusUnprocessableEntity, lostLinkPage{Email: showable(form.Get("email")), Problem: ProblemText(s.printer(c), problems[0])})
	case err != nil:
		return err
	}
	return s.redirect(c, "/link-smarrito?inviato=1")
}
