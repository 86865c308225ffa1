package intake

import (
	"maps"
	"slices"
	"testing"
	"time"

	"maturita/survey"
)

// version is a questionnaire of four questions in one area.
func version(major, minor int) *survey.Questionnaire {
	text := survey.Text{"it": "x"}
	options := []survey.Option{{ID: "no", Text: text}, {ID: "si", Text: text}}
	q := &survey.Questionnaire{
		Ref: survey.Ref{ID: "prova", Version: survey.Version{Major: major, Minor: minor}}, Language: "it", Title: text,
		Areas: []survey.Area{{ID: "uno", Title: text, Questions: []survey.Question{
			{ID: "stays", Type: survey.Single, Text: text, Options: options},
			{ID: "loses-an-option", Type: survey.Single, Text: text, Options: options[:1]},
			{ID: "changes-type", Type: survey.FreeText, Text: text, MaxLength: 10},
			{ID: "new", Type: survey.Single, Text: text, Options: options},
		}}},
	}
	q.Prepare()
	return q
}

func earlier() survey.Response {
	yes := survey.Answer{Kind: survey.AnswerOption, Option: "si"}
	return survey.Response{
		Instrument: survey.Ref{ID: "prova", Version: survey.Version{Major: 1, Minor: 3}},
		Answers: map[survey.QuestionID]survey.SavedAnswer{
			"stays":           {Answer: yes, Revision: 7, SavedAt: instant},
			"loses-an-option": {Answer: yes, Revision: 1, SavedAt: instant},
			"changes-type":    {Answer: yes, Revision: 1, SavedAt: instant},
			"is-gone":         {Answer: yes, Revision: 1, SavedAt: instant},
			"new":             {Revision: 2, SavedAt: instant}, // cleared
		},
	}
}

func TestUpdateCarriesWhatTheVersionPermits(t *testing.T) {
	began := instant.Add(time.Hour)
	for _, minor := range []int{0, 3, 4, 99} {
		got := carry(version(1, minor), earlier(), survey.Response{BeganAt: began})
		if ids := slices.Collect(maps.Keys(got)); !slices.Equal(ids, []survey.QuestionID{"stays"}) {
			t.Fatalf("1.%d: %v", minor, ids)
		}
		one := got["stays"]
		if !one.Carried || one.Revision != 1 || !one.SavedAt.Equal(began) || one.Answer.Option != "si" {
			t.Errorf("1.%d: %+v", minor, one)
		}
	}
}

func TestUpdateCarriesNothingToAnotherMajorVersion(t *testing.T) {
	for _, major := range []int{0, 2, 11} {
		got := carry(version(major, 3), earlier(), survey.Response{BeganAt: instant})
		if got == nil || len(got) > 0 {
			t.Errorf("%d.3: %v", major, got)
		}
	}
}
