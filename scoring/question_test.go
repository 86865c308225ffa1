package scoring_test

import (
	"testing"

	"maturita/survey"
)

// TestQuestionScores takes each row of the table of SCORING.md §4. An empty want
// means that the question does not count.
func TestQuestionScores(t *testing.T) {
	choice := single("q", "0", "1", "3")
	negative := single("q", "-2", "1", "4")
	floored := single("q", "0", "1", "4")
	floored.Floor = d("1")
	ticks := multiple("q", alone(options("1", "2", "-1"), "0"))
	capped := multiple("q", alone(options("1", "2", "3"), "0"))
	capped.Cap = limit("4")
	proud := multiple("q", alone(options("1", "1"), "5"))
	atLeast := multiple("q", alone(options("0", "0", "0"), "0"))
	atLeast.AtLeast = 2
	zero := single("q", "0", "1")
	zero.Optional, zero.UnansweredZero = true, true
	optional := single("q", "0", "1")
	optional.Optional = true
	requiredZero := single("q", "0", "1")
	requiredZero.UnansweredZero = true
	banded := survey.Question{
		ID: "q", Type: survey.Number, Scored: true, Weight: d("1"), Max: d("100"), Decimals: 1,
		Bands: []survey.Band{{From: 0, Points: d("0")}, {From: d("10"), Points: d("5")}, {From: d("50"), Points: d("2.5")}},
	}

	tests := []struct {
		name     string
		question survey.Question
		answer   survey.Answer
		want     string
	}{
		{"lowest option", choice, pick("a"), "0"},
		{"middle option", choice, pick("b"), "1/3"},
		{"best option", choice, pick("c"), "1"},
		{"negative points are lifted to the floor 0", negative, pick("a"), "0"},
		{"option beside negative points", negative, pick("b"), "1/4"},
		{"earned below the floor is the floor", floored, pick("a"), "1/4"},
		{"earned above the floor", floored, pick("c"), "1"},
		{"non applicabile", choice, inapplicable(), ""},
		{"required and unanswered", choice, survey.Answer{}, ""},
		{"an unknown option is no answer", choice, pick("z"), ""},
		{"a wrong form is no answer", choice, tick("a"), ""},

		{"nothing ticked is an answer", ticks, tick(), "0"},
		{"best is the sum of the positive points", ticks, tick("a", "b"), "1"},
		{"negative points take away", ticks, tick("a", "b", "c"), "2/3"},
		{"only the negative option", ticks, tick("c"), "0"},
		{"the exclusive option has its own points", ticks, tick("none"), "0"},
		{"the exclusive option with others is no answer", ticks, tick("a", "none"), ""},
		{"an option twice is no answer", ticks, tick("a", "a"), ""},
		{"below the cap", capped, tick("c"), "3/4"},
		{"at most the cap", capped, tick("a", "b", "c"), "1"},
		{"best is the exclusive option's points if higher", proud, tick("none"), "1"},
		{"all the others then come to less", proud, tick("a", "b"), "2/5"},
		{"atLeast not reached", atLeast, tick("b"), "0"},
		{"atLeast reached", atLeast, tick("b", "c"), "1"},
		{"atLeast surpassed", atLeast, tick("a", "b", "c"), "1"},
		{"atLeast ignores the exclusive option", atLeast, tick("none"), "0"},

		{"optional and unanswered", optional, survey.Answer{}, ""},
		{"optional and unanswered counts as 0", zero, survey.Answer{}, "0"},
		{"that does not touch an answer", zero, pick("b"), "1"},
		{"nor non applicabile", zero, inapplicable(), ""},
		{"nor a required question", requiredZero, survey.Answer{}, ""},

		{"first band", banded, number("9.9"), "0"},
		{"lower bound inclusive", banded, number("10"), "1"},
		{"up to the next band", banded, number("49.9"), "1"},
		{"last band", banded, number("100"), "1/2"},
		{"out of range is no answer", banded, number("101"), ""},
		{"too many places is no answer", banded, number("9.95"), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := compile(t, questionnaire(area("uno", test.question)))
			wantScore(t, m.Questions(survey.Answers{"q": test.answer}), test.want)
		})
	}
}

