package scoring_test

import (
	"fmt"
	"testing"

	"maturita/survey"
)

func TestAdvice(t *testing.T) {
	base := func() *survey.Questionnaire {
		hidden := single("h", "0", "1")
		hidden.When = &survey.Condition{Op: survey.OpOr}
		gone := area("gone", single("g", "0", "1"))
		gone.When = &survey.Condition{Op: survey.OpOr}
		q := questionnaire(area("uno", single("x", "0", "1", "2", "4"), hidden), area("due", single("y", "0", "1")), gone)
		q.Levels = append(q.Levels, survey.Level{ID: "top", Bound: survey.Bound{Value: d("50")}})
		q.Indices = []survey.Index{{ID: "i", Sum: []survey.IndexTerm{{Question: "y", Weight: d("5")}}}}
		q.Overall.MinAreas = 1
		return q
	}
	x := func(op survey.Op, v string) *survey.Condition {
		return &survey.Condition{Op: op, Question: "x", Values: []string{v}}
	}
	tests := []struct {
		name    string
		when    survey.AdviceCondition
		answers survey.Answers
		want    bool
	}{
		{"no condition", survey.AdviceCondition{}, nil, true},
		{"area below", survey.AdviceCondition{Area: "uno", Below: limit("50")}, survey.Answers{"x": pick("b")}, true},
		{"area on its below", survey.AdviceCondition{Area: "uno", Below: limit("50")}, survey.Answers{"x": pick("c")}, false},
		{"area on its from", survey.AdviceCondition{Area: "uno", From: limit("50")}, survey.Answers{"x": pick("c")}, true},
		{"area below its from", survey.AdviceCondition{Area: "uno", From: limit("50.001")}, survey.Answers{"x": pick("c")}, false},
		{"area within", survey.AdviceCondition{Area: "uno", From: limit("25"), Below: limit("50")}, survey.Answers{"x": pick("b")}, true},
		{"area non valutabile has no score", survey.AdviceCondition{Area: "uno", Below: limit("50")}, nil, false},
		{"area non pertinente has no score", survey.AdviceCondition{Area: "gone", Below: limit("50")}, nil, false},
		{"not assessable", survey.AdviceCondition{Area: "uno", NotAssessed: true}, survey.Answers{"x": inapplicable()}, true},
		{"not assessable, but it is", survey.AdviceCondition{Area: "uno", NotAssessed: true}, survey.Answers{"x": pick("a")}, false},
		{"non pertinente is not non valutabile", survey.AdviceCondition{Area: "gone", NotAssessed: true}, nil, false},
		{"overall", survey.AdviceCondition{Overall: true, Below: limit("30")}, survey.Answers{"x": pick("b")}, true},
		{"overall too high", survey.AdviceCondition{Overall: true, Below: limit("25")}, survey.Answers{"x": pick("b")}, false},
		{"no overall", survey.AdviceCondition{Overall: true, Below: limit("100")}, nil, false},
		{"index", survey.AdviceCondition{Index: "i", From: limit("5")}, survey.Answers{"y": pick("b")}, true},
		{"index too low", survey.AdviceCondition{Index: "i", From: limit("5")}, survey.Answers{"y": pick("a")}, false},
		{"no index", survey.AdviceCondition{Index: "i", From: limit("0")}, nil, false},
		{"level", survey.AdviceCondition{Levels: []survey.LevelID{"base", "top"}}, survey.Answers{"x": pick("d")}, true},
		{"another level", survey.AdviceCondition{Levels: []survey.LevelID{"base"}}, survey.Answers{"x": pick("d")}, false},
		{"no level", survey.AdviceCondition{Levels: []survey.LevelID{"base", "top"}}, nil, false},
		{"answers", survey.AdviceCondition{Answers: x(survey.OpEquals, "b")}, survey.Answers{"x": pick("b")}, true},
		{"other answers", survey.AdviceCondition{Answers: x(survey.OpEquals, "b")}, survey.Answers{"x": pick("a")}, false},
		{"no answer is not different", survey.AdviceCondition{Answers: x(survey.OpNotEquals, "b")}, nil, false},
		{"non applicabile is not different", survey.AdviceCondition{Answers: x(survey.OpNotEquals, "b")}, survey.Answers{"x": inapplicable()}, false},
		{"not inverts that", survey.AdviceCondition{Answers: &survey.Condition{Op: survey.OpNot, Parts: []survey.Condition{*x(survey.OpNotEquals, "b")}}}, nil, true},
		{"off the path", survey.AdviceCondition{Answers: &survey.Condition{Op: survey.OpAnswered, Question: "h"}}, survey.Answers{"h": pick("a")}, false},
		{"all parts", survey.AdviceCondition{Area: "uno", Below: limit("50"), Levels: []survey.LevelID{"base"}, Answers: x(survey.OpIn, "b")}, survey.Answers{"x": pick("b")}, true},
		{"all parts but one", survey.AdviceCondition{Area: "uno", Below: limit("50"), Levels: []survey.LevelID{"top"}, Answers: x(survey.OpIn, "b")}, survey.Answers{"x": pick("b")}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := base()
			q.Advice = []survey.Advice{{ID: "tip", When: test.when}}
			if got := compile(t, q).Score(test.answers).Advice; (len(got) == 1) != test.want {
				t.Errorf("advice %v, want it given: %t", got, test.want)
			}
		})
	}
}

func TestAdviceOrderAndMaximum(t *testing.T) {
	for limit, want := range map[int]string{0: "[c a b]", 2: "[c a]", 9: "[c a b]"} {
		q := questionnaire(area("uno", single("x", "0", "1")))
		never := survey.AdviceCondition{Answers: &survey.Condition{Op: survey.OpOr}}
		q.Advice = []survey.Advice{{ID: "c"}, {ID: "n", When: never}, {ID: "a"}, {ID: "b"}}
		q.MaxAdvice = limit
		if got := fmt.Sprint(compile(t, q).Score(nil).Advice); got != want {
			t.Errorf("at most %d: %s, want %s", limit, got, want)
		}
	}
}
