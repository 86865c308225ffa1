package survey_test

import (
	"encoding/json"
	"testing"

	"maturita/survey"
)

func options(ids ...survey.OptionID) []survey.Option {
	all := make([]survey.Option, len(ids))
	for i, id := range ids {
		all[i].ID = id
	}
	return all
}

// everything returns one required question of each form, in one area.
func everything() *survey.Questionnaire {
	ticks := append(options("x", "y", "z"), survey.Option{ID: "none", Exclusive: true, Text: survey.Text{"it": "Nessuna"}})
	rows := []survey.Row{{ID: "r1", Text: survey.Text{"it": "Prima"}}, {ID: "r2"}}
	q := &survey.Questionnaire{Areas: []survey.Area{{ID: "all", Questions: []survey.Question{
		{ID: "single", Type: survey.Single, Options: options("a", "b", "c"), NotApplicable: true, ReasonRequired: true},
		{ID: "scale", Type: survey.Scale, Options: options("low", "high")},
		{ID: "multiple", Type: survey.Multiple, Options: ticks, NotApplicable: true},
		{ID: "matrix", Type: survey.Matrix, Options: options("never", "always"), Rows: rows, RowNotApplicable: true},
		{ID: "columns", Type: survey.Matrix, Columns: true, Options: ticks, Rows: rows},
		{ID: "number", Type: survey.Number, Min: survey.Whole(-5), Max: survey.Whole(100), Decimals: 1},
		{ID: "text", Type: survey.FreeText, MaxLength: 10},
		{ID: "date", Type: survey.Date},
	}}}}
	q.Prepare()
	return q
}

// answer reads the JSON form of an answer that must be permitted.
func answer(t *testing.T, q *survey.Questionnaire, id survey.QuestionID, raw string) survey.Answer {
	t.Helper()
	a, err := survey.DecodeAnswer(q.Question(id), json.RawMessage(raw))
	if err != nil {
		t.Fatalf("%s: %s: %v", id, raw, err)
	}
	return a
}

// given reads answers in pairs of question and JSON form.
func given(t *testing.T, q *survey.Questionnaire, pairs ...string) survey.Answers {
	t.Helper()
	answers := survey.Answers{}
	for i := 0; i < len(pairs); i += 2 {
		answers[survey.QuestionID(pairs[i])] = answer(t, q, survey.QuestionID(pairs[i]), pairs[i+1])
	}
	return answers
}
