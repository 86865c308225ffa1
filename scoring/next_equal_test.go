package scoring_test

import (
	"fmt"
	"reflect"
	"testing"

	"maturita/survey"
)

// Of steps that are worth the same the first in reading order that keeps the path
// is taken, alone and beside another move.
func TestNextLevelOfEqualSteps(t *testing.T) {
	points := options("0", "3", "3")
	scale := single("x")
	scale.Type, scale.Options = survey.Scale, points
	matrix := survey.Question{ID: "x", Type: survey.Matrix, Scored: true, Weight: d("1"), Options: points, Rows: rows("1")}
	bands := survey.Question{ID: "x", Type: survey.Number, Scored: true, Weight: d("1"), Max: survey.Whole(9), Bands: []survey.Band{{}, {From: survey.Whole(2), Points: d("3")}, {From: survey.Whole(4), Points: d("3")}}}
	row := func(id survey.OptionID) survey.Answer {
		return survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"r1": {Options: ids{id}}}}
	}
	option := func(op survey.Op, row survey.RowID) survey.Condition {
		return survey.Condition{Op: op, Question: "x", Row: row, Values: []string{"b"}}
	}
	for _, test := range []struct {
		name               string
		x                  survey.Question
		now, first, second survey.Answer
		when               survey.Condition // turned by the first alone
	}{
		{"choice", single("x", "0", "3", "3"), pick("a"), pick("b"), pick("c"), option(survey.OpEquals, "")},
		{"scale", scale, pick("a"), pick("b"), pick("c"), option(survey.OpEquals, "")},
		{"row", matrix, row("a"), row("b"), row("c"), option(survey.OpEquals, "r1")},
		{"tick", multiple("x", points), tick("a"), tick("a", "b"), tick("a", "c"), option(survey.OpContains, "")},
		{"number", bands, number("0"), number("2"), number("4"), survey.Condition{Op: survey.OpEquals, Question: "x", Number: survey.Whole(2)}},
	} {
		for _, beside := range []bool{false, true} {
			for _, conditional := range []bool{false, true} {
				t.Run(fmt.Sprint(test.name, " beside ", beside, " conditional ", conditional), func(t *testing.T) {
					follow := single("follow", "0", "0")
					follow.Scored = false
					answers, want := survey.Answers{"x": test.now, "y": pick("a")}, test.first
					if conditional {
						follow.When, want = &test.when, test.second
					} else {
						answers["follow"] = pick("a")
					}
					q := questionnaire(area("uno", test.x, single("y", "0", "1"), follow))
					q.Areas[0].Questions[0].Weight = d("3") // more than y
					level(q, map[bool]string{false: "30", true: "60"}[beside])
					if beside && test.name != "tick" {
						q.Levels[1].Bound.Value = d("90")
					}
					next, ok := compile(t, q).NextLevel(answers)
					if got, reference := nextText(next, ok), advanceText(q, nextLevel(q, answers)); got != reference {
						t.Fatalf("got %s\nreference %s", got, reference)
					}
					if len(next.Moves) != map[bool]int{false: 1, true: 2}[beside] || next.Moves[0].Question != "x" || !reflect.DeepEqual(next.Moves[0].Answer, want) {
						t.Errorf("got %s, want %v", nextText(next, ok), want)
					}
				})
			}
		}
	}
}
