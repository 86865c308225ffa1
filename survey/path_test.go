package survey_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"maturita/survey"
)

// branching asks "goods" only who said yes, "stock" only who has goods, and the
// area "export" only who keeps a stock.
func branching() *survey.Questionnaire {
	yesNo := options("yes", "no")
	is := func(id survey.QuestionID) *survey.Condition {
		c := values(survey.OpEquals, id, "yes")
		return &c
	}
	without := not(values(survey.OpEquals, "stock", "yes"))
	q := &survey.Questionnaire{Areas: []survey.Area{
		{ID: "start", Questions: []survey.Question{
			{ID: "sells", Type: survey.Single, Options: yesNo, NotApplicable: true},
			{ID: "goods", Type: survey.Single, Options: yesNo, When: is("sells")},
			{ID: "stock", Type: survey.Single, Options: yesNo, When: is("goods")},
		}},
		{ID: "export", When: is("stock"), Questions: []survey.Question{
			{ID: "abroad", Type: survey.Single, Options: yesNo},
			{ID: "customs", Type: survey.Single, Options: yesNo, When: is("abroad")},
		}},
		{ID: "services", When: &without, Questions: []survey.Question{
			{ID: "hours", Type: survey.Number, Max: survey.Whole(24)},
		}},
		{ID: "late", Questions: []survey.Question{
			{ID: "duties", Type: survey.Single, Options: yesNo, When: is("customs")},
		}},
	}}
	q.Prepare()
	return q
}

func onPath(path survey.Path, q *survey.Questionnaire) string {
	var ids []string
	for i := range q.Areas {
		for _, question := range path.Questions(&q.Areas[i]) {
			ids = append(ids, string(question.ID))
		}
	}
	return strings.Join(ids, " ")
}

func TestPathFollowsTheAnswers(t *testing.T) {
	q := branching()
	for _, c := range []struct {
		answers string
		want    string
	}{
		{"", "sells hours"},
		{"sells=no", "sells hours"},
		{"sells=yes", "sells goods hours"},
		{"sells=yes goods=yes", "sells goods stock hours"},
		{"sells=yes goods=yes stock=no", "sells goods stock hours"},
		{"sells=yes goods=yes stock=yes", "sells goods stock abroad"},
		{"sells=yes goods=yes stock=yes abroad=yes", "sells goods stock abroad customs"},
		{"sells=yes goods=yes stock=yes abroad=yes customs=yes", "sells goods stock abroad customs duties"},
		// Answers that were left behind lead nowhere, along the whole chain.
		{"sells=no goods=yes stock=yes abroad=yes customs=yes", "sells hours"},
		{"sells=yes goods=no stock=yes abroad=yes customs=yes", "sells goods hours"},
		{"sells=yes goods=yes stock=no abroad=yes customs=yes", "sells goods stock hours"},
		{"goods=yes stock=yes", "sells hours"},
	} {
		answers := survey.Answers{}
		for pair := range strings.FieldsSeq(c.answers) {
			id, option, _ := strings.Cut(pair, "=")
			answers[survey.QuestionID(id)] = survey.Answer{Kind: survey.AnswerOption, Option: survey.OptionID(option)}
		}
		path := survey.Walk(q, answers)
		if got := onPath(path, q); got != c.want {
			t.Errorf("%q leads through %q, want %q", c.answers, got, c.want)
		}
		for id := range answers {
			if path.On(id) != slices.Contains(strings.Fields(c.want), string(id)) {
				t.Errorf("%q: %s is on the path: %t", c.answers, id, path.On(id))
			}
		}
	}
}

func TestPathKnowsItsAreas(t *testing.T) {
	q := branching()
	path := survey.Walk(q, given(t, q, "sells", `"yes"`))
	var areas []survey.AreaID
	for _, area := range path.Areas() {
		areas = append(areas, area.ID)
	}
	if want := []survey.AreaID{"start", "services"}; !slices.Equal(areas, want) {
		t.Errorf("areas with questions: %v, want %v", areas, want)
	}
	for id, want := range map[survey.AreaID]bool{"start": true, "export": false, "services": true, "late": true, "unknown": false} {
		if got := path.OnArea(id); got != want {
			t.Errorf("%s is asked about: %t", id, got)
		}
	}
	if path.On("unknown") {
		t.Error("a question that does not exist is on the path")
	}
}

func TestPathNeverLeadsThroughNonApplicabile(t *testing.T) {
	q := branching()
	answers := given(t, q, "sells", `{"na":true}`)
	if got := onPath(survey.Walk(q, answers), q); got != "sells hours" {
		t.Errorf("leads through %q", got)
	}
}

func TestScorableKeepsWhatIsOnThePath(t *testing.T) {
	q := everything()
	q.Areas[0].Questions[1].When = &survey.Condition{Op: survey.OpEquals, Question: "single", Values: []string{"a"}}
	answers := given(t, q, "single", `"b"`, "scale", `"high"`, "multiple", `[]`, "matrix", `{"r1":"always"}`)
	answers["text"], answers["unknown"] = survey.Answer{}, survey.Answer{Kind: survey.AnswerText, Text: "x"}
	kept := survey.Walk(q, answers).Scorable(answers)
	if got := slices.Sorted(maps.Keys(kept)); !slices.Equal(got, []survey.QuestionID{"matrix", "multiple", "single"}) {
		t.Errorf("kept %v", got)
	}
	if len(answers) != 6 {
		t.Errorf("the answers themselves were changed: %v", answers)
	}
}
