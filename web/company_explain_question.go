package web

import (
	"math/big"
	"slices"

	"maturita/report"
	"maturita/scoring"
	"maturita/survey"
)

// question explains one question with what was answered.
func (m explainMaker) question(q *survey.Question, x *scoring.ExplainedQuestion) explainedQuestion {
	view := explainedQuestion{Text: m.words(q.Text), Reason: m.questionReason(x.State)}
	if x.State != scoring.OffPath {
		view.Answer = phrased(report.For(m.p, m.q).Answer(q, m.answers[q.ID]))
	}
	if x.State != scoring.Counts || x.Display == nil {
		return view
	}
	view.Score = m.p.Number(*x.Display)
	if !m.q.Display.Points && x.Exact != nil { // beside scores that are compared with levels
		view.Score = m.p.Number(m.model.Shown(*x.Exact))
	}
	view.Weight, view.Contribution = m.share(x.Weight), m.contribution(x.Contribution)
	if x.AsZero {
		view.Notes = append(view.Notes, m.p.T("company.explain.as-zero"))
	}
	if x.Limited && !x.AsZero {
		view.Notes = append(view.Notes, m.p.T("company.explain.limited"))
	}
	if x.Ticks != nil && x.AtLeast != nil {
		view.Notes = append(view.Notes, m.p.T("company.explain.at-least", survey.Args{"N": *x.Ticks, "Least": *x.AtLeast}))
	}
	view.Parts = m.parts(q, x)
	return view
}

// questionReason says why a question does not count, "" when it does.
func (m explainMaker) questionReason(state scoring.QuestionState) string {
	switch state {
	case scoring.NotAnswered:
		return m.p.T("company.explain.unanswered")
	case scoring.NotApplicable:
		return m.p.T("company.explain.not-applicable")
	case scoring.Weightless:
		return m.p.T("company.explain.weightless")
	case scoring.OffPath:
		return m.p.T("company.explain.off-path")
	case scoring.NotScored:
		return m.p.T("company.explain.not-scored")
	}
	return ""
}

// parts are the options of a question, the rows of a matrix or the ranges of a
// number, with what each is worth.
func (m explainMaker) parts(q *survey.Question, x *scoring.ExplainedQuestion) []explainedPart {
	var parts []explainedPart
	for _, o := range x.Options {
		if q.AtLeast > 0 { // points are not what counts
			break
		}
		parts = append(parts, explainedPart{
			Text: m.words(q.Option(o.ID).Text), Points: m.pointsOf(o.Points, nil), Contribution: m.contribution(o.Contribution), Yours: o.Chosen,
		})
	}
	for _, r := range x.Rows {
		part := explainedPart{Text: m.words(q.Row(r.ID).Text), Contribution: m.contribution(r.Contribution)}
		if r.Points == nil {
			part.Points = m.p.T("company.explain.row-not-applicable")
		} else {
			part.Points = m.pointsOf(*r.Points, r.Best)
		}
		parts = append(parts, part)
	}
	if x.Number != nil {
		parts = append(parts, m.bands(q, *x.Number)...)
	}
	return parts
}

// bands are the ranges of a number, the one that it lies in marked.
func (m explainMaker) bands(q *survey.Question, number survey.Decimal) []explainedPart {
	var parts []explainedPart
	for _, band := range q.Bands {
		parts = append(parts, explainedPart{
			Text:   m.p.T("company.explain.band", survey.Args{"From": m.said(q, survey.Answer{Kind: survey.AnswerNumber, Number: band.From})}),
			Points: m.pointsOf(band.Points.Rat().RatString(), nil),
		})
	}
	for i := range slices.Backward(parts) {
		if q.Bands[i].From <= number {
			parts[i].Yours = true
			break
		}
	}
	return parts
}

// pointsOf writes exact points, of best where that is given.
func (m explainMaker) pointsOf(exact string, best *string) string {
	points := m.p.Number(shortest(exact))
	if best != nil {
		return m.p.T("company.explain.points-of", survey.Args{"Points": points, "Best": m.p.Number(shortest(*best))})
	}
	if exact == "1/1" || exact == "1" {
		return m.p.T("company.explain.point")
	}
	return m.p.T("company.explain.points", survey.Args{"Points": points})
}

// shortest writes an exact figure with as few decimals as it takes: points have
// at most three.
func shortest(exact string) string {
	x, ok := new(big.Rat).SetString(exact)
	if !ok {
		return exact
	}
	text := ""
	for places := range 4 {
		text = scoring.Rounded(exact, places)
		if seen, ok := new(big.Rat).SetString(text); ok && seen.Cmp(x) == 0 {
			break
		}
	}
	return text
}