func TestMatrixScores(t *testing.T) {
	scale := survey.Question{ID: "q", Type: survey.Matrix, Scored: true, Weight: d("1"), RowNotApplicable: true, Options: options("0", "1", "4"), Rows: rows("1", "3")}
	columns := survey.Question{ID: "q", Type: survey.Matrix, Scored: true, Weight: d("1"), RowNotApplicable: true, Columns: true, Combine: survey.Sum, Options: options("1", "0.5", "-1"), Rows: rows("1", "1")}
	capped := columns
	capped.RowCap = limit("1")
	highest := columns
	highest.Combine = survey.Maximum
	light := scale
	light.Rows = rows("1", "0")
	zero := scale
	zero.Optional, zero.UnansweredZero = true, true
	floored := scale
	floored.Floor = d("8")

	tests := []struct {
		name     string
		question survey.Question
		answer   survey.Answer
		want     string
	}{
		{"rows by weight", scale, cells(ids{"c"}, ids{"b"}), "7/16"},
		{"all best", scale, cells(ids{"c"}, ids{"c"}), "1"},
		{"a row non applicabile leaves both sums", scale, cells(nil, ids{"b"}), "1/4"},
		{"all rows non applicabile", scale, cells(nil, nil), ""},
		{"a row missing is unanswered", scale, cells(ids{"c"}), ""},
		{"no row at all", scale, cells(), ""},
		{"a row missing of one that counts as 0", zero, cells(ids{"c"}), "0"},
		{"only rows without weight applicable", light, cells(nil, ids{"c"}), ""},
		{"a row without weight changes nothing", light, cells(ids{"b"}, ids{"c"}), "1/4"},
		{"the floor is in points", floored, cells(ids{"a"}, ids{"a"}), "1/2"},
		{"the floor is never above best", floored, cells(ids{"a"}, nil), "1"},
		{"two points in a row of a scale is no answer", scale, cells(ids{"a", "b"}, ids{"a"}), ""},

		{"columns are summed per row", columns, cells(ids{"a", "b"}, ids{"b"}), "2/3"},
		{"none ticked is an answer", columns, cells(ids{}, ids{"a"}), "1/3"},
		{"a row below 0 takes from another", columns, cells(ids{"c"}, ids{"a"}), "0"},
		{"at most the row's cap", capped, cells(ids{"a", "b"}, ids{"b"}), "3/4"},
		{"the best column of a row", highest, cells(ids{"a", "b"}, ids{"b"}), "3/4"},
		{"of columns with negative points the highest", highest, cells(ids{"b", "c"}, ids{"c", "b"}), "1/2"},
		{"the only column ticked, negative", highest, cells(ids{"c"}, ids{"a"}), "0"},
		{"no column ticked", highest, cells(ids{}, ids{}), "0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := compile(t, questionnaire(area("uno", test.question)))
			wantScore(t, m.Questions(survey.Answers{"q": test.answer}), test.want)
		})
	}
}

func TestQuestionsFollowReadingOrderAndPath(t *testing.T) {
	asked := single("asked", "0", "1")
	asked.When = &survey.Condition{Op: survey.OpEquals, Question: "first", Values: []string{"b"}}
	aside := single("aside", "0", "1")
	aside.Scored = false
	m := compile(t, questionnaire(area("uno", single("first", "0", "1"), aside), area("due", asked, single("last", "0", "2"))))
	answers := survey.Answers{"last": pick("b"), "asked": pick("b"), "aside": pick("b"), "first": pick("a")}
	for _, test := range []struct {
		first survey.OptionID
		want  string
	}{{"a", "uno/first due/last "}, {"b", "uno/first due/asked due/last "}} {
		answers["first"] = pick(test.first)
		got := ""
		for _, q := range m.Questions(answers) {
			got += string(q.Area) + "/" + string(q.Question) + " "
		}
		if got != test.want {
			t.Errorf("first answered %s: %q, want %q", test.first, got, test.want)
		}
	}
}
