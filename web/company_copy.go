package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/report"
	"maturita/survey"
)

// copyPage is everything that a company has answered so far, in words, to read,
// print, keep as a file or have sent.
type copyPage struct {
	Base
	Path       string
	Instrument string
	State      string // of which version, and whether it was sent
	Sent       bool
	Profile    *profileView
	Areas      []copyArea
	Back       string // address to go on at
	Email      string // recorded, "" without one
	Mailed     bool
}

func (*copyPage) name() string { return "company_copy" }

// copyArea is one area with the questions that were asked.
type copyArea struct {
	Title     string
	Questions []copyQuestion
}

// copyQuestion is one question with its answer, a line for each part; without a
// line when it is not answered.
type copyQuestion struct {
	Text   string
	Answer []string
	By     string // who gave it in place of the company, in words
}

func (s *Server) showCopy(c *gin.Context, v visitor) error {
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.newCopyPage(c, v, work))
}

// downloadCopy is the copy as a plain text file, with the byte order mark by
// which old editors know UTF-8.
func (s *Server) downloadCopy(c *gin.Context, v visitor) error {
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	if err != nil {
		return err
	}
	answers := report.NewAnswers(s.printer(c), work.Questionnaire, work.Response)
	c.Header("Content-Disposition", `attachment; filename="risposte.txt"`)
	c.Data(http.StatusOK, "text/plain; charset=utf-8", []byte("\ufeff"+answers.Plain()))
	return nil
}

// mailCopy has the copy sent to the recorded address; without one the page says
// how to record it.
func (s *Server) mailCopy(c *gin.Context, v visitor) error {
	err := s.Intake.MailCopy(c.Request.Context(), v.Access, s.mayWrite(c))
	switch {
	case survey.KindOf(err) == survey.WrongState:
		return s.redirect(c, v.path("/risposte#posta"))
	case err != nil:
		return err
	}
	return s.redirect(c, v.path("/risposte?inviata=1"))
}

func (s *Server) newCopyPage(c *gin.Context, v visitor, work intake.Work) *copyPage {
	r, answers := work.Response, report.NewAnswers(s.printer(c), work.Questionnaire, work.Response)
	page := &copyPage{
		Base: s.titled(c, "company.copy.title"), Path: v.path(""), Back: goOn(v, work),
		Instrument: phrase(answers.Title), State: answers.State, Sent: r.State != survey.Draft,
		Email: r.Profile.ContactEmail,
	}
	page.Mailed = c.Query("inviata") == "1" && page.Email != ""
	if r.Profile.Given() {
		page.Profile = s.newProfileView(c, r.Profile)
	}
	for _, area := range answers.Areas {
		shown := copyArea{Title: phrase(area.Title)}
		for _, q := range area.Questions {
			shown.Questions = append(shown.Questions, copyQuestion{phrase(q.Text), phrased(q.Answer), showable(q.By)})
		}
		page.Areas = append(page.Areas, shown)
	}
	return page
}
