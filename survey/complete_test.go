package survey_test

import (
	"strings"
	"testing"

	"maturita/survey"
)

func TestCompleteAnswersMayBeSubmitted(t *testing.T) {
	q := everything()
	answers := given(t, q, "single", `{"na":true,"reason":"non vendiamo"}`, "scale", `"low"`, "multiple", `[]`,
		"matrix", `{"r1":{"na":true},"r2":{"na":true}}`, "columns", `{"r1":[],"r2":["none"]}`,
		"number", `0`, "text", `"x"`, "date", `"2026-01-31"`)
	if problems := survey.CheckComplete(q, answers); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestIncompleteAnswersAreListedInReadingOrder(t *testing.T) {
	q := everything()
	q.Areas[0].Questions[6].Optional = true
	answers := given(t, q, "matrix", `{"r1":"always"}`, "number", `1`)
	answers["scale"] = survey.Answer{Kind: survey.AnswerOption, Option: "middle"}
	answers["date"] = survey.Answer{Kind: survey.AnswerNumber}
	want := "single: problem.unanswered; scale: problem.option-unknown; multiple: problem.unanswered; matrix: problem.unanswered; columns: problem.unanswered; date: problem.answer-form"
	if got := problemsOf(survey.CheckComplete(q, answers).Err()); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestOptionalAnswerMustStillBePermitted(t *testing.T) {
	q := everything()
	q.Areas[0].Questions[6].Optional = true
	answers := survey.Answers{"text": {Kind: survey.AnswerText, Text: strings.Repeat("a", 11)}}
	if got := problemsOf(survey.CheckComplete(q, answers).Err()); !strings.Contains(got, "text: problem.text-long") {
		t.Error(got)
	}
}

func TestOnlyThePathMustBeComplete(t *testing.T) {
	q := branching()
	answers := given(t, q, "sells", `"no"`, "hours", `8`)
	answers["goods"] = survey.Answer{Kind: survey.AnswerOption, Option: "gone"}
	answers["unknown"] = survey.Answer{Kind: survey.AnswerText}
	if problems := survey.CheckComplete(q, answers); len(problems) > 0 {
		t.Error(problems)
	}
	answers["sells"] = survey.Answer{Kind: survey.AnswerOption, Option: "yes"}
	if got := problemsOf(survey.CheckComplete(q, answers).Err()); got != "goods: problem.option-unknown" {
		t.Error(got)
	}
}

func TestOptionalQuestionMayStayUnanswered(t *testing.T) {
	q := branching()
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			q.Areas[i].Questions[j].Optional = true
		}
	}
	if problems := survey.CheckComplete(q, nil); len(problems) > 0 {
		t.Error(problems)
	}
}
