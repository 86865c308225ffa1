package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// explainPath is where a response's result is explained.
const explainPath = "/spiegazione"

// explainPage is how a result comes about, from the overall down to the options.
// It shows answers: whoever the result is shared with does not get here.
type explainPage struct {
	Base
	Path       string // address of the response
	Instrument string
	Company    string
	Basis      string
	Dated      string // says that the rules of today come to another result, "" otherwise
	Withdrawn  bool

	Level   string
	Overall string   // the score in words
	How     []string // how it comes about
	Gates   []string
	ByScore string
	Start   string // what every score begins with, where that is not 0
	Total   string // "" where the parts do not add up to it
	Areas   []explainedArea
}

func (*explainPage) name() string { return "company_explain" }

// explainedArea is one area. Reason stands in place of the figures where it does
// not count.
type explainedArea struct {
	ID, Title            string
	Score, Reason        string
	Weight, Contribution string // "" where there is no such thing
	How                  []string
	Weighs               bool // its questions have weights
	Adds                 bool // its questions contribute each on its own
	Questions            []explainedQuestion
}

// explainedQuestion is one question, as explainedArea is an area.
type explainedQuestion struct {
	Text                 string
	Score, Reason        string
	Weight, Contribution string
	Answer               []string
	Notes                []string
	Parts                []explainedPart
}

// explainedPart is one option, row or range of numbers.
type explainedPart struct {
	Text, Points string
	Contribution string
	Yours        bool // it was chosen
}

func (s *Server) showExplanation(c *gin.Context, v visitor) error {
	outcome, ok, err := s.outcome(c, v)
	if !ok {
		return err
	}
	page := newExplainPage(s.printer(c), outcome)
	page.Path = v.path("")
	return s.render(c, http.StatusOK, page)
}

// outcome returns the result of a response. A draft has none and leads to where
// the company is; then, as with an error, ok is false and the request is
// answered.
func (s *Server) outcome(c *gin.Context, v visitor) (o intake.Outcome, ok bool, err error) {
	o, err = s.Intake.Outcome(c.Request.Context(), v.Access)
	if survey.KindOf(err) == survey.WrongState {
		return o, false, s.redirect(c, v.path(""))
	}
	return o, err == nil, err
}
