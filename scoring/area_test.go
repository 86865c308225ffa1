package scoring_test

import (
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// threeQuestions has weights 1, 2, 3 and best points 1, 2, 4.
func threeQuestions() survey.Area {
	a, b, c := single("x", "0", "0.5", "1"), single("y", "0", "1", "2"), single("z", "0", "1", "4")
	b.Weight, c.Weight = d("2"), d("3")
	return area("uno", a, b, c)
}

func TestAreaAggregates(t *testing.T) {
	tests := []struct {
		aggregate survey.Aggregate
		x, y, z   survey.OptionID // "" = non applicabile
		exact     string
		coverage  string
	}{
		{survey.WeightedMean, "b", "c", "b", "650/12", "1/1"}, // (1·½ + 2·1 + 3·¼) / 6
		{survey.WeightedMean, "", "c", "b", "55/1", "5/6"},    // weights re-normalise
		{survey.WeightedMean, "c", "c", "", "100/1", "1/2"},   // exactly the least coverage
		{survey.WeightedMean, "c", "", "", "null", "1/6"},
		{survey.WeightedMean, "", "", "", "null", "0/1"},
		{survey.Minimum, "b", "c", "b", "25/1", "1/1"},
		{survey.Minimum, "b", "c", "", "50/1", "1/2"},
		{survey.Maximum, "b", "a", "b", "50/1", "1/1"},
		{survey.Sum, "b", "c", "b", "50/1", "1/1"}, // (½ + 2 + 1) / 7
		{survey.Sum, "", "c", "b", "50/1", "5/6"},  // (2 + 1) / 6
	}
	for _, test := range tests {
		a := threeQuestions()
		a.Aggregate = test.aggregate
		m := compile(t, questionnaire(a))
		answers := survey.Answers{}
		for id, o := range map[survey.QuestionID]survey.OptionID{"x": test.x, "y": test.y, "z": test.z} {
			if answers[id] = pick(o); o == "" {
				answers[id] = inapplicable()
			}
		}
		got := m.Score(answers).Areas[0]
		want := test.exact
		if want != "null" {
			want = rat(want).String()
		}
		if str(got.Exact) != want || str(got.Coverage) != test.coverage {
			t.Errorf("%s of %q %q %q: %s, coverage %s; want %s, %s", test.aggregate, test.x, test.y, test.z, str(got.Exact), str(got.Coverage), want, test.coverage)
		}
		if (got.State == scoring.Assessable) != (want != "null") {
			t.Errorf("%s of %q %q %q: state %s", test.aggregate, test.x, test.y, test.z, got.State)
		}
	}
}

// A matrix enters the sum of an area with its sums over the applicable rows, and
// the coverage pro rata to their weight.
func TestMatrixInArea(t *testing.T) {
	matrix := survey.Question{ID: "m", Type: survey.Matrix, Scored: true, Weight: d("3"), RowNotApplicable: true, Options: options("0", "2"), Rows: rows("1", "2", "1")}
	a := area("uno", single("x", "0", "1"), matrix)
	a.Aggregate = survey.Sum
	answers := survey.Answers{"x": pick("a"), "m": cells(ids{"b"}, nil, ids{"a"})}
	got := compile(t, questionnaire(a)).Score(answers).Areas[0]
	if str(got.Exact) != "40/1" || str(got.Coverage) != "5/8" { // 100·2/(1+4); (1 + 3·½) / 4
		t.Errorf("sum %s, coverage %s", str(got.Exact), str(got.Coverage))
	}
	a.Aggregate = survey.WeightedMean
	got = compile(t, questionnaire(a)).Score(answers).Areas[0]
	if str(got.Exact) != "75/2" { // (0 + 3·½) / 4
		t.Errorf("weighted mean %s", str(got.Exact))
	}
}

func TestAreaStates(t *testing.T) {
	never := &survey.Condition{Op: survey.OpEquals, Question: "first", Values: []string{"b"}}
	aside := single("aside", "0", "1")
	aside.Scored = false
	hidden := area("hidden", single("h", "0", "1"))
	hidden.When = never
	gone := single("gone", "0", "1")
	gone.When = never
	light := single("light", "0", "1")
	light.Weight = 0
	weightless := area("weightless", light, single("heavy", "0", "1"))
	weightless.Questions[1].When = never
	weightless.MinCoverage = 0
	lowest := area("lowest", light, single("heavier", "0", "1"))
	lowest.Questions[0].ID, lowest.Questions[1].When = "lighter", never
	lowest.Aggregate, lowest.MinCoverage = survey.Minimum, 0
	strict := area("strict", single("s1", "0", "1"), single("s2", "0", "1"))
	strict.MinCoverage = d("0.501")
	loose := area("loose", single("l1", "0", "1"), single("l2", "0", "1"))
	loose.MinCoverage = 0

	q := questionnaire(area("start", single("first", "0", "1")), area("words", aside), hidden, area("all-gone", gone), weightless, lowest, strict, loose)
	r := compile(t, q).Score(survey.Answers{
		"first": pick("a"), "aside": pick("b"), "h": pick("b"), "gone": pick("b"),
		"light": pick("b"), "lighter": pick("b"), "s1": pick("b"), "l1": inapplicable(),
	})
	want := map[survey.AreaID]struct {
		state    scoring.AreaState
		coverage string
	}{
		"start":      {scoring.Assessable, "1/1"},
		"words":      {scoring.NotPertinent, "null"},
		"hidden":     {scoring.NotPertinent, "null"},
		"all-gone":   {scoring.NotPertinent, "null"},
		"weightless": {scoring.NotAssessable, "0/1"},
		"lowest":     {scoring.Assessable, "0/1"},
		"strict":     {scoring.NotAssessable, "1/2"},
		"loose":      {scoring.NotAssessable, "0/1"}, // no question counts
	}
	for _, a := range r.Areas {
		if w := want[a.ID]; a.State != w.state || str(a.Coverage) != w.coverage {
			t.Errorf("area %s is %s with coverage %s, want %s, %s", a.ID, a.State, str(a.Coverage), w.state, w.coverage)
		}
		if (a.Exact == nil) != (a.State != scoring.Assessable) || (a.Display == nil) != (a.Exact == nil) {
			t.Errorf("area %s is %s with score %s, shown %s", a.ID, a.State, str(a.Exact), str(a.Display))
		}
	}
}

func TestStages(t *testing.T) {
	a := threeQuestions()
	a.Aggregate = survey.Stages
	a.Stages = []survey.Stage{
		{ID: "one", Questions: []survey.QuestionID{"x"}, Share: d("0.5")},
		{ID: "two", Questions: []survey.QuestionID{"x", "y"}, Share: d("0.75")},
		{ID: "three", Questions: []survey.QuestionID{"z"}, Share: d("0.25")},
	}
	a.MinCoverage = 0
	tests := []struct {
		name    string
		x, y, z survey.Answer
		want    string
	}{
		{"none", pick("a"), pick("c"), pick("c"), "0/1"},
		{"exactly the share", pick("b"), pick("a"), pick("a"), "100/3"},
		{"a later stage does not count after a gap", pick("b"), pick("b"), pick("c"), "100/3"},
		{"weighted mean in a stage", pick("b"), pick("c"), pick("a"), "200/3"}, // (½ + 2·1)/3 = 5/6
		{"all", pick("c"), pick("c"), pick("b"), "100/1"},
		{"a stage with none that counts is reached", inapplicable(), pick("c"), pick("a"), "200/3"},
		{"the last one too", pick("c"), pick("c"), inapplicable(), "100/1"},
	}
	for _, test := range tests {
		m := compile(t, questionnaire(a))
		got := m.Score(survey.Answers{"x": test.x, "y": test.y, "z": test.z}).Areas[0]
		if str(got.Exact) != test.want {
			t.Errorf("%s: %s, want %s", test.name, str(got.Exact), test.want)
		}
	}
}
