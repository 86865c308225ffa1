package synthetic

import (
	"math"
	"slices"

	"maturita/survey"
)

// answers fills a questionnaire in as a company of some maturity, from 0 to 1,
// would: question by question, along its path.
func (w *World) answers(q *survey.Questionnaire, maturity float64) survey.Answers {
	answers := survey.Answers{}
	for i := range q.Areas {
		own := clamp(maturity+0.12*w.random.NormFloat64(), 0, 1) // areas differ
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			if !survey.Walk(q, answers).On(question.ID) || question.Optional && w.chance(0.6) {
				continue
			}
			answers[question.ID] = w.answer(question, clamp(own+0.15*w.random.NormFloat64(), 0, 1))
		}
	}
	return answers
}

func (w *World) answer(q *survey.Question, maturity float64) survey.Answer {
	if q.NotApplicable && w.chance(0.06) {
		a := survey.Answer{Kind: survey.AnswerInapplicable}
		if q.ReasonRequired {
			a.Reason = "Non riguarda la nostra attività."
		}
		return a
	}
	switch q.Type {
	case survey.Single, survey.Scale:
		return survey.Answer{Kind: survey.AnswerOption, Option: w.option(q, maturity)}
	case survey.Multiple:
		return survey.Answer{Kind: survey.AnswerOptions, Options: w.ticks(q, maturity)}
	case survey.Matrix:
		return w.rows(q, maturity)
	case survey.Number:
		step := survey.Decimal(math.Pow10(3 - q.Decimals))
		room := float64((min(q.Max, q.Min+survey.Whole(100)) - q.Min) / step)
		return survey.Answer{Kind: survey.AnswerNumber, Number: q.Min + survey.Decimal(math.Round(room*maturity*w.random.Float64()))*step}
	case survey.Date:
		return survey.Answer{Kind: survey.AnswerText, Text: "2020-01-15"}
	}
	return survey.Answer{Kind: survey.AnswerText, Text: "Testo di prova."}
}

// option is one whose points, of the most that there are, are near the maturity.
func (w *World) option(q *survey.Question, maturity float64) survey.OptionID {
	if !q.Scored {
		return pick(w, q.Options).ID
	}
	most := survey.Decimal(1)
	for _, o := range q.Options {
		most = max(most, o.Points)
	}
	best, off := 0, math.Inf(1)
	for i, o := range q.Options {
		if d := math.Abs(float64(o.Points)/float64(most)-maturity) + 0.1*w.random.Float64(); d < off {
			best, off = i, d
		}
	}
	return q.Options[best].ID
}

func (w *World) ticks(q *survey.Question, maturity float64) []survey.OptionID {
	var ticked []survey.OptionID
	for _, o := range q.Options {
		if !o.Exclusive && w.chance(0.04+0.8*maturity) {
			ticked = append(ticked, o.ID)
		}
	}
	if i := slices.IndexFunc(q.Options, func(o survey.Option) bool { return o.Exclusive }); i >= 0 && ticked == nil {
		return []survey.OptionID{q.Options[i].ID}
	}
	return ticked
}

func (w *World) rows(q *survey.Question, maturity float64) survey.Answer {
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
	for _, row := range q.Rows {
		switch {
		case q.RowNotApplicable && w.chance(0.08):
			a.Rows[row.ID] = survey.Cell{NotApplicable: true}
		case q.Columns:
			a.Rows[row.ID] = survey.Cell{Options: w.ticks(q, maturity)}
		default:
			a.Rows[row.ID] = survey.Cell{Options: []survey.OptionID{w.option(q, maturity)}}
		}
	}
	return a
}
