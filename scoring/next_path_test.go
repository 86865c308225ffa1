package scoring_test

import (
	"testing"

	"maturita/survey"
)

// Moves that together would change the path are left aside, and such as change it
// alone are made where others put that right.
func TestNextLevelKeepsThePath(t *testing.T) {
	is := func(id survey.QuestionID) survey.Condition {
		return survey.Condition{Op: survey.OpEquals, Question: id, Values: []string{"b"}}
	}
	not := func(c survey.Condition) survey.Condition {
		return survey.Condition{Op: survey.OpNot, Parts: []survey.Condition{c}}
	}
	both := func(of ...survey.Condition) *survey.Condition {
		return &survey.Condition{Op: survey.OpAnd, Parts: of}
	}
	answers := survey.Answers{"x": pick("a"), "y": pick("a"), "w": pick("a")}
	// Of three questions each gives 100/3 for its step.
	build := func(when *survey.Condition, bound string) *survey.Questionnaire {
		follow := single("follow", "0", "0")
		follow.When, follow.Scored = when, false
		return level(questionnaire(area("uno", single("x", "0", "1"), single("y", "0", "1"), single("w", "0", "1"), follow)), bound)
	}
	whole := build(nil, "60")
	whole.Areas = append(whole.Areas, area("due", single("z", "0", "1")))
	whole.Areas[1].When, whole.Areas[1].Weight = both(is("x")), 0
	idle := build(nil, "30")
	idle.Areas = append(idle.Areas, area("due", single("z", "0", "1")))
	idle.Areas[1].When, idle.Areas[1].Weight = both(is("x")), 0
	idle.Areas[1].Questions[0].When = both(is("w"), not(is("w")))
	either := func(of ...survey.Condition) *survey.Condition {
		return &survey.Condition{Op: survey.OpOr, Parts: of}
	}
	inside := func(area survey.Condition) *survey.Questionnaire { // a question that y brings onto the path, with its area
		q := build(nil, "60")
		q.Areas = append(q.Areas, idle.Areas[1])
		q.Areas[1].When = &area
		q.Areas[1].Questions = []survey.Question{single("z", "0", "1")}
		q.Areas[1].Questions[0].When = both(is("y"))
		return q
	}
	for _, test := range []struct {
		name string
		q    *survey.Questionnaire
		want string
	}{
		{"no condition", build(nil, "60"), "high x:b+100/3 y:b+100/3 = 200/3"},
		{"one that alone changes it", build(both(is("x")), "60"), "high y:b+100/3 w:b+100/3 = 200/3"},
		{"two that together change it", build(both(is("x"), is("y")), "60"), "high x:b+100/3 w:b+100/3 = 200/3"},
		{"none of the sets", build(both(is("x"), is("y")), "90"), "high [uno x:b+100/3 y:b+100/3 w:b+100/3]"},
		{"one puts right what another changes", build(both(is("x"), not(is("w"))), "30"), "high y:b+100/3 = 100/3"},
		{"two, of which one puts the other right", build(both(is("x"), not(is("w"))), "60"), "high x:b+100/3 w:b+100/3 = 200/3"},
		{"all three", build(both(is("x"), not(is("w"))), "90"), "high x:b+100/3 y:b+100/3 w:b+100/3 = 100/1"},
		{"a condition that stays open either way", build(both(is("x"), is("y"), not(is("x"))), "60"), "high x:b+100/3 y:b+100/3 = 200/3"},
		{"a condition that others leave open before and after", build(either(*both(is("x"), is("y")), *both(not(is("x")), is("w"))), "60"), "high x:b+100/3 w:b+100/3 = 200/3"},
		{"a question in an area on the path", inside(survey.Condition{Op: survey.OpAnswered, Question: "x"}), "high x:b+100/3 w:b+100/3 = 200/3"},
		{"a question in an area off the path", inside(survey.Condition{Op: survey.OpEquals, Question: "x", Values: []string{"c"}}), "high x:b+100/3 y:b+100/3 = 200/3"},
		{"a question whose area leaves the path as it would come onto it", inside(not(is("y"))), "high x:b+100/3 y:b+100/3 = 200/3"},
		{"a question that comes onto the path with its area", inside(is("y")), "high x:b+100/3 w:b+100/3 = 200/3"},
		{"an area", whole, "high y:b+100/3 w:b+100/3 = 200/3"},
		{"an area whose question is asked in no case", idle, "high x:b+100/3 = 100/3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.q.Prepare()
			if got := way(compile(t, test.q).NextLevel(answers)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if got := advanceText(test.q, nextLevel(test.q, answers)); got != nextText(compile(t, test.q).NextLevel(answers)) {
				t.Errorf("the reference says %s", got)
			}
		})
	}
}
