package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/report/verify"
	"maturita/survey"
)

// Addresses at which anybody checks a report. They stand in reports that were
// issued: they stay.
const (
	verifyPath     = "/verifica"
	verifyLinkPath = "/verifica/q" // then the token of the QR code
	verifyFilePath = "/verifica/file"
)

// verifyPage takes what is printed on a report, or the file.
type verifyPage struct {
	Base
	Number, Code string            // as typed
	Wrong        map[string]string // sentences by field: number, codice-fiscale, file
	Problem      string            // "" = none; of neither field alone
	Largest      int               // of a file, in megabytes
}

func (*verifyPage) name() string { return "public_verify" }

func (s *Server) showVerify(c *gin.Context) error {
	return s.renderVerify(c, http.StatusOK, verifyPage{})
}

func (s *Server) renderVerify(c *gin.Context, status int, page verifyPage) error {
	title := "verify.title"
	if page.Problem != "" || len(page.Wrong) > 0 {
		title = "verify.title-problem"
	}
	page.Base = Base{Title: s.printer(c).T(title), NoIndex: status != http.StatusOK, MainForm: mainForm}
	page.Number, page.Code, page.Largest = showable(page.Number), showable(page.Code), verify.Largest>>20
	return s.render(c, status, &page)
}

// verifyNumber looks a report up by its number and the company's codice fiscale.
// Only what is not found counts against the client that asks.
func (s *Server) verifyNumber(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	page := verifyPage{Number: form.Get("numero"), Code: form.Get("codice-fiscale"), Wrong: map[string]string{}}
	if s.setLanguage(c, form.Get(languageField)) {
		return s.renderVerify(c, http.StatusOK, page)
	}
	number, err := survey.ParseReportNumber(page.Number)
	page.complain(s, c, "number", err)
	code, err := survey.ParseCodiceFiscale(page.Code)
	page.complain(s, c, "codice-fiscale", err)
	if len(page.Wrong) > 0 {
		return s.renderVerify(c, http.StatusUnprocessableEntity, page)
	}
	verified, err := s.Intake.VerifyNumber(c.Request.Context(), number, code)
	if survey.KindOf(err) == survey.NotFound {
		return s.notVerified(c, page, "error.no-report")
	}
	if err != nil {
		return err
	}
	return s.renderVerified(c, newVerifiedPage(s.printer(c), verified, byNumber), verified)
}

// complain says what is wrong with a field.
func (page *verifyPage) complain(s *Server, c *gin.Context, field string, err error) {
	var problems survey.Problems
	if errors.As(err, &problems) {
		page.Wrong[field] = ProblemText(s.printer(c), problems[0])
	}
}

// verifyLink looks a report up by the link of its QR code. It changes nothing.
func (s *Server) verifyLink(c *gin.Context) error {
	c.Header("Referrer-Policy", "no-referrer")
	verified, err := s.Intake.VerifyLink(c.Request.Context(), intake.Token(c.Param("token")))
	if survey.KindOf(err) == survey.NotFound {
		return s.notVerified(c, verifyPage{}, "verify.dead-link")
	}
	if err != nil {
		return err
	}
	return s.renderVerified(c, newVerifiedPage(s.printer(c), verified, byLink), verified)
}

// renderVerified adds what only staff of a chamber is told: whether a later
// response of the company counts instead.
func (s *Server) renderVerified(c *gin.Context, page *verifiedPage, v intake.Verified) error {
	if s.Staff == nil {
		return s.render(c, http.StatusOK, page)
	}
	actor, ok, err := s.actor(c)
	if err != nil {
		return err
	}
	if ok && len(actor.Account().Chambers()) > 0 {
		at, err := s.Intake.SupersededAt(c.Request.Context(), v.Number)
		if err != nil {
			return err
		}
		p := s.printer(c)
		later := p.T("verify.no-later")
		if !at.IsZero() {
			later = p.T("verify.later", survey.Args{"Day": p.Date(at)})
		}
		page.Facts = append(page.Facts, factView{p.T("verify.later-label"), later})
	}
	return s.render(c, http.StatusOK, page)
}

// notVerified answers alike whatever was tried.
func (s *Server) notVerified(c *gin.Context, page verifyPage, key string) error {
	if !s.guesses.allow(client(c)) {
		return survey.Fail(survey.TooMany, "error.too-many")
	}
	page.Problem = s.printer(c).T(key)
	return s.renderVerify(c, http.StatusNotFound, page)
}
