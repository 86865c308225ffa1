package scoring_test

import (
	"fmt"
	"maps"
	"testing"

	"maturita/survey"
)

func TestWhatIf(t *testing.T) {
	more := single("more", "0", "1", "2")
	more.When = &survey.Condition{Op: survey.OpEquals, Question: "x", Values: []string{"b"}}
	less := single("less", "0", "1")
	less.When = &survey.Condition{Op: survey.OpEquals, Question: "x", Values: []string{"a"}}
	m := compile(t, questionnaire(area("uno", single("x", "0", "1"), more, less)))
	answers := survey.Answers{"x": pick("a"), "more": pick("b"), "less": pick("b")}
	kept := maps.Clone(answers)
	for _, test := range []struct {
		name    string
		changes survey.Answers
		want    string
	}{
		{"nothing", nil, "50/1 [] []"}, // (0 + 1) / 2
		{"the path changes, and what is answered there counts", survey.Answers{"x": pick("b")}, "75/1 [more] [less]"}, // (1 + 1/2) / 2
		{"with a new answer on it", survey.Answers{"x": pick("b"), "more": pick("c")}, "100/1 [more] [less]"},
		{"an answer is taken away", survey.Answers{"less": {}}, "0/1 [] []"}, // half of the weight counts
		{"a condition loses its answer", survey.Answers{"x": {}}, "null [] [less]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := whatIf(t, m, answers, test.changes)
			overall := "null"
			if w.Result.Overall != nil {
				overall = w.Result.Overall.Exact
			}
			if got := fmt.Sprintf("%s %v %v", overall, w.Joined, w.Left); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	for id := range kept {
		if !answers[id].Equal(kept[id]) || len(answers) != len(kept) {
			t.Error("the answers have changed")
		}
	}
}

func TestWhatIfRefuses(t *testing.T) {
	m := compile(t, questionnaire(area("uno", single("x", "0", "1"))))
	_, err := m.WhatIf(nil, survey.Answers{"y": pick("a"), "x": pick("z")})
	if got, want := fmt.Sprint(err), "x: problem.option-unknown; y: problem.question-unknown"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if survey.KindOf(err) != survey.Invalid {
		t.Errorf("it is %s", survey.KindOf(err))
	}
}
