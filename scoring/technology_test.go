package scoring_test

import (
	"fmt"
	"testing"

	"maturita/survey"
)

func TestTechnologies(t *testing.T) {
	names := []survey.TechnologyID{"edi", "cloud", "iot"}
	list := func(id survey.QuestionID, r survey.Record) survey.Question {
		q := multiple(id, alone(options("0", "0", "0", "0"), "0"))
		q.Scored, q.Optional, q.Records = false, true, r
		for i, n := range names {
			q.Options[i].Technology = n
		}
		return q
	}
	matrix := survey.Question{ID: "matrix", Type: survey.Matrix, Columns: true, Optional: true, RowNotApplicable: true, NotApplicable: true, Options: options("0", "0", "0"), Rows: rows("1", "1")}
	matrix.Options[0].Records, matrix.Options[1].Records = survey.RecordsInUse, survey.RecordsPlanned
	matrix.Rows[0].Technology = "big-data"
	hidden := list("hidden", survey.RecordsInUse)
	hidden.When = &survey.Condition{Op: survey.OpOr}
	m := compile(t, questionnaire(area("uno", single("x", "0", "1"), list("planned", survey.RecordsPlanned), list("in-use", survey.RecordsInUse), list("nothing", survey.RecordsNothing), hidden, matrix)))

	leftover := cells(ids{}, ids{"a"})
	leftover.Rows["r1"] = survey.Cell{NotApplicable: true, Options: ids{"a"}}

	tests := []struct {
		name           string
		answers        survey.Answers
		inUse, planned string
	}{
		{"none", nil, "[]", "[]"},
		{"in the order of the list, each once", survey.Answers{"in-use": tick("a", "b"), "matrix": cells(ids{"a"}, ids{"a"})}, "[cloud big-data edi]", "[]"},
		{"in use wins over planned", survey.Answers{"planned": tick("a", "b"), "in-use": tick("b")}, "[cloud]", "[edi]"},
		{"an option without technology states nothing", survey.Answers{"in-use": tick("d")}, "[]", "[]"},
		{"the exclusive option states nothing", survey.Answers{"in-use": tick("none")}, "[]", "[]"},
		{"a question that records nothing", survey.Answers{"nothing": tick("a")}, "[]", "[]"},
		{"off the path", survey.Answers{"hidden": tick("a")}, "[]", "[]"},
		{"a column that plans", survey.Answers{"matrix": cells(ids{"b"}, ids{"b"})}, "[]", "[big-data]"},
		{"both columns", survey.Answers{"matrix": cells(ids{"a", "b"}, ids{})}, "[big-data]", "[]"},
		{"a column that states nothing", survey.Answers{"matrix": cells(ids{"c"}, ids{})}, "[]", "[]"},
		{"a row non applicabile", survey.Answers{"matrix": cells(nil, ids{"a"})}, "[]", "[]"},
		{"a row non applicabile, whatever else it holds", survey.Answers{"matrix": leftover}, "[]", "[]"},
		{"a matrix with a row missing is unanswered", survey.Answers{"matrix": cells(ids{"a"})}, "[]", "[]"},
		{"non applicabile", survey.Answers{"in-use": inapplicable(), "matrix": inapplicable()}, "[]", "[]"},
	}
	for _, test := range tests {
		inUse, planned := m.Technologies(test.answers)
		if fmt.Sprint(inUse) != test.inUse || fmt.Sprint(planned) != test.planned {
			t.Errorf("%s: in use %v, planned %v; want %s, %s", test.name, inUse, planned, test.inUse, test.planned)
		}
	}
}
