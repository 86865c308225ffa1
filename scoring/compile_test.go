package scoring_test

import (
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// sound can be scored; each case of TestCompileRefuses breaks one thing in it.
func sound() *survey.Questionnaire {
	staged := area("staged", single("s", "0", "1"), single("t", "0", "1"))
	staged.Aggregate = survey.Stages
	staged.Stages = []survey.Stage{{ID: "one", Questions: []survey.QuestionID{"s"}, Share: d("1")}}
	text := survey.Question{ID: "words", Type: survey.FreeText, Optional: true, MaxLength: 100}
	q := questionnaire(
		area("uno", single("x", "0", "1"), multiple("y", alone(options("1", "1"), "0")), text),
		area("due",
			survey.Question{ID: "m", Type: survey.Matrix, Scored: true, Weight: d("1"), Options: options("0", "1"), Rows: rows("1", "1")},
			survey.Question{ID: "n", Type: survey.Number, Scored: true, Weight: d("1"), Max: d("9"), Bands: []survey.Band{{From: 0}, {From: d("5"), Points: d("1")}}}),
		staged,
	)
	q.Levels = append(q.Levels, survey.Level{ID: "high", Bound: survey.Bound{Value: d("50")}, Gates: []survey.Gate{{Question: "y", Ticks: 1}}})
	q.Indices = []survey.Index{
		{ID: "i", Count: []survey.QuestionID{"y"}, Bands: []survey.IndexBand{{ID: "a"}, {ID: "b", Bound: survey.Bound{Value: d("1")}}}},
		{ID: "j", Mean: []survey.IndexTerm{{Question: "x", Weight: d("1")}}},
		{ID: "k", Minuend: "i", Subtrahend: "j"},
	}
	q.Advice = []survey.Advice{{ID: "tip", When: survey.AdviceCondition{Area: "uno", Below: limit("50")}}}
	return q
}

func TestCompileRefuses(t *testing.T) {
	when := func(op survey.Op, id survey.QuestionID, values ...string) *survey.Condition {
		return &survey.Condition{Op: op, Question: id, Values: values}
	}
	rule := func(q *survey.Questionnaire) *survey.AdviceCondition { return &q.Advice[0].When }
	tests := []struct {
		name   string
		breaks func(q *survey.Questionnaire)
		want   string
	}{
		{"best 0", func(q *survey.Questionnaire) { q.Areas[0].Questions[0].Options[1].Points = 0 }, "question x: its best is 0 points"},
		{"no options", func(q *survey.Questionnaire) { q.Areas[0].Questions[0].Options = nil }, "question x: its best is 0 points"},
		{"best below 0", func(q *survey.Questionnaire) { q.Areas[0].Questions[1].Cap = limit("-1") }, "question y: its best is -1 points"},
		{"best 0 in every row", func(q *survey.Questionnaire) { q.Areas[1].Questions[0].Options[1].Points = 0 }, "question m: its best is 0 points"},
		{"floor above best", func(q *survey.Questionnaire) { q.Areas[0].Questions[0].Floor = d("1.001") }, "question x: floor 1.001"},
		{"floor below 0", func(q *survey.Questionnaire) { q.Areas[0].Questions[0].Floor = d("-1") }, "question x: floor -1"},
		{"weight", func(q *survey.Questionnaire) { q.Areas[0].Questions[0].Weight = d("-1") }, "question x: weight -1 is negative"},
		{"weights of an area", func(q *survey.Questionnaire) { q.Areas[2].Questions[0].Weight, q.Areas[2].Questions[1].Weight = 0, 0 }, "area staged: the weights of its questions sum to zero"},
		{"text scored", func(q *survey.Questionnaire) { q.Areas[0].Questions[2].Scored = true }, "question words: the type text is never scored"},
		{"number without bands", func(q *survey.Questionnaire) { q.Areas[1].Questions[1].Bands = nil }, "question n: a number without bands"},
		{"first band", func(q *survey.Questionnaire) { q.Areas[1].Questions[1].Bands[0].From = d("1") }, "question n: the first band is from 1, the range from 0"},
		{"bands not rising", func(q *survey.Questionnaire) { q.Areas[1].Questions[1].Bands[1].From = 0 }, "question n: band from 0 does not rise"},
		{"band beyond the range", func(q *survey.Questionnaire) { q.Areas[1].Questions[1].Max = d("4") }, "question n: band from 5 is beyond the range to 4"},
		{"atLeast", func(q *survey.Questionnaire) { q.Areas[0].Questions[1].AtLeast = 3 }, "question y: atLeast 3 of 2 options"},
		{"row weight", func(q *survey.Questionnaire) { q.Areas[1].Questions[0].Rows[0].Weight = d("-1") }, "question m: row r1: weight -1 is negative"},
		{"row weights", func(q *survey.Questionnaire) { q.Areas[1].Questions[0].Rows = rows("0", "0") }, "question m: the weights of its rows sum to zero"},
		{"combine", func(q *survey.Questionnaire) { q.Areas[1].Questions[0].Combine = survey.Stages }, "question m: unknown way to combine"},
		{"atLeast in a matrix", func(q *survey.Questionnaire) { q.Areas[1].Questions[0].AtLeast = 1 }, "question m: atLeast is for multiple choices"},

		{"area weight", func(q *survey.Questionnaire) { q.Areas[0].Weight = d("-1") }, "area uno: weight -1 is negative"},
		{"area weights", func(q *survey.Questionnaire) { q.Areas[0].Weight, q.Areas[1].Weight, q.Areas[2].Weight = 0, 0, 0 }, "the weights of the areas sum to zero"},
		{"coverage", func(q *survey.Questionnaire) { q.Areas[0].MinCoverage = d("1.1") }, "area uno: minCoverage 1.1"},
		{"area aggregate", func(q *survey.Questionnaire) { q.Areas[0].Aggregate = "median" }, `area uno: unknown aggregate "median"`},
		{"stages unused", func(q *survey.Questionnaire) { q.Areas[2].Aggregate = survey.Sum }, "area staged: stages are not used by sum"},
		{"no stages", func(q *survey.Questionnaire) { q.Areas[2].Stages = nil }, "area staged: no stages"},
		{"stage without questions", func(q *survey.Questionnaire) { q.Areas[2].Stages[0].Questions = nil }, "stage one: no questions"},
		{"stage of another area", func(q *survey.Questionnaire) { q.Areas[2].Stages[0].Questions[0] = "x" }, "stage one: x is no question of this area"},
		{"stage of an unknown question", func(q *survey.Questionnaire) { q.Areas[2].Stages[0].Questions[0] = "zz" }, "stage one: zz is no question of this area"},
		{"stage of an unscored question", func(q *survey.Questionnaire) { q.Areas[2].Questions[0].Scored = false }, "stage one: question s is not scored"},
		{"stage without weight", func(q *survey.Questionnaire) { q.Areas[2].Questions[0].Weight = 0 }, "stage one: the weights of its questions sum to zero"},
		{"stage share", func(q *survey.Questionnaire) { q.Areas[2].Stages[0].Share = d("1.5") }, "stage one: share 1.5"},
		{"nothing scored", func(q *survey.Questionnaire) {
			q.Areas = []survey.Area{area("uno", survey.Question{ID: "x", Type: survey.FreeText})}
			q.Indices, q.Advice, q.Levels = nil, nil, q.Levels[:1]
		}, "no question is scored"},

		{"overall aggregate", func(q *survey.Questionnaire) { q.Overall.Aggregate = survey.Stages }, `overall: unknown aggregate "stages"`},
		{"minAreas", func(q *survey.Questionnaire) { q.Overall.MinAreas = 4 }, "overall: minAreas 4 of 3 areas"},
		{"display range", func(q *survey.Questionnaire) { q.Display.Low = d("100") }, "display: low 100 is not below high 100"},
		{"display decimals", func(q *survey.Questionnaire) { q.Display.Decimals = 4 }, "display: 4 decimals"},
		{"advice maximum", func(q *survey.Questionnaire) { q.MaxAdvice = -1 }, "advice: max -1"},

		{"no levels", func(q *survey.Questionnaire) { q.Levels = nil }, "no levels"},
		{"first level", func(q *survey.Questionnaire) { q.Levels[0].Bound.Value = d("1") }, "level base: the first level is from 0"},
		{"first level above", func(q *survey.Questionnaire) { q.Levels[0].Bound.Exclusive = true }, "level base: the first level is from 0"},
		{"levels not rising", func(q *survey.Questionnaire) { q.Levels[1].Bound.Value = 0 }, "levels: bound 0 does not rise"},
		{"level beyond 100", func(q *survey.Questionnaire) { q.Levels[1].Bound.Value = d("101") }, "level high: bound 101"},
		{"empty gate", func(q *survey.Questionnaire) { q.Levels[1].Gates[0] = survey.Gate{} }, "level high: a gate is about one of"},
		{"two gates in one", func(q *survey.Questionnaire) { q.Levels[1].Gates[0].Every = true }, "level high: a gate is about one of"},
		{"gate without ticks", func(q *survey.Questionnaire) { q.Levels[1].Gates[0].Ticks = 0 }, "gate on y: 0 ticks"},
		{"gate on a choice", func(q *survey.Questionnaire) { q.Levels[1].Gates[0].Question = "x" }, "nothing is ticked in question x"},
		{"gate on an unknown question", func(q *survey.Questionnaire) { q.Levels[1].Gates[0].Question = "zz" }, "there is no question zz"},
		{"gate on an unknown area", func(q *survey.Questionnaire) {
			q.Levels[1].Gates[0] = survey.Gate{All: []survey.Gate{{Area: "zz"}}}
		}, "there is no area zz"},
		{"gate beyond 100", func(q *survey.Questionnaire) { q.Levels[1].Gates[0] = survey.Gate{Every: true, Least: d("101")} }, "gate: 101 is not within"},

		{"empty index", func(q *survey.Questionnaire) { q.Indices[0].Count = nil }, "index i: an index is one of"},
		{"two indices in one", func(q *survey.Questionnaire) { q.Indices[0].Sum = q.Indices[1].Mean }, "index i: an index is one of"},
		{"count of a choice", func(q *survey.Questionnaire) { q.Indices[0].Count[0] = "x" }, "index i: nothing is ticked in question x"},
		{"term unknown", func(q *survey.Questionnaire) { q.Indices[1].Mean[0].Question = "zz" }, "index j: there is no question zz"},
		{"term unscored", func(q *survey.Questionnaire) { q.Indices[1].Mean[0].Question = "words" }, "index j: question words is not scored"},
		{"term weight", func(q *survey.Questionnaire) { q.Indices[1].Mean[0].Weight = d("-1") }, "index j: question x: weight -1"},
		{"term weights", func(q *survey.Questionnaire) { q.Indices[1].Mean[0].Weight = 0 }, "index j: the weights sum to zero"},
		{"half a difference", func(q *survey.Questionnaire) { q.Indices[2].Subtrahend = "" }, `index k: there is no index ""`},
		{"the other half", func(q *survey.Questionnaire) { q.Indices[2].Minuend = "" }, `index k: there is no index ""`},
		{"difference unknown", func(q *survey.Questionnaire) { q.Indices[2].Minuend = "zz" }, `index k: there is no index "zz"`},
		{"difference of itself", func(q *survey.Questionnaire) { q.Indices[2].Minuend = "k" }, "a difference depends on itself"},
		{"bands not rising", func(q *survey.Questionnaire) { q.Indices[0].Bands[1].Bound.Value = 0 }, "index i: bound 0 does not rise"},

		{"rule about two", func(q *survey.Questionnaire) { rule(q).Overall = true }, "advice tip: a rule is about one of"},
		{"rule without limits", func(q *survey.Questionnaire) { rule(q).Below = nil }, "advice tip: from and below go with"},
		{"limits without subject", func(q *survey.Questionnaire) { rule(q).Area = "" }, "advice tip: from and below go with"},
		{"rule on an unknown area", func(q *survey.Questionnaire) { rule(q).Area = "zz" }, "advice tip: there is no area zz"},
		{"rule on an unknown index", func(q *survey.Questionnaire) { rule(q).Area, rule(q).Index = "", "zz" }, "advice tip: there is no index zz"},
		{"rule on an unknown level", func(q *survey.Questionnaire) { rule(q).Levels = []survey.LevelID{"zz"} }, "advice tip: there is no level zz"},
		{"rule on an area that is both", func(q *survey.Questionnaire) { rule(q).NotAssessed = true }, "advice tip: notAssessable goes with"},
		{"rule on an unknown question", func(q *survey.Questionnaire) { rule(q).Answers = when(survey.OpAnswered, "zz") }, `advice tip: condition: there is no question "zz"`},

		{"condition on itself", func(q *survey.Questionnaire) { q.Areas[0].Questions[0].When = when(survey.OpAnswered, "x") }, "question x: condition: question x does not come before"},
		{"condition on a later question", func(q *survey.Questionnaire) { q.Areas[0].When = when(survey.OpAnswered, "m") }, "area uno: condition: question m does not come before"},
		{"area condition on its own question", func(q *survey.Questionnaire) { q.Areas[1].When = when(survey.OpAnswered, "m") }, "area due: condition: question m does not come before"},
		{"condition without value", func(q *survey.Questionnaire) { q.Areas[1].When = when(survey.OpEquals, "x") }, "area due: condition on x: nothing to compare with"},
		{"in without values", func(q *survey.Questionnaire) { q.Areas[2].When = when(survey.OpIn, "n") }, "area staged: condition on n: nothing to compare with"},
		{"unknown comparison", func(q *survey.Questionnaire) { q.Areas[1].When = when("like", "x") }, `area due: unknown comparison "like"`},
		{"unknown row", func(q *survey.Questionnaire) {
			q.Areas[2].When = &survey.Condition{Op: survey.OpAnswered, Question: "m", Row: "r9"}
		}, "area staged: condition: question m has no row r9"},
		{"not of two", func(q *survey.Questionnaire) {
			q.Areas[1].When = &survey.Condition{Op: survey.OpAnd, Parts: []survey.Condition{{Op: survey.OpNot}}}
		}, "area due: not has 0 parts"},

		{"area twice", func(q *survey.Questionnaire) { q.Areas[1].ID = "uno" }, "area uno is there twice"},
		{"question twice", func(q *survey.Questionnaire) { q.Areas[1].Questions[0].ID = "x" }, "question x is there twice"},
		{"option twice", func(q *survey.Questionnaire) { q.Areas[0].Questions[0].Options[1].ID = "a" }, "question x: option a is there twice"},
		{"row without id", func(q *survey.Questionnaire) { q.Areas[1].Questions[0].Rows[1].ID = "" }, "question m: row without an id"},
		{"level twice", func(q *survey.Questionnaire) { q.Levels[1].ID = "base" }, "level base is there twice"},
		{"index twice", func(q *survey.Questionnaire) { q.Indices[1].ID = "i" }, "index i is there twice"},
		{"advice without id", func(q *survey.Questionnaire) { q.Advice[0].ID = "" }, "advice without an id"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := sound()
			test.breaks(q)
			q.Prepare()
			m, err := scoring.Compile(q)
			if err == nil || m != nil {
				t.Fatalf("accepted; want %q", test.want)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v; want %q", err, test.want)
			}
		})
	}
}

