package survey_test

import (
	"testing"

	"maturita/survey"
)

func values(op survey.Op, question survey.QuestionID, v ...string) survey.Condition {
	return survey.Condition{Op: op, Question: question, Values: v}
}

func numeric(op survey.Op, n survey.Decimal) survey.Condition {
	return survey.Condition{Op: op, Question: "number", Number: n}
}

func inRow(op survey.Op, question survey.QuestionID, row survey.RowID, v ...string) survey.Condition {
	return survey.Condition{Op: op, Question: question, Row: row, Values: v}
}

func not(c survey.Condition) survey.Condition {
	return survey.Condition{Op: survey.OpNot, Parts: []survey.Condition{c}}
}

func and(parts ...survey.Condition) survey.Condition {
	return survey.Condition{Op: survey.OpAnd, Parts: parts}
}

func or(parts ...survey.Condition) survey.Condition {
	return survey.Condition{Op: survey.OpOr, Parts: parts}
}

func TestConditionComparesAnswers(t *testing.T) {
	q := everything()
	answers := given(t, q, "single", `"b"`, "scale", `"high"`, "multiple", `["x","z"]`,
		"matrix", `{"r1":"always","r2":{"na":true}}`, "columns", `{"r1":["y"],"r2":[]}`,
		"number", `2.5`, "text", `"Ciao"`, "date", `"2026-01-31"`)
	path := survey.Walk(q, answers)
	for _, c := range []struct {
		name string
		when survey.Condition
		want bool
	}{
		{"equals the option", values(survey.OpEquals, "single", "b"), true},
		{"equals another option", values(survey.OpEquals, "single", "a"), false},
		{"differs from the option", values(survey.OpNotEquals, "single", "b"), false},
		{"differs from another option", values(survey.OpNotEquals, "single", "a"), true},
		{"in a list", values(survey.OpIn, "scale", "low", "high"), true},
		{"not in a list", values(survey.OpIn, "scale", "low", "middle"), false},
		{"contains a tick", values(survey.OpContains, "multiple", "z"), true},
		{"contains no such tick", values(survey.OpContains, "multiple", "y"), false},
		{"answered", values(survey.OpAnswered, "multiple"), true},
		{"a matrix answered", values(survey.OpAnswered, "matrix"), true},
		{"a row equals", inRow(survey.OpEquals, "matrix", "r1", "always"), true},
		{"a row differs", inRow(survey.OpNotEquals, "matrix", "r1", "always"), false},
		{"a row in a list", inRow(survey.OpIn, "matrix", "r1", "never", "always"), true},
		{"a row answered", inRow(survey.OpAnswered, "matrix", "r1"), true},
		{"a row non applicabile answered", inRow(survey.OpAnswered, "matrix", "r2"), false},
		{"a row non applicabile differs", inRow(survey.OpNotEquals, "matrix", "r2", "never"), false},
		{"a row contains a column", inRow(survey.OpContains, "columns", "r1", "y"), true},
		{"a row without ticks contains none", inRow(survey.OpContains, "columns", "r2", "y"), false},
		{"a row without ticks is answered", inRow(survey.OpAnswered, "columns", "r2"), true},
		{"a row that is not there", inRow(survey.OpAnswered, "columns", "r9"), false},
		{"number equals", numeric(survey.OpEquals, 2500), true},
		{"number equals another", numeric(survey.OpEquals, 2501), false},
		{"number differs", numeric(survey.OpNotEquals, 2500), false},
		{"number below", numeric(survey.OpLess, 2501), true},
		{"number not below itself", numeric(survey.OpLess, 2500), false},
		{"number at most itself", numeric(survey.OpAtMost, 2500), true},
		{"number not at most less", numeric(survey.OpAtMost, 2499), false},
		{"number above", numeric(survey.OpMore, 2499), true},
		{"number not above itself", numeric(survey.OpMore, 2500), false},
		{"number at least itself", numeric(survey.OpAtLeast, 2500), true},
		{"number not at least more", numeric(survey.OpAtLeast, 2501), false},
		{"number answered", numeric(survey.OpAnswered, 0), true},
		{"text equals", values(survey.OpEquals, "text", "Ciao"), true},
		{"text equals letter by letter", values(survey.OpEquals, "text", "ciao"), false},
		{"text differs", values(survey.OpNotEquals, "text", "ciao"), true},
		{"date in a list", values(survey.OpIn, "date", "2026-01-30", "2026-01-31"), true},
		{"date answered", values(survey.OpAnswered, "date"), true},
	} {
		if got := path.Holds(&c.when, answers); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
		inverted := not(c.when)
		if got := path.Holds(&inverted, answers); got == c.want {
			t.Errorf("not %s: %t", c.name, got)
		}
	}
}

