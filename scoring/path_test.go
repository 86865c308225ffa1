package scoring_test

import (
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// anyAnswer is of any form, permitted or not.
func (g *generator) anyAnswer(q *survey.Question) survey.Answer {
	other := *q
	switch g.IntN(4) {
	case 0:
		other.Type = oneOf(g, survey.Single, survey.Multiple, survey.Matrix, survey.Number, survey.FreeText, survey.Date)
		if other.Rows == nil {
			other.Rows = rows("1", "1")
		}
		other.NotApplicable, other.RowNotApplicable = true, true
	case 1:
		return oneOf(g, tick("a", "a"), tick("none", "a"), tick("none"), tick("zz"), pick("zz"), pick(""), survey.Answer{}, survey.Answer{Kind: 99},
			inapplicable(), survey.Answer{Kind: survey.AnswerInapplicable, Reason: "\x00"}, number("-1"), number("100.001"), number("0.001"),
			cells(), cells(nil, nil, nil, nil), cells(ids{"a", "b"}, ids{}), cells(ids{"a"}, ids{"none", "a"}, ids{"b"}),
			survey.Answer{Kind: survey.AnswerText, Text: " "}, survey.Answer{Kind: survey.AnswerText, Text: "a text longer than it may be"})
	}
	a := g.answer(&other)
	if a.Kind == survey.AnswerRows && g.one(4) {
		a.Rows[oneOf[survey.RowID](g, "r1", "r9")] = survey.Cell{Options: oneOf(g, ids{"a"}, ids{"a", "zz"}, ids{}, ids{"b", "b"}), NotApplicable: g.one(3)}
	}
	return a
}

func (g *generator) anyAnswers(q *survey.Questionnaire) survey.Answers {
	answers := survey.Answers{}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			if question := &q.Areas[i].Questions[j]; !g.one(6) {
				answers[question.ID] = g.anyAnswer(question)
			}
		}
	}
	return answers
}

// permitted are the answers that survey.CheckAnswer lets pass.
func permitted(q *survey.Questionnaire, answers survey.Answers) survey.Answers {
	kept := survey.Answers{}
	for id, a := range answers {
		if len(survey.CheckAnswer(q.Question(id), a)) == 0 {
			kept[id] = a
		}
	}
	return kept
}

// where tells by the published functions where a question stands.
func where(path survey.Path, q *survey.Question, a survey.Answer) string {
	switch {
	case !path.On(q.ID):
		return "off the path"
	case !survey.Answered(q, a):
		return "unanswered"
	case survey.Inapplicable(q, a):
		return "inapplicable"
	}
	return "answered"
}

// The engine's own walk, reading of answers and conditions agree with
// survey.Walk, survey.CheckAnswer and survey.Condition.
func TestPropertyPath(t *testing.T) {
	seen := map[string]int{}
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, _ survey.Answers) {
		q := m.Questionnaire()
		for range 5 {
			answers := g.anyAnswers(q)
			good := permitted(q, answers)
			path := survey.Walk(q, good)
			for i := range q.Areas {
				for j := range q.Areas[i].Questions {
					question := &q.Areas[i].Questions[j]
					want := where(path, question, good[question.ID])
					if got := m.Where(answers, question.ID); got != want {
						t.Errorf("question %s answered %+v is %s, should be %s", question.ID, answers[question.ID], got, want)
					}
					seen[want]++
				}
			}
			for range 10 {
				c := g.condition(1)
				if got, want := m.Holds(c, answers), path.Holds(c, good); got != want {
					t.Errorf("%+v holds: %t, should be %t", *c, got, want)
				}
			}
		}
	})
	for _, standing := range []string{"off the path", "unanswered", "inapplicable", "answered"} {
		if seen[standing] < rounds {
			t.Errorf("only %d questions were %s", seen[standing], standing)
		}
	}
}

// FuzzPermitted reads one answer of any form to one question as survey.CheckAnswer
// and survey.Answered do.
func FuzzPermitted(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, seed, stream uint64) {
		g := newGenerator(seed, stream)
		question := g.question("q")
		question.When = nil
		q := questionnaire(area("uno", question, single("x", "0", "1")))
		answers := survey.Answers{"q": g.anyAnswer(&question)}
		good := permitted(q, answers)
		if got, want := compile(t, q).Where(answers, "q"), where(survey.Walk(q, good), q.Question("q"), good["q"]); got != want {
			t.Errorf("%+v: %+v is %s, should be %s", question, answers["q"], got, want)
		}
	})
}
