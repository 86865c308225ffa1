package survey_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"maturita/survey"
)

func matrixOfTwo() survey.Question {
	return survey.Question{
		ID: "table", Type: survey.Matrix, RowNotApplicable: true, NotApplicable: true,
		Options: []survey.Option{{ID: "never"}, {ID: "always"}},
		Rows:    []survey.Row{{ID: "r1"}, {ID: "r2"}},
	}
}

// A matrix whose every row is non applicabile is as non applicabile as the whole
// (SCORING.md §§3 and 4).
func TestInapplicableMatrix(t *testing.T) {
	table := matrixOfTwo()
	next := survey.Question{ID: "next", Type: survey.FreeText, When: &survey.Condition{Op: survey.OpAnswered, Question: "table"}}
	q := &survey.Questionnaire{Areas: []survey.Area{{ID: "area", Questions: []survey.Question{table, next}}}}
	q.Prepare()
	for answer, want := range map[string]bool{
		`{"na":true}`:                         false,
		`{"r1":{"na":true},"r2":{"na":true}}`: false,
		`{"r1":{"na":true},"r2":"never"}`:     true,
		`{"r1":{"na":true}}`:                  false, // incomplete
	} {
		a, err := survey.DecodeAnswer(&table, json.RawMessage(answer))
		if err != nil {
			t.Fatal(answer, err)
		}
		answers := survey.Answers{"table": a}
		path := survey.Walk(q, answers)
		if got := path.On("next"); got != want {
			t.Errorf("%s: the question after it is asked: %t, want %t", answer, got, want)
		}
		if got := path.Holds(next.When, answers); got != want {
			t.Errorf("%s: answered: %t, want %t", answer, got, want)
		}
	}
}

func TestNumberIn(t *testing.T) {
	c := survey.Condition{Op: survey.OpIn, Question: "n", Values: []string{"1", "2.50", "two"}}
	question := &survey.Question{ID: "n", Type: survey.Number}
	for n, want := range map[survey.Decimal]bool{1000: true, 2500: true, 2000: false, 0: false} {
		got := c.Holds(func(survey.QuestionID) (*survey.Question, survey.Answer, bool) {
			return question, survey.Answer{Kind: survey.AnswerNumber, Number: n}, true
		})
		if got != want {
			t.Errorf("%s in %v: %t", n, c.Values, got)
		}
	}
}

func TestUnknownRowsAreReportedInOrder(t *testing.T) {
	table := matrixOfTwo()
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"z": {}, "y": {}, "x": {}, "w": {}}}
	for range 20 {
		got := ""
		for _, p := range survey.CheckAnswer(&table, a) {
			got += fmt.Sprint(p.Key, " ", p.Args["Row"], "; ")
		}
		if want := "problem.row-unknown w; problem.row-unknown x; problem.row-unknown y; problem.row-unknown z; "; got != want {
			t.Fatalf("%s", got)
		}
	}
}

func TestAnswersOfWrongFormAreRefused(t *testing.T) {
	table := matrixOfTwo()
	for _, raw := range []string{
		`{"r1":"never","r1":"always","r2":"never"}`, // a row twice
		`{"na":true} {"na":true}`,                   // something after it
		`{"na":true}x`,
		`{"r1":{"na":true,"reason":"no"},"r2":"never"}`,
	} {
		if a, err := survey.DecodeAnswer(&table, json.RawMessage(raw)); survey.KindOf(err) != survey.Invalid {
			t.Errorf("%s is read as %+v, %v", raw, a, err)
		}
	}
}

func TestEncodeAnswerRefusesHalfARow(t *testing.T) {
	table := matrixOfTwo()
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"r1": {}}}
	if raw, err := survey.EncodeAnswer(&table, a); err == nil {
		t.Errorf("written as %s", raw)
	}
}
