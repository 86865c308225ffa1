package scoring_test

import (
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// large is a number of up to the largest, with three decimals.
func (g *generator) large() survey.Decimal {
	return 1 + survey.Decimal(g.Int64N(int64(survey.MaxDecimal)))>>g.IntN(30)
}

// enlarge gives points and weights up to the largest permitted.
func (g *generator) enlarge(q *survey.Questionnaire) {
	for i := range q.Areas {
		a := &q.Areas[i]
		a.Weight = g.large()
		for j := range a.Questions {
			question := &a.Questions[j]
			question.Weight, question.Floor = g.large(), 0
			for k := range question.Options {
				question.Options[k].Points = g.large() * survey.Decimal(1-2*(g.IntN(5)/4))
			}
			if len(question.Options) > 0 {
				question.Options[0].Points = oneOf(g, survey.MaxDecimal, g.large())
			}
			for k := range question.Rows {
				question.Rows[k].Weight = oneOf(g, survey.MaxDecimal, g.large())
			}
			for k := range question.Bands {
				question.Bands[k].Points = g.large()
			}
		}
	}
	for i := range q.Indices {
		for _, terms := range [][]survey.IndexTerm{q.Indices[i].Sum, q.Indices[i].Mean} {
			for j := range terms {
				terms[j].Weight = g.large()
			}
		}
	}
}

// A result is the same in units that all numbers share, on fractions of int64 as
// far as these hold, and on big.Rat.
func TestPropertyWide(t *testing.T) {
	narrow, beyond, shared, apart := 0, 0, 0, 0
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, _ survey.Answers) {
		q := m.Questionnaire()
		for _, large := range []bool{false, true} {
			if large {
				g.enlarge(q)
				m = compile(t, q)
			}
			wide, err := scoring.Widened(q)
			if err != nil {
				t.Fatal(err)
			}
			fractions, err := scoring.Apart(q)
			if err != nil {
				t.Fatal(err)
			}
			for range 3 {
				answers := g.answers(t, q)
				got := marshal(t, m, answers)
				if want := marshal(t, wide, answers); got != want {
					t.Errorf("large %t: got\n%s\non big.Rat\n%s", large, got, want)
				}
				if want := marshal(t, fractions, answers); got != want {
					t.Errorf("large %t: got\n%s\non fractions\n%s", large, got, want)
				}
				s, a := m.Shares(answers)
				shared, apart = shared+s, apart+a
				if m.BeyondInt64(answers) {
					beyond++
				} else {
					narrow++
				}
			}
		}
	})
	if narrow < rounds || beyond < rounds/4 {
		t.Errorf("%d results on int64 alone, %d beyond", narrow, beyond)
	}
	if shared < rounds || apart < rounds {
		t.Errorf("%d areas in units that are shared, %d not", shared, apart)
	}
}
