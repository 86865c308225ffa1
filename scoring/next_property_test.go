package scoring_test

import (
	"maps"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// What is told comes true: the moves are permitted answers on different questions,
// keep the path, and scored they give the overall that was told and the level; and
// a move adds alone what it is said to add.
func TestPropertyNextLevelComesTrue(t *testing.T) {
	reached, listed := 0, 0
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, answers survey.Answers) {
		q := m.Questionnaire()
		if r := newReference(q, answers); r.target() >= 0 && len(r.moves()) > 0 && g.one(2) {
			g.near(q, answers)
			m = compile(t, q)
		}
		next, ok := m.NextLevel(answers)
		r := m.Score(answers)
		if top := r.Level != nil && *r.Level == q.Levels[len(q.Levels)-1].ID; ok != (r.Overall != nil && !top) {
			t.Errorf("a next level: %v, overall %v, level %s", ok, r.Overall, str(r.Level))
		}
		if !ok {
			return
		}
		changes := survey.Answers{}
		for _, mv := range append(next.Moves, movesOf(next.Areas)...) {
			changes[mv.Question] = mv.Answer
			alone := whatIf(t, m, answers, survey.Answers{mv.Question: mv.Answer})
			if got := minus(alone.Result.Overall.Rat(), r.Overall.Rat()); len(next.Areas) > 0 && got.String() != mv.Gain {
				t.Errorf("%s adds %s, told %s", mv.Question, got, mv.Gain)
			}
		}
		if len(next.Moves) == 0 {
			listed++
			return
		}
		reached++
		w := whatIf(t, m, answers, changes)
		if len(changes) != len(next.Moves) || len(w.Joined)+len(w.Left) > 0 {
			t.Errorf("%d moves on %d questions, %v joined, %v left", len(next.Moves), len(changes), w.Joined, w.Left)
		}
		if *w.Result.Overall != *next.After || place(q, w.Result.Level) < place(q, &next.Level) {
			t.Errorf("told %s with %v, scored %s with %v", next.Level, *next.After, str(w.Result.Level), *w.Result.Overall)
		}
		for i, gate := range next.FailedGates {
			if gate.Level != next.Level {
				t.Errorf("failed gate %d is of level %s", i, gate.Level)
			}
		}
	})
	if reached < rounds/8 || listed < rounds/20 {
		t.Errorf("reached %d times, listed %d times", reached, listed)
	}
}

func place(q *survey.Questionnaire, id *survey.LevelID) int {
	for i := range q.Levels {
		if id != nil && q.Levels[i].ID == *id {
			return i
		}
	}
	return -1
}

func whatIf(t testing.TB, m *scoring.Model, answers, changes survey.Answers) scoring.WhatIf {
	t.Helper()
	w, err := m.WhatIf(answers, changes)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Neither the order of ticks nor that of maps changes what is found.
func TestPropertyNextLevelOrder(t *testing.T) {
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, answers survey.Answers) {
		shuffled := maps.Clone(answers)
		for id := range shuffled {
			shuffled[id] = g.shuffledTicks(shuffled[id])
		}
		a, b := nextText(m.NextLevel(answers)), nextText(m.NextLevel(shuffled))
		if a != b {
			t.Errorf("got %s\nin another order %s", a, b)
		}
	})
}

// FuzzExplain explains, and seeks the next level of, whatever can be read as
// answers.
func FuzzExplain(f *testing.F) {
	f.Add(uint64(1), []byte(`{"q-0-0":"a","q-0-1":["a","b"],"q-1-0":{"r1":"a","r2":{"na":true}}}`))
	f.Add(uint64(2), []byte(`{"q-0-0":{"na":true,"reason":"no"},"q-0-1":12.5,"q-0-2":null}`))
	f.Fuzz(func(t *testing.T, seed uint64, file []byte) {
		m := compile(t, newGenerator(seed, 0).questionnaire())
		answers, _ := survey.DecodeAnswers(m.Questionnaire(), file)
		e, r := m.Explain(answers), m.Score(answers)
		if (e.Overall == nil) != (r.Overall == nil) || e.Overall != nil && *e.Overall != *r.Overall {
			t.Errorf("explained %v, scored %v", e.Overall, r.Overall)
		}
		next, _ := m.NextLevel(answers)
		changes := survey.Answers{}
		for _, mv := range next.Moves {
			changes[mv.Question] = mv.Answer
		}
		if w := whatIf(t, m, answers, changes); next.After != nil && *w.Result.Overall != *next.After {
			t.Errorf("told %v, scored %v", *next.After, *w.Result.Overall)
		}
		side := scoring.Side{Model: m, Answers: answers, Result: r}
		if c := scoring.Compare(side, side); !c.Comparable() || c.Overall != nil && c.Overall.Exact != "0/1" {
			t.Errorf("compared with itself: %+v", c)
		}
		if x := scoring.AnchorIndex(side, side); x.Difference != nil && *x.Difference != "0/1" {
			t.Errorf("anchored to itself: %+v", x)
		}
	})
}
