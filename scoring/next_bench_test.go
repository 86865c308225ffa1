package scoring_test

import (
	"math/big"
	"os"
	"slices"
	"testing"
	"time"

	"maturita/scoring"
	"maturita/survey"
)

// hardCases are ways to score the largest questionnaire, with the level above the
// one held at a share of what the three best moves add together.
var hardCases = []struct {
	name       string
	how, areas survey.Aggregate
	share      string
	merged     bool // all questions in one area
}{
	{"mean-barely", survey.WeightedMean, survey.WeightedMean, "0.999", false},
	{"mean-three", survey.WeightedMean, survey.WeightedMean, "0.75", false},
	{"mean-two", survey.WeightedMean, survey.WeightedMean, "0.5", false},
	{"mean-not", survey.WeightedMean, survey.WeightedMean, "1.01", false},
	{"sum-three", survey.Sum, survey.WeightedMean, "0.9", false},
	{"minimum", survey.Minimum, survey.WeightedMean, "0.9", false},
	{"stages", survey.WeightedMean, survey.Stages, "0.9", false},
	{"minima", survey.WeightedMean, survey.Minimum, "0.9", false},
	{"maxima", survey.WeightedMean, survey.Maximum, "0.9", false},
	{"one-mean", survey.WeightedMean, survey.WeightedMean, "0.8", true},
	{"one-lowest-mean", survey.Minimum, survey.WeightedMean, "0.8", true},
	{"one-sum", survey.WeightedMean, survey.Sum, "0.8", true},
	{"one-stages", survey.WeightedMean, survey.Stages, "0.9", true},
}

func hard(t testing.TB, how, areas survey.Aggregate, share string, merged bool) (*survey.Questionnaire, survey.Answers) {
	t.Helper()
	q, answers := largest(t)
	if merged {
		for _, a := range q.Areas[1:] {
			q.Areas[0].Questions = append(q.Areas[0].Questions, a.Questions...)
		}
		q.Areas, q.Advice = q.Areas[:1], nil
		q.Prepare()
	}
	q.Overall.Aggregate = how
	for i := range q.Areas {
		a := &q.Areas[i]
		if a.Aggregate = areas; areas == survey.Stages {
			a.Stages = []survey.Stage{{ID: "first", Share: d("0.2")}, {ID: "second", Share: d("0.22")}}
			for j := range a.Questions {
				a.Stages[j%2].Questions = append(a.Stages[j%2].Questions, a.Questions[j].ID)
			}
		}
	}
	q.Levels = []survey.Level{{ID: "base"}}
	level(q, "100")
	next, _ := compile(t, q).NextLevel(answers)
	moves := movesOf(next.Areas)
	slices.SortFunc(moves, func(a, b scoring.Move) int { return rat(b.Gain).Cmp(rat(a.Gain)) })
	rise := big.NewRat(1, 1)
	if len(moves) >= 3 {
		rise = plus(rat(moves[0].Gain), plus(rat(moves[1].Gain), rat(moves[2].Gain)))
	}
	q.Levels[1].Bound.Value = floor(plus(next.Overall.Rat(), times(rise, rat(share))))
	return q, answers
}

// BenchmarkNextLevel looks for the way to the next level in a response of the
// newest pre-assessment and in the largest one permitted.
func BenchmarkNextLevel(b *testing.B) {
	run := func(name string, q *survey.Questionnaire, answers survey.Answers) {
		b.Run(name, func(b *testing.B) {
			m := compile(b, q)
			for b.Loop() {
				m.NextLevel(answers)
			}
		})
	}
	q, answers := shippedLow(b)
	run("shipped", q, answers)
	q, answers = largest(b)
	run("largest", q, answers)
	for _, c := range hardCases {
		q, answers = hard(b, c.how, c.areas, c.share, c.merged)
		run(c.name, q, answers)
	}
}

func BenchmarkExplain(b *testing.B) {
	b.Run("shipped", func(b *testing.B) {
		q, answers := shipped(b)
		m := compile(b, q)
		for b.Loop() {
			m.Explain(answers)
		}
	})
	b.Run("largest", func(b *testing.B) {
		q, answers := largest(b)
		m := compile(b, q)
		for b.Loop() {
			m.Explain(answers)
		}
	})
}

func BenchmarkWhatIf(b *testing.B) {
	q, answers := shippedLow(b)
	m := compile(b, q)
	changes := survey.Answers{}
	next, ok := m.NextLevel(answers)
	for _, mv := range append(next.Moves, movesOf(next.Areas)...) {
		changes[mv.Question] = mv.Answer
	}
	if !ok || len(changes) == 0 {
		b.Fatal("nothing to change")
	}
	for b.Loop() {
		if _, err := m.WhatIf(answers, changes); err != nil {
			b.Fatal(err)
		}
	}
}

// shippedLow is the newest pre-assessment with answers that leave levels above the
// one held.
func shippedLow(t testing.TB) (*survey.Questionnaire, survey.Answers) {
	t.Helper()
	q, _ := shipped(t)
	file, err := os.ReadFile("../questionnaires/testdata/pre-assessment@1.0.0/bakery.answers.json")
	if err != nil {
		t.Fatal(err)
	}
	answers, err := survey.DecodeAnswers(q, file)
	if err != nil {
		t.Fatal(err)
	}
	return q, answers
}

func movesOf(areas []scoring.AreaMoves) []scoring.Move {
	var all []scoring.Move
	for _, a := range areas {
		all = append(all, a.Moves...)
	}
	return all
}

// The search ends in good time on the largest questionnaire, also where it has to
// look at everything; how long it takes is for the benchmark to say.
func TestNextLevelOfTheLargestEnds(t *testing.T) {
	for _, c := range hardCases {
		q, answers := hard(t, c.how, c.areas, c.share, c.merged)
		m := compile(t, q)
		start := time.Now()
		next, ok := m.NextLevel(answers)
		took := time.Since(start)
		t.Logf("%s: %d moves in %s: %s", c.name, len(next.Moves), took, way(next, ok))
		if !ok || took > 30*time.Second {
			t.Errorf("%s: %v after %s", c.name, ok, took)
		}
	}
}