// Whatever is unanswered or non applicabile makes every comparison false, also
// the one that says "differs" (SCORING.md §3).
func TestConditionWithoutAnAnswerIsFalse(t *testing.T) {
	q := everything()
	for name, answers := range map[string]survey.Answers{
		"unanswered": {},
		"cleared":    {"single": {}, "number": {}, "text": {}, "matrix": {}, "multiple": {}},
		"non applicabile": given(t, q, "single", `{"na":true,"reason":"no"}`, "multiple", `{"na":true}`,
			"matrix", `{"r1":{"na":true},"r2":{"na":true}}`),
		"a matrix incomplete": given(t, q, "matrix", `{"r1":"always"}`, "columns", `{"r1":["x"]}`),
	} {
		path := survey.Walk(q, answers)
		for _, c := range []survey.Condition{
			values(survey.OpEquals, "single", "a"), values(survey.OpNotEquals, "single", "a"), values(survey.OpIn, "single", "a", "b", "c"),
			values(survey.OpAnswered, "single"), values(survey.OpContains, "multiple", "x"), values(survey.OpAnswered, "multiple"),
			values(survey.OpNotEquals, "text", "x"), values(survey.OpNotEquals, "date", "2026-01-31"),
			numeric(survey.OpNotEquals, 7), numeric(survey.OpLess, 7), numeric(survey.OpAtMost, 0), numeric(survey.OpMore, -7), numeric(survey.OpAtLeast, 0), numeric(survey.OpEquals, 0),
			inRow(survey.OpEquals, "matrix", "r1", "always"), inRow(survey.OpNotEquals, "matrix", "r1", "never"), inRow(survey.OpAnswered, "matrix", "r1"),
			inRow(survey.OpContains, "columns", "r1", "x"), values(survey.OpAnswered, "matrix"), values(survey.OpNotEquals, "unknown", "a"),
		} {
			if path.Holds(&c, answers) {
				t.Errorf("%s: %+v holds", name, c)
			}
			if inverted := not(c); !path.Holds(&inverted, answers) {
				t.Errorf("%s: not %+v does not hold", name, c)
			}
		}
	}
}

func TestConditionsNest(t *testing.T) {
	q := everything()
	answers := given(t, q, "single", `"b"`)
	path := survey.Walk(q, answers)
	yes, no := values(survey.OpEquals, "single", "b"), values(survey.OpEquals, "single", "a")
	for _, c := range []struct {
		name string
		when survey.Condition
		want bool
	}{
		{"both", and(yes, yes), true},
		{"one of two with and", and(yes, no), false},
		{"one of two with or", or(no, yes), true},
		{"none with or", or(no, no), false},
		{"empty and", and(), true},
		{"empty or", or(), false},
		{"or within and", and(yes, or(no, yes), not(no)), true},
		{"and within or", or(and(yes, no), and(yes, not(no))), true},
		{"not over and", not(and(yes, no)), true},
		{"not over or", not(or(no, yes)), false},
		{"not not", not(not(yes)), true},
		{"not of an unanswered one", not(numeric(survey.OpNotEquals, 1)), true},
	} {
		if got := path.Holds(&c.when, answers); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}