func TestCompileAcceptsSoundQuestionnaire(t *testing.T) {
	q := sound()
	if m := compile(t, q); m.Questionnaire() != q {
		t.Error("the model is of another questionnaire")
	}
}

// From x and above x are two bounds, in this order.
func TestCompileOrdersBounds(t *testing.T) {
	for _, test := range []struct {
		first, second bool // exclusive
		sound         bool
	}{{false, true, true}, {true, false, false}, {true, true, false}, {false, false, false}} {
		q := sound()
		q.Levels = append(q.Levels[:1], survey.Level{ID: "b", Bound: survey.Bound{Value: d("20"), Exclusive: test.first}}, survey.Level{ID: "c", Bound: survey.Bound{Value: d("20"), Exclusive: test.second}})
		if _, err := scoring.Compile(q); (err == nil) != test.sound {
			t.Errorf("above %t, then above %t: %v", test.first, test.second, err)
		}
	}
}

func TestCompileReportsEveryProblem(t *testing.T) {
	q := sound()
	q.Areas[0].Questions[0].Weight = d("-1")
	q.Areas[1].MinCoverage = d("2")
	q.Indices[2].Minuend = "zz"
	q.Levels[1].Gates[0].Ticks = 0
	_, err := scoring.Compile(q)
	if n := strings.Count(err.Error(), "\n") + 1; n != 4 {
		t.Errorf("%d problems, want 4:\n%v", n, err)
	}
}

func TestCompileWantsPrepare(t *testing.T) {
	q := sound()
	q.Areas = append([]survey.Area(nil), q.Areas...)
	q.Areas[0].Questions = append([]survey.Question(nil), q.Areas[0].Questions...)
	if _, err := scoring.Compile(q); err == nil || !strings.Contains(err.Error(), "question x: Prepare has not seen it") {
		t.Errorf("%v", err)
	}
}
