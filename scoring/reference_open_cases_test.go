package scoring_test

import "maturita/survey"

// one is a questionnaire of one area.
func one(change func(a *survey.Area), questions ...survey.Question) *survey.Questionnaire {
	a := area("uno", questions...)
	if change != nil {
		change(&a)
	}
	return questionnaire(a)
}

func openCases() []openCase {
	return append(append(openPaths(), openQuestions()...), append(openAreas(), openFigures()...)...)
}

// second adds an area that is asked when the condition holds.
func second(c survey.Condition, questions ...survey.Question) *survey.Questionnaire {
	b := area("due", single("last", "0", "1"))
	b.When = &c
	return questionnaire(area("uno", questions...), b)
}

func openPaths() []openCase {
	ticked := multiple("m", options("1", "1"))
	note := survey.Question{ID: "t", Type: survey.FreeText, MaxLength: 20}
	table := survey.Question{ID: "x", Type: survey.Matrix, Scored: true, Weight: d("1"), Options: options("0", "1"), Rows: rows("1", "1")}
	is := func(op survey.Op, q survey.QuestionID, value string) survey.Condition {
		return survey.Condition{Op: op, Question: q, Values: []string{value}}
	}
	ofRow := is(survey.OpNotEquals, "x", "b")
	ofRow.Row = "r1"
	text := survey.Answer{Kind: survey.AnswerText, Text: "a b"}
	first := single("y", "0", "1")
	return []openCase{
		{"an answer that is not permitted", second(is(survey.OpNotEquals, "m", "b"), ticked), survey.Answers{"m": tick("a", "a")}, lastAreaOf, "not-pertinent"},
		{"a value ticked alone", second(is(survey.OpEquals, "m", "a"), ticked), survey.Answers{"m": tick("a")}, lastAreaOf, "not-assessable"},
		{"a value ticked with another", second(is(survey.OpIn, "m", "a"), ticked), survey.Answers{"m": tick("a", "b")}, lastAreaOf, "not-pertinent"},
		{"unequal to what is ticked with another", second(is(survey.OpNotEquals, "m", "a"), ticked), survey.Answers{"m": tick("a", "b")}, lastAreaOf, "not-assessable"},
		{"a text contains nothing", second(is(survey.OpContains, "t", "a b"), first, note), survey.Answers{"t": text}, lastAreaOf, "not-pertinent"},
		{"a row of a matrix begun", second(ofRow, table), survey.Answers{"x": cells(ids{"a"})}, lastAreaOf, "not-pertinent"},
		{"a row of a whole matrix", second(ofRow, table), survey.Answers{"x": cells(ids{"a"}, ids{"a"})}, lastAreaOf, "not-assessable"},
	}
}

func openQuestions() []openCase {
	zero := single("q", "0", "1", "4")
	zero.Optional, zero.UnansweredZero, zero.Floor = true, true, d("1")
	table := survey.Question{ID: "q", Type: survey.Matrix, Scored: true, Weight: d("1"), Options: options("0", "1", "4"), Rows: rows("1", "1"), RowNotApplicable: true}
	begun := table
	begun.Optional, begun.UnansweredZero, begun.Floor = true, true, d("2")
	light := table
	light.Rows = rows("1", "0")
	high := table
	high.Floor = d("6")
	columns := table
	columns.Columns, columns.Combine, columns.Options = true, survey.Sum, options("2", "-1")
	capped := columns
	capped.Combine, capped.RowCap = survey.Maximum, limit("1")
	return []openCase{
		{"unanswered counts as the floor", one(nil, zero), nil, areaOf, "25/1 1/1"},
		{"a matrix begun counts with all rows", one(nil, begun), survey.Answers{"q": cells(nil)}, areaOf, "25/1 1/1"},
		{"only a row without weight applies", one(nil, light), survey.Answers{"q": cells(nil, ids{"c"})}, areaOf, "null 0/1"},
		{"the floor above the best of a row", one(nil, high), survey.Answers{"q": cells(ids{"a"}, nil)}, areaOf, "100/1 1/2"},
		{"a negative row lowers the other", one(nil, columns), survey.Answers{"q": cells(ids{"a"}, ids{"b"})}, areaOf, "25/1 1/1"},
		{"combined by max no cap counts", one(nil, capped), survey.Answers{"q": cells(ids{"a"}, ids{})}, areaOf, "50/1 1/1"},
	}
}

func openAreas() []openCase {
	light := single("l", "0", "1", "4")
	light.Weight = 0
	aggregate := func(how survey.Aggregate) func(*survey.Area) {
		return func(a *survey.Area) { a.Aggregate, a.MinCoverage = how, 0 }
	}
	staged := func(a *survey.Area) {
		aggregate(survey.Stages)(a)
		a.Stages = []survey.Stage{{ID: "a", Questions: []survey.QuestionID{"l", "other"}, Share: d("1")}, {ID: "b", Questions: []survey.QuestionID{"q"}, Share: d("1")}}
	}
	heavy := single("q", "0", "1")
	heavy.Weight = d("3")
	lightArea := area("due", single("z", "0", "1"))
	lightArea.Weight = 0
	noWeight := questionnaire(area("uno", heavy), lightArea)
	noWeight.Overall.MinAreas = 1
	answered := survey.Answers{"l": pick("b"), "q": inapplicable(), "z": pick("b")}
	return []openCase{
		{"a mean without weight", one(aggregate(survey.WeightedMean), light, heavy), answered, areaOf, "null 0/1"},
		{"a minimum without weight", one(aggregate(survey.Minimum), light, heavy), answered, areaOf, "25/1 0/1"},
		{"a sum knows no weight", one(aggregate(survey.Sum), light, heavy), survey.Answers{"l": pick("b"), "q": pick("b")}, areaOf, "40/1 1/1"},
		{"a stage without weight", one(staged, light, heavy, single("other", "0", "1")), survey.Answers{"l": pick("a"), "q": pick("b"), "other": inapplicable()}, areaOf, "100/1 3/4"},
		{"areas without weight", noWeight, answered, overallOf, "none"},
		{"only questions without weight on the path", weightless(light), survey.Answers{"l": pick("c")}, areaOf, "null 0/1"},
	}
}

// weightless has on its path one question without weight, as the other is not
// asked.
func weightless(light survey.Question) *survey.Questionnaire {
	heavy := single("q", "0", "1")
	heavy.When = &survey.Condition{Op: survey.OpEquals, Question: "l", Values: []string{"a"}}
	return one(func(a *survey.Area) { a.MinCoverage = 0 }, light, heavy)
}
