package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/survey"
)

// Where an invitation leads: the link is exchanged for a cookie, so that it stands
// in no address that stays.
const (
	invitationPath   = "/invito"
	invitationCookie = "invito"
)

// invitationPage sets a password.
type invitationPage struct {
	Base
	Name, Email string
	Problem     string
	Least       int // characters
	Dead        bool
}

func (*invitationPage) name() string { return "staff_invitation" }

func (s *Server) exchangeInvitation(c *gin.Context) error {
	c.Header("Referrer-Policy", "no-referrer")
	token := staff.Token(c.Param("token"))
	_, err := s.Staff.Invited(c.Request.Context(), token)
	if survey.KindOf(err) == survey.NotFound {
		return s.deadInvitation(c)
	}
	if err != nil {
		return err
	}
	http.SetCookie(c.Writer, s.invitationCookie(string(token)))
	return s.redirect(c, invitationPath)
}

func (s *Server) invitationCookie(value string) *http.Cookie {
	return &http.Cookie{Name: invitationCookie, Value: value, Path: invitationPath, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.BaseURL.Scheme == "https"}
}

// deadInvitation answers wrong, used and expired ones alike.
func (s *Server) deadInvitation(c *gin.Context) error {
	if !s.guesses.allow(client(c)) {
		return survey.Fail(survey.TooMany, "error.too-many")
	}
	return s.render(c, http.StatusNotFound, &invitationPage{Base: Base{Title: s.printer(c).T("staff.invitation-dead"), NoIndex: true}, Dead: true})
}

func (s *Server) invited(c *gin.Context) (staff.Token, staff.Account, error) {
	value, _ := c.Cookie(invitationCookie)
	account, err := s.Staff.Invited(c.Request.Context(), staff.Token(value))
	return staff.Token(value), account, err
}

func (s *Server) showInvitation(c *gin.Context) error {
	_, account, err := s.invited(c)
	if survey.KindOf(err) == survey.NotFound {
		return s.deadInvitation(c)
	}
	if err != nil {
		return err
	}
	return s.renderInvitation(c, http.StatusOK, account, "")
}

func (s *Server) renderInvitation(c *gin.Context, status int, account staff.Account, problem string) error {
	title := "staff.invitation"
	if problem != "" {
		title = "staff.invitation-problem"
	}
	return s.render(c, status, &invitationPage{
		Base: Base{Title: s.printer(c).T(title), NoIndex: true, MainForm: mainForm},
		Name: account.Name, Email: account.Email, Problem: problem, Least: staff.MinPassword,
	})
}

func (s *Server) setPassword(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	token, account, err := s.invited(c)
	switch {
	case survey.KindOf(err) == survey.NotFound:
		return s.deadInvitation(c)
	case err != nil:
		return err
	case s.setLanguage(c, form.Get(languageField)):
		return s.renderInvitation(c, http.StatusOK, account, "")
	case form.Get("password") != form.Get("di-nuovo"):
		return s.renderInvitation(c, http.StatusUnprocessableEntity, account, s.printer(c).T("problem.passwords-differ"))
	}
	err = s.Staff.SetPassword(c.Request.Context(), token, form.Get("password"))
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		return s.renderInvitation(c, http.StatusUnprocessableEntity, account, ProblemText(s.printer(c), problems[0]))
	case survey.KindOf(err) == survey.NotFound:
		return s.deadInvitation(c)
	case err != nil:
		return err
	}
	gone := s.invitationCookie("")
	gone.MaxAge = -1
	http.SetCookie(c.Writer, gone)
	return s.redirect(c, signInPath+"?avviso=parola")
}
