package scoring_test

import (
	"testing"

	"maturita/survey"
)

func TestIndices(t *testing.T) {
	ticks := multiple("t", alone(options("1", "1", "1"), "0"))
	plain := multiple("u", alone(options("0", "0"), "0"))
	plain.Scored, plain.Optional = false, true
	matrix := survey.Question{ID: "m", Type: survey.Matrix, Columns: true, Optional: true, RowNotApplicable: true, Options: options("0", "0"), Rows: rows("1", "1")}
	hidden := multiple("h", options("1"))
	hidden.When = &survey.Condition{Op: survey.OpOr}
	q := questionnaire(area("uno", ticks, plain, matrix, hidden, single("x", "0", "1", "4"), single("y", "0", "1", "2")))
	term := func(id survey.QuestionID, weight string) survey.IndexTerm {
		return survey.IndexTerm{Question: id, Weight: d(weight)}
	}
	points := func(id survey.QuestionID, weight string) survey.IndexTerm {
		return survey.IndexTerm{Question: id, Weight: d(weight), Points: true}
	}
	type terms = []survey.IndexTerm
	bands := []survey.IndexBand{{ID: "low", Bound: survey.Bound{Value: d("0")}}, {ID: "high", Bound: survey.Bound{Value: d("25"), Exclusive: true}}}
	q.Indices = []survey.Index{
		{ID: "difference", Minuend: "mean-hundred", Subtrahend: "sum", Bands: bands},
		{ID: "count", Count: []survey.QuestionID{"t", "u", "m", "h"}},
		{ID: "sum", Sum: terms{term("x", "1"), term("y", "2")}},
		{ID: "sum-points", Sum: terms{points("x", "1"), points("y", "0.5"), term("h", "9")}},
		{ID: "mean", Mean: terms{term("x", "1"), term("y", "3"), term("h", "9")}},
		{ID: "mean-hundred", Mean: terms{term("x", "1"), term("y", "3")}, OnHundred: true, Bands: bands},
		{ID: "both-hundred", Minuend: "mean-hundred", Subtrahend: "mean-hundred-x", OnHundred: true},
		{ID: "mean-hundred-x", Mean: terms{term("x", "1")}, OnHundred: true},
		{ID: "brought-to-hundred", Minuend: "mean", Subtrahend: "mean-hundred-x", OnHundred: true},
		{ID: "counts", Minuend: "count", Subtrahend: "count-u"},
		{ID: "count-u", Count: []survey.QuestionID{"u"}},
		{ID: "of-difference", Minuend: "counts", Subtrahend: "count-u"},
	}
	m := compile(t, q)
	score := func(answers survey.Answers) map[survey.IndexID][3]string {
		got := map[survey.IndexID][3]string{}
		for _, x := range m.Score(answers).Indices {
			got[x.ID] = [3]string{str(x.Exact), str(x.Display), str(x.Band)}
		}
		return got
	}
	null := [3]string{"null", "null", "null"}

	all := score(survey.Answers{
		"t": tick("a", "b"), "u": tick("none"), "m": cells(ids{"a", "b"}, nil), "h": tick("a"), "x": pick("b"), "y": pick("b"),
	})
	want := map[survey.IndexID][3]string{
		"count":              {"4/1", "4", "null"},
		"count-u":            {"0/1", "0", "null"},
		"sum":                {"5/4", "1.3", "null"}, // ¼ + 2·½
		"sum-points":         {"3/2", "1.5", "null"},
		"mean":               {"7/16", "0.4", "null"}, // (¼ + 3·½) / 4
		"mean-hundred":       {"175/4", "43.8", "high"},
		"mean-hundred-x":     {"25/1", "25.0", "null"},
		"difference":         {"85/2", "42.5", "high"},
		"both-hundred":       {"75/4", "18.8", "null"},
		"brought-to-hundred": {"75/4", "18.8", "null"},
		"counts":             {"4/1", "4", "null"},
		"of-difference":      {"4/1", "4", "null"},
	}
	for id, w := range want {
		if all[id] != w {
			t.Errorf("index %s is %v, want %v", id, all[id], w)
		}
	}

	for id, got := range score(survey.Answers{"t": inapplicable(), "m": cells(nil, nil), "h": tick("a"), "x": inapplicable()}) {
		if got != null {
			t.Errorf("index %s is %v where nothing counts", id, got)
		}
	}

	some := score(survey.Answers{"t": tick(), "x": pick("a")})
	want = map[survey.IndexID][3]string{
		"count":        {"0/1", "0", "null"}, // answered with nothing is 0
		"count-u":      null,
		"counts":       null, // one operand is missing
		"sum":          {"0/1", "0.0", "null"},
		"mean-hundred": {"0/1", "0.0", "low"},
	}
	for id, w := range want {
		if some[id] != w {
			t.Errorf("index %s is %v, want %v", id, some[id], w)
		}
	}
}

func TestIndexBelowItsBandsAndZero(t *testing.T) {
	q := questionnaire(area("uno", single("x", "0", "1"), single("y", "0", "1", "1000")))
	q.Display.Decimals = 2
	q.Indices = []survey.Index{
		{ID: "x", Sum: []survey.IndexTerm{{Question: "x", Weight: d("1")}}},
		{ID: "y", Sum: []survey.IndexTerm{{Question: "y", Weight: d("1")}}},
		{ID: "negative", Minuend: "x", Subtrahend: "y", Bands: []survey.IndexBand{{ID: "some", Bound: survey.Bound{Value: d("0")}}}},
	}
	got := compile(t, q).Score(survey.Answers{"x": pick("a"), "y": pick("b")}).Indices[2]
	// −0.001 would round to 0.00, which seems to reach the band from 0.
	if str(got.Exact) != "-1/1000" || str(got.Display) != "-0.001" || got.Band != nil {
		t.Errorf("%s, shown %s, band %s", str(got.Exact), str(got.Display), str(got.Band))
	}
	q.Indices[2].Bands = nil
	if got := compile(t, q).Score(survey.Answers{"x": pick("a"), "y": pick("b")}).Indices[2]; str(got.Display) != "0.00" {
		t.Errorf("shown %s", str(got.Display))
	}
}

// A mean whose questions that count weigh nothing has no value.
func TestMeanWithoutWeight(t *testing.T) {
	q := questionnaire(area("uno", single("x", "0", "1"), single("y", "0", "1")))
	q.Indices = []survey.Index{{ID: "i", Mean: []survey.IndexTerm{{Question: "x"}, {Question: "y", Weight: d("1")}}, OnHundred: true}}
	if got := compile(t, q).Score(survey.Answers{"x": pick("b")}).Indices[0]; got.Exact != nil {
		t.Errorf("index is %s", *got.Exact)
	}
}
