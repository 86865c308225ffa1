package scoring_test

import (
	"reflect"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// gated has areas uno (x) and due (y, technologies) and levels from 0, 40 and 80
// with the gates given.
func gated(middle, top []survey.Gate) *survey.Questionnaire {
	technologies := multiple("t", alone(options("0", "0", "0"), "0"))
	technologies.Scored, technologies.Optional = false, true
	matrix := survey.Question{ID: "m", Type: survey.Matrix, Columns: true, Optional: true, RowNotApplicable: true, Options: options("0", "0"), Rows: rows("1", "1")}
	hidden := technologies
	hidden.ID, hidden.When = "hidden", &survey.Condition{Op: survey.OpOr}
	gone := area("gone", single("g", "0", "1"))
	gone.When = &survey.Condition{Op: survey.OpOr}
	loose := area("loose", single("l", "0", "1"))
	loose.Weight = 0
	q := questionnaire(area("uno", single("x", "0", "1", "2", "3", "4"), technologies, matrix, hidden), area("due", single("y", "0", "1", "2", "3", "4")), loose, gone)
	q.Levels = []survey.Level{
		{ID: "low"},
		{ID: "middle", Bound: survey.Bound{Value: d("40")}, Gates: middle},
		{ID: "top", Bound: survey.Bound{Value: d("80")}, Gates: top},
	}
	return q
}

// failed writes a failed gate in one line.
func failed(g scoring.FailedGate) string {
	return string(g.Level) + ": " + string(g.Area) + string(g.Question) + " " + string(g.Reason) + " " + g.Required + " " + str(g.Actual) + " " + str(g.Missing)
}

func TestGates(t *testing.T) {
	best := survey.Answers{"x": pick("e"), "y": pick("e")}
	with := func(more survey.Answers) survey.Answers {
		all := survey.Answers{}
		for _, m := range []survey.Answers{best, more} {
			for id, a := range m {
				all[id] = a
			}
		}
		return all
	}
	ticks := func(id survey.QuestionID, n int) survey.Gate { return survey.Gate{Question: id, Ticks: n} }
	least := func(id survey.AreaID, n string) survey.Gate { return survey.Gate{Area: id, Least: d(n)} }
	every := func(n string) survey.Gate { return survey.Gate{Every: true, Least: d(n)} }
	type gates = []survey.Gate
	leftover := cells(ids{"a", "b"}, nil)
	leftover.Rows["r2"] = survey.Cell{NotApplicable: true, Options: ids{"a"}}

	tests := []struct {
		name        string
		middle, top gates
		answers     survey.Answers
		level       string
		byScore     string
		failed      []string
	}{
		{"an area holds", nil, gates{least("uno", "100")}, best, "top", "top", nil},
		{"an area below", nil, gates{least("due", "80")}, with(survey.Answers{"y": pick("d")}), "middle", "top", []string{"top: due below 80/1 75/1 5/1"}},
		{"an area non valutabile", nil, gates{least("loose", "0")}, best, "middle", "top", []string{"top: loose not-assessable 0/1 null null"}},
		{"an area non pertinente", nil, gates{least("gone", "10.5")}, best, "middle", "top", []string{"top: gone not-pertinent 21/2 null null"}},
		{"every area, the non pertinenti aside", nil, gates{every("50")}, with(survey.Answers{"l": pick("b")}), "top", "top", nil},
		{"every area names each that fails", nil, gates{every("80")}, with(survey.Answers{"y": pick("d")}), "middle", "top",
			[]string{"top: due below 80/1 75/1 5/1", "top: loose not-assessable 80/1 null null"}},
		{"ticks hold", nil, gates{ticks("t", 2)}, with(survey.Answers{"t": tick("a", "c")}), "top", "top", nil},
		{"ticks too few", nil, gates{ticks("t", 2)}, with(survey.Answers{"t": tick("a")}), "middle", "top", []string{"top: t below 2 1 1"}},
		{"nothing ticked", nil, gates{ticks("t", 2)}, with(survey.Answers{"t": tick()}), "middle", "top", []string{"top: t below 2 0 2"}},
		{"the exclusive option is no tick", nil, gates{ticks("t", 1)}, with(survey.Answers{"t": tick("none")}), "middle", "top", []string{"top: t below 1 0 1"}},
		{"ticks of a matrix", nil, gates{ticks("m", 3)}, with(survey.Answers{"m": cells(ids{"a", "b"}, ids{"b"})}), "top", "top", nil},
		{"ticks of a matrix too few", nil, gates{ticks("m", 3)}, with(survey.Answers{"m": cells(ids{"a", "b"}, nil)}), "middle", "top", []string{"top: m below 3 2 1"}},
		{"ticks of a row non applicabile", nil, gates{ticks("m", 3)}, with(survey.Answers{"m": leftover}), "middle", "top", []string{"top: m below 3 2 1"}},
		{"a matrix with every row non applicabile", nil, gates{ticks("m", 1)}, with(survey.Answers{"m": cells(nil, nil)}), "middle", "top", []string{"top: m not-applicable 1 null null"}},
		{"a matrix with a row missing", nil, gates{ticks("m", 1)}, with(survey.Answers{"m": cells(ids{"a"})}), "middle", "top", []string{"top: m unanswered 1 null null"}},
		{"a question off the path", nil, gates{ticks("hidden", 1)}, with(survey.Answers{"hidden": tick("a")}), "middle", "top", []string{"top: hidden off-path 1 null null"}},
		{"a question non applicabile", nil, gates{ticks("t", 1)}, with(survey.Answers{"t": inapplicable()}), "middle", "top", []string{"top: t not-applicable 1 null null"}},
		{"a question unanswered", nil, gates{ticks("t", 1)}, best, "middle", "top", []string{"top: t unanswered 1 null null"}},
		{"gates are cumulative", gates{ticks("t", 1)}, gates{least("uno", "80")}, best, "low", "top", []string{"middle: t unanswered 1 null null"}},
		{"all failures of the levels between", gates{ticks("t", 1)}, gates{ticks("m", 1), {All: gates{least("uno", "50"), {All: gates{least("gone", "1")}}, ticks("hidden", 2)}}}, best, "low", "top",
			[]string{"middle: t unanswered 1 null null", "top: m unanswered 1 null null", "top: gone not-pertinent 1/1 null null", "top: hidden off-path 2 null null"}},
		{"gates above the level by score are not asked", nil, gates{ticks("t", 1)}, with(survey.Answers{"x": pick("a")}), "middle", "middle", nil},
		{"gates of the lowest level", gates{ticks("t", 1)}, nil, survey.Answers{"x": pick("a"), "y": pick("a")}, "low", "low", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := gated(test.middle, test.top)
			q.Overall.MinAreas = 2
			r := compile(t, q).Score(test.answers)
			if str(r.Level) != test.level || str(r.LevelByScore) != test.byScore {
				t.Errorf("level %s, by score %s; want %s, %s", str(r.Level), str(r.LevelByScore), test.level, test.byScore)
			}
			var got []string
			for _, g := range r.FailedGates {
				got = append(got, failed(g))
			}
			if !reflect.DeepEqual(got, test.failed) {
				t.Errorf("failed gates %q, want %q", got, test.failed)
			}
		})
	}
}

func TestGateOfTheFirstLevel(t *testing.T) {
	q := gated(nil, nil)
	q.Levels[0].Gates = []survey.Gate{{Question: "t", Ticks: 1}}
	q.Overall.MinAreas = 2
	r := compile(t, q).Score(survey.Answers{"x": pick("e"), "y": pick("e")})
	if r.Level != nil || str(r.LevelByScore) != "top" || len(r.FailedGates) != 1 {
		t.Errorf("level %s, by score %s, failed %v", str(r.Level), str(r.LevelByScore), r.FailedGates)
	}
}

func TestNoGatesWithoutOverall(t *testing.T) {
	q := gated(nil, nil)
	q.Levels[0].Gates = []survey.Gate{{Every: true, Least: d("50")}}
	if r := compile(t, q).Score(survey.Answers{"x": pick("a")}); r.Overall != nil || len(r.FailedGates) != 0 {
		t.Errorf("overall %v, failed gates %v", r.Overall, r.FailedGates)
	}
}
