package web

import (
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/locale"
	"maturita/report"
	"maturita/survey"
)

// reportView is what a company is told of its report.
type reportView struct {
	Number, Replaces string // "" = not issued, none
	Languages        []optionView
	Valid            []string // until when, by how recent a call asks it to be
	Signer           bool     // the cover names who signs
}

func (s *Server) newReportView(c *gin.Context, v visitor, r survey.Response) (*reportView, error) {
	p := s.printer(c)
	own, replaced, err := s.Intake.Numbers(c.Request.Context(), v.Access)
	if err != nil {
		return nil, err
	}
	view := &reportView{Number: own.Printed(), Replaces: replaced.Printed(), Signer: r.Profile.LegalRepresentative != ""}
	for _, tag := range s.Locale.Languages() {
		view.Languages = append(view.Languages, optionView{Value: tag, Text: languageNames[tag], Chosen: tag == p.Lang})
	}
	for _, months := range report.ValidMonths {
		day := p.Date(report.ValidUntil(r.SubmittedAt.In(p.Zone()), months))
		view.Valid = append(view.Valid, p.T("report.valid-months", survey.Args{"Day": day, "Months": months}))
	}
	return view, nil
}

// beforeAfterView is what is different from the assessment before.
type beforeAfterView struct {
	Lead, Obstacle, Engines string
	Comparable              bool
	Rows                    []beforeAfterRow
	Answers                 []changedAnswer
	Said                    string // what the bars show, "" = no bars are drawn
}

type beforeAfterRow struct {
	Head, Before, After, Difference string
	Bars                            *barsView // nil = none are drawn
}

type changedAnswer struct{ Question, Before, After string }

// newBeforeAfter compares a result with the one before; nil where there is none.
func (s *Server) newBeforeAfter(c *gin.Context, v visitor, after intake.Outcome) (*beforeAfterView, error) {
	before, found, err := s.Intake.Before(c.Request.Context(), v.Access)
	if err != nil || !found {
		return nil, err
	}
	p := s.printer(c)
	return beforeAfterOf(p, before, report.NewChange(p, assessment(before), assessment(after))), nil
}

func beforeAfterOf(p *locale.Printer, before intake.Outcome, change report.Change) *beforeAfterView {
	view := &beforeAfterView{
		Lead:     p.T("report.before-after-lead", survey.Args{"Day": p.Date(before.Response.SubmittedAt)}),
		Obstacle: inWords(change.Obstacle), Engines: inWords(change.Engines), Comparable: change.Comparable(),
	}
	for _, r := range change.Rows {
		view.Rows = append(view.Rows, beforeAfterRow{Head: inWords(r.Head), Before: inWords(r.Before), After: inWords(r.After), Difference: inWords(r.Difference)})
	}
	for _, a := range change.Answers {
		view.Answers = append(view.Answers, changedAnswer{phrase(a.Question), inWords(a.Before), inWords(a.After)})
	}
	return view
}

// inWords is a line of a report as a page can hold it.
func inWords(line report.Line) string {
	return strings.Join(phrased([]report.Line{line}), "")
}
