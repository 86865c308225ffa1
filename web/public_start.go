package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/locale"
	"maturita/survey"
)

// startPage is the first page.
type startPage struct {
	Base
	Instrument string
	Minutes    survey.Range
	Questions  int // of all ways through it
	Areas      int
	Levels     []levelView
}

func (*startPage) name() string { return "public_start" }

func (s *Server) showStart(c *gin.Context) error {
	model, err := s.Catalogue.Current(c.Request.Context(), s.Instrument)
	if err != nil {
		return err
	}
	p, q := s.printer(c), model.Questionnaire()
	return s.render(c, http.StatusOK, &startPage{
		Base:       Base{Title: p.T("start.title")},
		Instrument: words(p, q, q.Title), Minutes: q.Minutes, Questions: questionCount(q), Areas: len(q.Areas),
		Levels: levelViews(p, q),
	})
}

func questionCount(q *survey.Questionnaire) int {
	n := 0
	for i := range q.Areas {
		n += len(q.Areas[i].Questions)
	}
	return n
}

// levelViews are the levels of a questionnaire, none held.
func levelViews(p *locale.Printer, q *survey.Questionnaire) []levelView {
	return resultMaker{p: p, q: q}.levels()
}

// noticePage is the privacy notice.
type noticePage struct {
	Base
	Version                         string
	ControllerName, ControllerEmail string
}

func (*noticePage) name() string { return "public_notice" }

// NoticeVersion names the text of the privacy notice that companies
// acknowledge. Whoever changes what the text says gives it a new one.
const NoticeVersion = "3"

func (s *Server) showNotice(c *gin.Context) error {
	return s.render(c, http.StatusOK, &noticePage{
		Base: Base{Title: s.printer(c).T("notice.title")}, Version: NoticeVersion,
		ControllerName: s.ControllerName, ControllerEmail: s.ControllerEmail,
	})
}
