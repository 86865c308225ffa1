package scoring_test

import "maturita/survey"

// openFigures are the cases about levels, indices, display and advice.
func openFigures() []openCase {
	ticked := multiple("m", alone(options("0", "0"), "1"))
	ticked.Scored = false
	columns := survey.Question{ID: "c", Type: survey.Matrix, Columns: true, Combine: survey.Sum, Options: options("0", "0"), Rows: rows("1", "1")}
	gated := func(gates ...survey.Gate) *survey.Questionnaire {
		third := area("tre", single("w", "0", "1"))
		third.When = &survey.Condition{Op: survey.OpEquals, Question: "x", Values: []string{"a"}}
		q := questionnaire(area("uno", single("x", "0", "39.96", "100"), ticked, columns), area("due", single("y", "0", "1")), third)
		q.Overall.MinAreas = 1
		for i, g := range gates {
			q.Levels = append(q.Levels, survey.Level{ID: survey.LevelID(rune('p' + i)), Bound: survey.Bound{Value: survey.Whole(10 * (i + 1))}, Gates: []survey.Gate{g}})
		}
		return q
	}
	indexed := func(indices ...survey.Index) *survey.Questionnaire {
		q := gated()
		q.Indices = indices
		return q
	}
	sum := survey.Index{ID: "s", Sum: []survey.IndexTerm{{Question: "y", Weight: d("1")}}}
	hundred := sum
	hundred.ID, hundred.OnHundred = "h", true
	count := survey.Index{ID: "n", Count: []survey.QuestionID{"m", "c"}}
	less := func(a, b survey.IndexID, onHundred bool) survey.Index {
		return survey.Index{ID: "d", Minuend: a, Subtrahend: b, OnHundred: onHundred}
	}
	points := gated(survey.Gate{Every: true, Least: 0})
	points.Display = survey.Display{Points: true}
	points.Levels[1].Bound.Value = d("40")
	areas := func(q *survey.Questionnaire) openCase { return openCase{q: q, answers: survey.Answers{"x": pick("b")}} }
	overall := areas(gated(survey.Gate{Area: "uno", Least: d("40")}))
	advised := gated()
	advised.Advice = []survey.Advice{
		{ID: "no-score", When: survey.AdviceCondition{Area: "due", Below: limit("100")}},
		{ID: "no-index", When: survey.AdviceCondition{Index: "s", Below: limit("100")}},
		{ID: "no-level", When: survey.AdviceCondition{Levels: []survey.LevelID{"base"}}},
		{ID: "not-assessable", When: survey.AdviceCondition{Area: "due", NotAssessed: true}},
	}
	advised.Indices = []survey.Index{sum}
	full := survey.Answers{"x": pick("c"), "m": tick("a"), "c": cells(ids{"a", "b"}, ids{"b"}), "y": pick("b")}
	none := survey.Answers{"x": pick("c"), "m": tick("none"), "c": cells(ids{"a", "b"}, ids{"b"})}
	return []openCase{
		{"conditions of every level are named", gated(survey.Gate{Question: "m", Ticks: 2}, survey.Gate{Area: "tre"}), full, gatesOf, "p m below, q tre not-pertinent, "},
		{"no area below y, which areas", gated(survey.Gate{Every: true, Least: d("1")}), none, gatesOf, "p due not-assessable, "},
		{"an exclusive option is no tick", gated(survey.Gate{Question: "m", Ticks: 1}), none, gatesOf, "p m below, "},
		{"ticks of all rows together", gated(survey.Gate{Question: "c", Ticks: 3}), none, gatesOf, ""},
		{"what counts towards a count", indexed(count), none, indexOf, "3/1 shown 3"},
		{"nothing counts", indexed(sum), none, indexOf, "null shown null"},
		{"a difference with nothing", indexed(sum, count, less("n", "s", false)), none, indexOf, "null shown null"},
		{"a difference on 0–100", indexed(sum, count, less("n", "s", true)), full, indexOf, "300/1 shown 300.0"},
		{"a difference as they are", indexed(hundred, count, less("n", "h", false)), full, indexOf, "-96/1 shown -96.0"},
		{"a difference of counts", indexed(count, survey.Index{ID: "k", Count: []survey.QuestionID{"m"}}, less("n", "k", false)), full, indexOf, "3/1 shown 3"},
		{"the overall respects the levels alone", overall.q, overall.answers, overallOf, "999/25 shown 40.0"},
		{"an area respects its gates", overall.q, overall.answers, areaDisplayOf, "39.96"},
		{"points respect the levels", points, overall.answers, areaDisplayOf, "39.96/100.00"},
		{"advice about what has no score", advised, survey.Answers{}, adviceOf, "[not-assessable]"},
	}
}
