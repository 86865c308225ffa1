package questionnaires_test

import (
	"slices"
	"testing"

	"maturita/survey"
)

// The questions on technologies offer each list of the call whole, in its
// order, in use as planned.
func TestTechnologiesAreTheListsOfTheCall(t *testing.T) {
	q := preAssessment(t)
	for id, want := range map[survey.QuestionID]struct {
		list    int
		records survey.Record
	}{
		"tecnologie-uso":      {1, survey.RecordsInUse},
		"complementari-uso":   {2, survey.RecordsInUse},
		"tecnologie-piano":    {1, survey.RecordsPlanned},
		"complementari-piano": {2, survey.RecordsPlanned},
	} {
		question := q.Question(id)
		if question.Records != want.records {
			t.Errorf("%s records %q", id, question.Records)
		}
		var offered []survey.TechnologyID
		for _, o := range question.Options {
			if o.Exclusive != (o.Technology == "") {
				t.Errorf("%s: option %s names technology %q", id, o.ID, o.Technology)
			}
			if !o.Exclusive {
				offered = append(offered, o.Technology)
			}
		}
		var listed []survey.TechnologyID
		for _, technology := range survey.Technologies() {
			if technology.List == want.list {
				listed = append(listed, technology.ID)
			}
		}
		if !slices.Equal(offered, listed) {
			t.Errorf("%s offers %v, the list is %v", id, offered, listed)
		}
	}
}

// Plans are not maturity: they show in the indices, never in the score.
func TestPlannedTechnologiesDoNotScore(t *testing.T) {
	q := preAssessment(t)
	m := model(t, q)
	answers := answersOf(t, q, "accountant")
	before := m.Score(answers)
	for _, id := range []survey.QuestionID{"tecnologie-piano", "complementari-piano"} {
		var all []survey.OptionID
		for _, o := range q.Question(id).Options {
			if !o.Exclusive {
				all = append(all, o.ID)
			}
		}
		answers[id] = survey.Answer{Kind: survey.AnswerOptions, Options: all}
	}
	after := m.Score(answers)
	if before.Overall.Exact != after.Overall.Exact {
		t.Errorf("the overall goes from %s to %s", before.Overall.Exact, after.Overall.Exact)
	}
	counts := map[survey.IndexID]string{}
	for _, i := range after.Indices {
		counts[i.ID] = *i.Display
	}
	for id, want := range map[survey.IndexID]string{"elenco-1-uso": "1", "elenco-2-uso": "1", "elenco-1-piano": "11", "elenco-2-piano": "6"} {
		if counts[id] != want {
			t.Errorf("index %s is %s, want %s", id, counts[id], want)
		}
	}
}
