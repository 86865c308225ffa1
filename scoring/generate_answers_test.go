package scoring_test

import (
	"testing"

	"maturita/survey"
)

// answers gives some questions an answer that is permitted, whether or not they
// are on the path.
func (g *generator) answers(t testing.TB, q *survey.Questionnaire) survey.Answers {
	t.Helper()
	answers := survey.Answers{}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			if g.one(8) {
				continue
			}
			a := g.answer(question)
			if p := survey.CheckAnswer(question, a); len(p) > 0 {
				t.Fatalf("generated an answer to %s that is not permitted: %v", question.ID, p)
			}
			answers[question.ID] = a
		}
	}
	return answers
}

func (g *generator) answer(q *survey.Question) survey.Answer {
	if q.NotApplicable && g.one(6) {
		return inapplicable()
	}
	switch q.Type {
	case survey.Single, survey.Scale:
		return pick(q.Options[g.IntN(len(q.Options))].ID)
	case survey.Multiple:
		return tick(g.ticks(q)...)
	case survey.Number:
		step := []survey.Decimal{1000, 100, 10, 1}[q.Decimals]
		return survey.Answer{Kind: survey.AnswerNumber, Number: survey.Decimal(g.IntN(int(q.Max/step)+1)) * step}
	case survey.Date:
		return survey.Answer{Kind: survey.AnswerText, Text: "2026-02-28"}
	case survey.Matrix:
		return g.rows(q)
	}
	return survey.Answer{Kind: survey.AnswerText, Text: oneOf(g, "text", "=1+1", "è 🙂")}
}

func (g *generator) ticks(q *survey.Question) []survey.OptionID {
	var ticked []survey.OptionID
	for i := range q.Options {
		switch o := &q.Options[i]; {
		case o.Exclusive && len(ticked) == 0 && g.one(2):
			return []survey.OptionID{o.ID}
		case !o.Exclusive && g.one(2):
			ticked = append(ticked, o.ID)
		}
	}
	return ticked
}

func (g *generator) rows(q *survey.Question) survey.Answer {
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
	missing := g.one(8)
	for i := range q.Rows {
		switch {
		case missing && i == 0:
		case q.RowNotApplicable && g.one(4):
			a.Rows[q.Rows[i].ID] = survey.Cell{NotApplicable: true}
		case q.Columns:
			a.Rows[q.Rows[i].ID] = survey.Cell{Options: g.ticks(q)}
		default:
			a.Rows[q.Rows[i].ID] = survey.Cell{Options: []survey.OptionID{q.Options[g.IntN(len(q.Options))].ID}}
		}
	}
	return a
}

// improvements are all the answers to q that differ from a in one option with
// more points: of a choice, or in one row of a scale.
func improvements(q *survey.Question, a survey.Answer) []survey.Answer {
	var better []survey.Answer
	switch {
	case a.Kind == survey.AnswerOption:
		for i := range q.Options {
			if q.Options[i].Points > q.Option(a.Option).Points {
				better = append(better, pick(q.Options[i].ID))
			}
		}
	case a.Kind == survey.AnswerRows && !q.Columns:
		for id, cell := range a.Rows {
			for i := range q.Options {
				if cell.NotApplicable || q.Options[i].Points <= q.Option(cell.Options[0]).Points {
					continue
				}
				b := survey.Answer{Kind: a.Kind, Rows: map[survey.RowID]survey.Cell{}}
				for other, c := range a.Rows {
					b.Rows[other] = c
				}
				b.Rows[id] = survey.Cell{Options: []survey.OptionID{q.Options[i].ID}}
				better = append(better, b)
			}
		}
	}
	return better
}
