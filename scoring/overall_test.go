package scoring_test

import (
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// threeAreas have one question each, x, y and z, of best 1, 2 and 4 points, and
// weights 1, 1 and 2.
func threeAreas() *survey.Questionnaire {
	first := area("uno", single("x", "0", "0.5", "1"))
	second := area("due", single("y", "0", "1", "2"))
	third := area("tre", single("z", "0", "1", "4"))
	third.Weight = d("2")
	return questionnaire(first, second, third)
}

func TestOverall(t *testing.T) {
	never := &survey.Condition{Op: survey.OpOr}
	tests := []struct {
		name      string
		aggregate survey.Aggregate
		minAreas  int
		hideThird bool
		answers   survey.Answers
		want      string
	}{
		{"weighted mean", survey.WeightedMean, 0, false, survey.Answers{"x": pick("c"), "y": pick("b"), "z": pick("b")}, "50/1"},
		{"minimum", survey.Minimum, 0, false, survey.Answers{"x": pick("c"), "y": pick("b"), "z": pick("b")}, "25/1"},
		{"sum", survey.Sum, 0, false, survey.Answers{"x": pick("c"), "y": pick("b"), "z": pick("b")}, "300/7"},
		{"weights re-normalise", survey.WeightedMean, 0, false, survey.Answers{"x": pick("c"), "z": pick("b")}, "50/1"},
		{"sum of the assessable areas", survey.Sum, 0, false, survey.Answers{"x": pick("c"), "z": pick("b")}, "40/1"},
		{"one of three is not more than half", survey.WeightedMean, 0, false, survey.Answers{"x": pick("c")}, "null"},
		{"one of two is not more than half", survey.WeightedMean, 0, true, survey.Answers{"x": pick("c")}, "null"},
		{"two of two pertinent", survey.WeightedMean, 0, true, survey.Answers{"x": pick("c"), "y": pick("a")}, "50/1"},
		{"minAreas may be fewer", survey.WeightedMean, 1, false, survey.Answers{"x": pick("c")}, "100/1"},
		{"minAreas may be more", survey.WeightedMean, 3, false, survey.Answers{"x": pick("c"), "z": pick("b")}, "null"},
		{"non applicabile is not assessable", survey.WeightedMean, 0, false, survey.Answers{"x": pick("c"), "y": inapplicable(), "z": inapplicable()}, "null"},
		{"no answer at all", survey.Minimum, 1, false, nil, "null"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := threeAreas()
			q.Overall = survey.Overall{Aggregate: test.aggregate, MinAreas: test.minAreas}
			if test.hideThird {
				q.Areas[2].When = never
			}
			r := compile(t, q).Score(test.answers)
			got := "null"
			if r.Overall != nil {
				got = r.Overall.Exact
			}
			if got != test.want {
				t.Errorf("overall %s, want %s", got, test.want)
			}
			if (r.Overall == nil) != (r.Level == nil) || (r.Overall == nil) != (r.LevelByScore == nil) {
				t.Errorf("overall %s with level %s, by score %s", got, str(r.Level), str(r.LevelByScore))
			}
		})
	}
}

func TestOverallOfAreasWithoutWeight(t *testing.T) {
	q := threeAreas()
	q.Overall.MinAreas = 1
	q.Areas[0].Weight = 0
	if r := compile(t, q).Score(survey.Answers{"x": pick("c")}); r.Overall != nil {
		t.Errorf("overall %s of an area that weighs nothing", r.Overall.Exact)
	}
}

func TestLevels(t *testing.T) {
	q := questionnaire(area("uno", survey.Question{
		ID: "q", Type: survey.Number, Scored: true, Weight: d("1"), Max: d("100"), Decimals: 3,
		Bands: []survey.Band{{From: 0, Points: 0}, {From: d("1"), Points: d("19.999")}, {From: d("2"), Points: d("20")},
			{From: d("3"), Points: d("50")}, {From: d("4"), Points: d("50.001")}, {From: d("5"), Points: d("100")}},
	}))
	q.Levels = []survey.Level{
		{ID: "first"},
		{ID: "from-20", Bound: survey.Bound{Value: d("20")}},
		{ID: "above-50", Bound: survey.Bound{Value: d("50"), Exclusive: true}},
		{ID: "from-100", Bound: survey.Bound{Value: d("100")}},
	}
	m := compile(t, q)
	for answer, want := range map[string]string{"0": "first", "1": "first", "2": "from-20", "3": "from-20", "4": "above-50", "5": "from-100"} {
		r := m.Score(survey.Answers{"q": number(answer)})
		if str(r.Level) != want || str(r.LevelByScore) != want {
			t.Errorf("%s: level %s, by score %s; want %s", r.Overall.Exact, str(r.Level), str(r.LevelByScore), want)
		}
	}
}

func TestScoreRat(t *testing.T) {
	if r := (scoring.Score{Exact: "161/2"}).Rat(); r.Cmp(rat("80.5")) != 0 {
		t.Errorf("161/2 is read as %s", r)
	}
}
