package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// resultPage is the result of a submitted response.
type resultPage struct {
	Base
	Path        string // address of the response
	Instrument  string
	Basis       string // versions of the questionnaire and of the calculation
	Provenance  string // who stands behind the answers
	Company     string
	SubmittedAt string
	WithdrawnAt string // "" unless withdrawn
	Superseded  bool
	Outranked   bool
	Earlier     string // address of the response that this one updates, "" for none
	ViewOnly    bool
	Notice      string // what was just done

	Level        *levelView // nil = none
	LevelByScore string     // where a gate holds the level back
	Gates        []string
	Overall      string // "" = non valutabile
	Of           string // the highest possible
	Scale        *scaleView
	Levels       []levelView
	Areas        []areaView
	Unassessed   bool // an area counts nothing
	Strengths    []highlightView
	Gaps         []highlightView
	Advice       []adviceView
	Indices      []indexView
	Position     *positionView    // nil = none
	Next         *nextView        // nil = nothing to tell, or not to whom the result is shared with
	Report       *reportView      // nil = there is none to be had
	Change       *beforeAfterView // nil = nothing came before, or not to whom the result is shared with
	Rectifies    bool
	Chamber      string // "" = not known
}

func (*resultPage) name() string { return "company_result" }

// levelView is one level with the scores that lead to it.
type levelView struct {
	Name, Meaning, From string
	Held                bool
}

// areaView is one area's line. Score is empty unless it is assessable.
type areaView struct {
	Title, Score, Coverage, State string
	Bar                           *barView
}

// highlightView is one question that stands out, with what was answered.
type highlightView struct {
	Question, Answer string
}

type adviceView struct {
	Text         []string
	Technologies []string
	Services     []string
}

type indexView struct {
	Name, Value, Band string
}

func (s *Server) showResult(c *gin.Context, v visitor) error {
	outcome, err := s.Intake.Outcome(c.Request.Context(), v.Access)
	switch {
	case survey.KindOf(err) == survey.WrongState && v.Scope() == intake.ScopeEdit: // still a draft
		return s.redirect(c, v.path(""))
	case err != nil:
		return err
	}
	page := newResultPage(s.printer(c), outcome)
	page.Path = v.path("")
	page.ViewOnly = v.Scope() != intake.ScopeEdit
	if page.ViewOnly {
		page.hideAnswers()
	} else {
		page.Next = newNextView(page.P, outcome, v.path(simulatePath), page.Gates)
		if err := s.addReport(c, v, outcome, page); err != nil {
			return err
		}
	}
	if updates := outcome.Response.Updates; updates != "" && !page.ViewOnly {
		page.Earlier = responsePath(updates) + "/risultato"
	}
	if c.Query("avviso") == "revocata" {
		page.Notice = page.P.T("company.result.revoked")
	}
	return s.render(c, http.StatusOK, page)
}

// addReport adds what only the company sees: its report, and what changed since
// the assessment before.
func (s *Server) addReport(c *gin.Context, v visitor, o intake.Outcome, page *resultPage) (err error) {
	if page.Change, err = s.newBeforeAfter(c, v, o); err != nil {
		return err
	}
	if o.Response.State == survey.Submitted {
		page.Report, err = s.newReportView(c, v, o.Response)
	}
	return err
}

// hideAnswers leaves only the result: whoever it is shared with does not see
// single answers.
func (page *resultPage) hideAnswers() {
	for _, all := range [][]highlightView{page.Strengths, page.Gaps} {
		for i := range all {
			all[i].Answer = ""
		}
	}
}
