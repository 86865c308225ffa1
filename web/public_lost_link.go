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
	return s.render(c, http.StatusOK, &lostLinkPage{Base: Base{Title: s.printer(c).T("lost.title")}, Sent: sent})
}

// askForLink answers alike whether or not the address is known.
func (s *Server) askForLink(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if !s.mails.allow(client(c)) {
		return survey.Fail(survey.TooMany, "error.too-many")
	}
	err = s.Intake.LostLink(c.Request.Context(), form.Get("email"))
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		p := s.printer(c)
		return s.render(c, http.StatusUnprocessableEntity, &lostLinkPage{
			Base: Base{Title: p.T("lost.title-problem")}, Email: showable(form.Get("email")), Problem: ProblemText(p, problems[0]),
		})
	case err != nil:
		return err
	}
	return s.redirect(c, "/link-smarrito?inviato=1")
}
