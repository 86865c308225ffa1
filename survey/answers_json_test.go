package survey_test

import (
	"fmt"
	"strings"
	"testing"

	"maturita/survey"
)

// said writes problems with the arguments that tell a person what is meant.
func said(err error) string {
	problems, _ := err.(survey.Problems)
	var all []string
	for _, p := range problems {
		text := p.Field + " " + strings.TrimPrefix(p.Key, "problem.")
		for _, name := range []string{"Option", "Row", "Line", "Column", "Near"} {
			if value, ok := p.Args[name]; ok {
				text += fmt.Sprintf(" %s=%v", name, value)
			}
		}
		if p.Row != nil {
			text += " in " + p.Row["it"]
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// rowed is a questionnaire with a table of each kind.
func rowed() *survey.Questionnaire {
	options := []survey.Option{{ID: "a", Text: survey.Text{"it": "A"}}, {ID: "b", Text: survey.Text{"it": "B"}}}
	rows := []survey.Row{{ID: "r1", Text: survey.Text{"it": "Uno"}}, {ID: "r2", Text: survey.Text{"it": "Due"}}}
	q := &survey.Questionnaire{Areas: []survey.Area{{ID: "area", Questions: []survey.Question{
		{ID: "scale", Type: survey.Matrix, Options: options, Rows: rows, RowNotApplicable: true, NotApplicable: true},
		{ID: "boxes", Type: survey.Matrix, Options: options, Rows: rows, Columns: true},
		{ID: "ticks", Type: survey.Multiple, Options: options},
	}}}}
	q.Prepare()
	return q
}

func TestEveryProblemOfAnAnswerIsNamed(t *testing.T) {
	for raw, want := range map[string]string{
		`{"ticks":["z","y","a","a"]}`:               "ticks option-unknown Option=z; ticks option-unknown Option=y; ticks option-twice Option=map[it:A]",
		`{"scale":{"r1":1,"r2":"z","r9":"a"}}`:      "scale answer-form in Uno; scale option-unknown Option=z in Due; scale row-unknown Row=r9",
		`{"scale":{"r1":"x","r2":"y"}}`:             "scale option-unknown Option=x in Uno; scale option-unknown Option=y in Due",
		`{"boxes":{"r1":["z","a","a"],"r2":"a"}}`:   "boxes answer-form in Due; boxes option-unknown Option=z in Uno; boxes option-twice Option=map[it:A] in Uno",
		`{"scale":{"NA":true},"ticks":{"NA":true}}`: "scale row-unknown Row=NA; ticks answer-form",
		`{"scale":{"r1":{"NA":true},"r2":"a"}}`:     "scale answer-form in Uno",
		`{"scale":{"na":true,"Reason":"x"}}`:        "scale row-unknown Row=Reason; scale row-unknown Row=na",
		`{"scale":{"na":true,"reason":1}}`:          "scale row-unknown Row=na; scale row-unknown Row=reason",
		"{\"ticks\":[\"\\u001b[31m\\n\"]}":          "ticks option-unknown Option=\ufffd[31m\ufffd",
		"{\"\\u001b\\nq9: falsa\":1}":               "\ufffd\ufffdq9: falsa question-unknown",
		`{"` + strings.Repeat("è", 1000) + `":1}`:   strings.Repeat("è", 40) + "… question-unknown",
	} {
		if _, err := survey.DecodeAnswers(rowed(), []byte(raw)); said(err) != want {
			t.Errorf("%.80s:\n got %s\nwant %s", raw, said(err), want)
		}
	}
}

func TestAnswersThatAreNoJSONHaveAPlace(t *testing.T) {
	for raw, want := range map[string]string{
		"":                                    " answers-json Line=1 Column=1 Near=",
		"ciao":                                " answers-json Line=1 Column=1 Near=ciao",
		"{\"ticks\": [\"a\"],\n  \"è\": NaN}": " answers-json Line=2 Column=8 Near=NaN}",
		"{\"ticks\":[\"a\"]":                  " answers-json Line=1 Column=15 Near=",
		"{\"ticks\":[\"a\"]}\n{}":             " answers-json Line=2 Column=1 Near={}",
		"{\"ticks\":[\"caff\xe8\"]}":          " text-encoding",
		strings.Repeat("[", 20_000):           " answers-json Line=1 Column=10001 Near=" + strings.Repeat("[", 40) + "…",
		"7":                                   " answers-object",
	} {
		if answers, err := survey.DecodeAnswers(rowed(), []byte(raw)); said(err) != want || answers != nil {
			t.Errorf("%.80q:\n got %s\nwant %s", raw, said(err), want)
		}
	}
}

func TestAnswersMayBeginWithAByteOrderMark(t *testing.T) {
	if answers, err := survey.DecodeAnswers(rowed(), []byte("\ufeff{\"ticks\":[]}")); err != nil || len(answers) != 1 {
		t.Errorf("%v, %v", answers, err)
	}
}
