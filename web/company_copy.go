package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/locale"
	"maturita/survey"
)

// copyPage is everything that a company has answered so far, in words, to read,
// print or keep as a file.
type copyPage struct {
	Base
	Path       string
	Instrument string
	State      string // of which version, and whether it was sent
	Sent       bool
	Profile    *profileView
	Areas      []copyArea
	Back       string // address to go on at
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
}

func (s *Server) showCopy(c *gin.Context, v visitor) error {
	page, err := s.newCopyPage(c, v)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

// downloadCopy is the copy as a plain text file, with the byte order mark by
// which old editors know UTF-8.
func (s *Server) downloadCopy(c *gin.Context, v visitor) error {
	page, err := s.newCopyPage(c, v)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="risposte.txt"`)
	c.Data(http.StatusOK, "text/plain; charset=utf-8", []byte("\ufeff"+page.plain(s.printer(c))))
	return nil
}

func (s *Server) newCopyPage(c *gin.Context, v visitor) (*copyPage, error) {
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	if err != nil {
		return nil, err
	}
	p, r := s.printer(c), work.Response
	page := &copyPage{
		Base: s.titled(c, "company.copy.title"), Path: v.path(""), Back: goOn(v, work),
		Instrument: words(p, work.Questionnaire, work.Questionnaire.Title),
	}
	args := survey.Args{"Version": r.Instrument.Version.String(), "At": p.DateTime(r.SavedAt)}
	page.State = p.T("company.copy.draft", args)
	if r.State != survey.Draft {
		args["At"] = p.DateTime(r.SubmittedAt)
		page.State, page.Sent = p.T("company.copy.submitted", args), true
	}
	if r.Profile.Given() {
		page.Profile = s.newProfileView(c, r.Profile)
	}
	m := fieldMaker{p, work.Questionnaire}
	for _, progress := range work.Areas {
		area := copyArea{Title: m.words(progress.Area.Title)}
		for _, q := range progress.Questions {
			one := copyQuestion{Text: m.words(q.Text)}
			if a := r.Answers[q.ID].Answer; a.Kind != survey.Unanswered {
				one.Answer = m.say(q, a)
			}
			area.Questions = append(area.Questions, one)
		}
		page.Areas = append(page.Areas, area)
	}
	return page, nil
}

// plain is the copy as text.
func (page *copyPage) plain(p *locale.Printer) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(foreignMarks.ReplaceAllString(s, "") + "\r\n") }
	line(page.Instrument)
	line(page.State)
	if company := page.Profile; company != nil {
		line("")
		line(company.Company)
		line(p.T("company.profile.cf") + ": " + company.CodiceFiscale)
		line(p.T("company.review.activity") + ": " + company.Activity)
	}
	for _, area := range page.Areas {
		line("")
		line(area.Title)
		line(strings.Repeat("-", 40))
		for _, q := range area.Questions {
			line("")
			line(q.Text)
			if len(q.Answer) == 0 {
				line("    " + p.T("company.copy.unanswered"))
			}
			for _, answer := range q.Answer {
				line("    " + answer)
			}
		}
	}
	return b.String()
}
