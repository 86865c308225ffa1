package scoring_test

import (
	"math/big"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// way writes moves with their gains.
func way(next scoring.Next, ok bool) string {
	if !ok {
		return "none"
	}
	text := str(&next.Level)
	write := func(moves []scoring.Move) {
		for _, m := range moves {
			text += " " + string(m.Question)
			if m.Row != "" {
				text += "." + string(m.Row)
			}
			if m.Number != nil {
				text += "=" + m.Number.String()
			} else {
				text += ":" + string(m.Option)
			}
			text += "+" + m.Gain
		}
	}
	write(next.Moves)
	if next.After != nil {
		text += " = " + next.After.Exact
	}
	for _, a := range next.Areas {
		text += " [" + string(a.Area)
		write(a.Moves)
		text += "]"
	}
	return text
}

// level adds a level from a bound on.
func level(q *survey.Questionnaire, bound string, gates ...survey.Gate) *survey.Questionnaire {
	q.Levels = append(q.Levels, survey.Level{ID: "high", Bound: survey.Bound{Value: d(bound)}, Gates: gates})
	return q
}

// Of every aggregate of an area, alone with another that has what it can have.
func TestNextLevelByAggregate(t *testing.T) {
	build := func(how survey.Aggregate, bound string) *survey.Questionnaire {
		a := area("uno", single("x", "0", "1", "2"), single("y", "0", "1", "4"), single("w", "0", "3", "4"))
		a.Aggregate = how
		if how == survey.Stages {
			a.Stages = []survey.Stage{{ID: "first", Questions: []survey.QuestionID{"x", "y"}, Share: d("0.375")}, {ID: "second", Questions: []survey.QuestionID{"w"}, Share: d("0.75")}}
		}
		return level(questionnaire(a, area("due", single("z", "0", "1"))), bound)
	}
	answers := survey.Answers{"x": pick("a"), "y": pick("a"), "w": pick("a"), "z": pick("b")}
	for _, test := range []struct {
		how         survey.Aggregate
		bound, want string
	}{
		// One step: x gives 100·(1/2)/3/2 = 25/3, y 25/6, w 25/2.
		{survey.WeightedMean, "54", "high y:b+25/6 = 325/6"},
		{survey.WeightedMean, "55", "high x:b+25/3 = 175/3"},
		{survey.WeightedMean, "64", "high y:b+25/6 w:b+25/2 = 200/3"},
		{survey.WeightedMean, "75", "high x:b+25/3 y:b+25/6 w:b+25/2 = 75/1"},
		{survey.WeightedMean, "75.001", "high [uno w:b+25/2 x:b+25/3 y:b+25/6]"},
		// Of 10 points x gives one, y one, w three: 5, 5 and 15 of the overall.
		{survey.Sum, "55", "high x:b+5/1 = 55/1"},
		{survey.Sum, "60", "high w:b+15/1 = 65/1"}, // one move before two that come nearer
		{survey.Sum, "66", "high x:b+5/1 w:b+15/1 = 70/1"},
		{survey.Sum, "75", "high x:b+5/1 y:b+5/1 w:b+15/1 = 75/1"},
		// The lowest of 1/2, 1/4 and 3/4 is y's.
		{survey.Minimum, "62.5", "high x:b+0/1 y:b+0/1 w:b+0/1 = 125/2"},
		{survey.Minimum, "63", "high"},
		{survey.Maximum, "75", "high x:b+25/1 = 75/1"},
		{survey.Maximum, "60", "high y:b+25/2 = 125/2"},
		{survey.Maximum, "80", "high w:b+75/2 = 175/2"},
		// The first stage takes (1/2 + 1/4) / 2 = 3/8, the second w's 3/4.
		{survey.Stages, "75", "high x:b+0/1 y:b+0/1 = 75/1"},
		{survey.Stages, "76", "high x:b+0/1 y:b+0/1 w:b+0/1 = 100/1"},
	} {
		m := compile(t, build(test.how, test.bound))
		if got := way(m.NextLevel(answers)); got != test.want {
			t.Errorf("%s from %s:\ngot  %s\nwant %s", test.how, test.bound, got, test.want)
		}
	}
}

// Of every way to the overall.
func TestNextLevelByOverall(t *testing.T) {
	build := func(how survey.Aggregate, bound string, gates ...survey.Gate) *survey.Questionnaire {
		q := questionnaire(area("uno", single("x", "0", "1", "2"), single("y", "0", "1", "4")), area("due", single("z", "0", "4", "8")))
		q.Overall.Aggregate = how
		return level(q, bound, gates...)
	}
	answers := survey.Answers{"x": pick("a"), "y": pick("a"), "z": pick("a")}
	for _, test := range []struct {
		how   survey.Aggregate
		bound string
		gates []survey.Gate
		want  string
	}{
		{survey.Minimum, "20", nil, "high x:b+0/1 z:b+0/1 = 25/1"}, // y alone would bring uno to 12.5
		{survey.Minimum, "12.5", nil, "high y:b+0/1 z:b+0/1 = 25/2"},
		{survey.Minimum, "37.5", nil, "high x:b+0/1 y:b+0/1 z:b+0/1 = 75/2"},
		{survey.Minimum, "38", nil, "high"},
		{survey.Minimum, "12.5", []survey.Gate{{Area: "due", Least: d("50")}}, "high y:b+0/1 z:b+0/1 = 25/2"},
		// Of 14 points.
		{survey.Sum, "7", nil, "high x:b+50/7 = 50/7"},
		{survey.Sum, "14", nil, "high z:b+200/7 = 200/7"},
		{survey.Sum, "29", nil, "high x:b+50/7 z:b+200/7 = 250/7"},
		{survey.Sum, "7", []survey.Gate{{Area: "uno", Least: d("13")}}, "high x:b+50/7 = 50/7"},
		{survey.Sum, "7", []survey.Gate{{Area: "uno", Least: d("26")}}, "high x:b+50/7 y:b+50/7 = 100/7"},
		{survey.Sum, "7", []survey.Gate{{Every: true, Least: d("12.5")}}, "high x:b+50/7 z:b+200/7 = 250/7"},
	} {
		m := compile(t, build(test.how, test.bound, test.gates...))
		if got := way(m.NextLevel(answers)); got != test.want {
			t.Errorf("%s from %s:\ngot  %s\nwant %s", test.how, test.bound, got, test.want)
		}
	}
}

// One step of every type of question that can be moved, and of those that cannot.
func TestNextLevelMoves(t *testing.T) {
	scale := survey.Question{ID: "q", Type: survey.Matrix, Scored: true, Weight: d("1"), Options: options("0", "2", "1"), Rows: rows("1", "3"), RowNotApplicable: true}
	columns := survey.Question{ID: "q", Type: survey.Matrix, Scored: true, Weight: d("1"), Columns: true, Options: alone(options("1", "-1", "3"), "0"), Rows: rows("1", "3"), RowNotApplicable: true}
	amount := survey.Question{ID: "q", Type: survey.Number, Scored: true, Weight: d("1"), Min: d("-5"), Max: d("100"), Decimals: 1,
		Bands: []survey.Band{{From: d("-5"), Points: d("2")}, {From: d("-2.25"), Points: d("0")}, {From: d("10.01"), Points: d("5")}, {From: d("10.02"), Points: d("1")}, {From: d("20.33"), Points: d("3")}}}
	least := multiple("q", options("0", "0", "0"))
	least.AtLeast = 2
	for _, test := range []struct {
		name   string
		q      survey.Question
		answer survey.Answer
		want   string
	}{
		{"single: the fewest points above, the first of equal ones", single("q", "0", "3", "1", "1", "4"), pick("a"), "high q:c+25/1 = 25/1"},
		{"single: the best", single("q", "0", "3"), pick("b"), "none"},
		{"single: unanswered", single("q", "0", "3"), survey.Answer{}, "none"},
		{"multiple", multiple("q", options("3", "-1", "1")), tick(), "high q:c+25/1 = 25/1"},
		{"multiple: in place of an exclusive option", multiple("q", alone(options("3", "1"), "0")), tick("none"), "high q:b+25/1 = 25/1"},
		{"multiple: never lower", multiple("q", alone(options("3", "1"), "2")), tick("none"), "high q:a+25/1 = 75/1"},
		{"multiple: so many ticks", least, tick("b"), "high q:a+100/1 = 100/1"},
		{"multiple: too few ticks", least, tick(), "high"},
		{"scale in rows", scale, cells(ids{"c"}, ids{"a"}), "high q.r1:b+25/2 = 25/1"},
		{"scale in rows that apply", scale, cells(nil, ids{"a"}), "high q.r2:c+50/1 = 50/1"},
		{"columns", columns, cells(ids{"none"}, ids{}), "high q.r1:a+25/4 = 25/4"},
		// from 0 points: 1 from 10.1 (10.02 to 20.33), as 10.01 to 10.02 holds no number of one decimal
		{"number", amount, number("3"), "high q=10.1+20/1 = 20/1"},
		{"number: not the band without a number in it", amount, number("50"), "high"},
		{"number: below zero, the lower band is better", amount, number("10.5"), "high q=-5+20/1 = 40/1"},
		{"number: up a gap", amount, number("-4"), "high q=20.4+20/1 = 60/1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := questionnaire(area("uno", test.q))
			m := compile(t, q)
			answers := survey.Answers{"q": test.answer}
			if r := m.Score(answers); r.Overall != nil && r.Overall.Exact != "100/1" {
				level(q, plus(r.Overall.Rat(), big.NewRat(1, 1000)).FloatString(3)) // just above
				m = compile(t, q)
			}
			if got := way(m.NextLevel(answers)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
