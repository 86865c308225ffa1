package scoring_test

import (
	"math/big"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// With weighted means and sums the contributions of the questions sum to the
// overall, and those of options and rows to their question's, unless it is
// limited; with others those of the areas do.
func TestPropertyAdditive(t *testing.T) {
	all, areasOnly, parts := 0, 0, 0
	generated(t, func(t *testing.T, _ *generator, m *scoring.Model, answers survey.Answers) {
		e := m.Explain(answers)
		if e.Overall == nil {
			return
		}
		byArea, byQuestion := whole(0), whole(0)
		additive, weighted := true, e.Aggregate != survey.Minimum
		for _, a := range e.Areas {
			if a.State != scoring.Assessable {
				continue
			}
			if a.Contribution != nil {
				byArea = plus(byArea, rat(*a.Contribution))
			}
			for _, q := range a.Questions {
				if q.Contribution != nil {
					byQuestion = plus(byQuestion, rat(*q.Contribution))
					parts += addsUp(t, q)
				} else if q.State == scoring.Counts {
					additive = false
				}
			}
		}
		if weighted {
			areasOnly++
			if byArea.String() != e.Overall.Exact {
				t.Errorf("the areas sum to %s, the overall is %s", byArea, e.Overall.Exact)
			}
		}
		if additive {
			all++
			if byQuestion.String() != e.Overall.Exact {
				t.Errorf("the questions sum to %s, the overall is %s", byQuestion, e.Overall.Exact)
			}
		}
	})
	if all < 20 || areasOnly < 50 || parts < 50 {
		t.Errorf("only %d sums of questions, %d of areas, %d of parts", all, areasOnly, parts)
	}
}

// addsUp returns 1 when the parts of a question have contributions to sum.
func addsUp(t *testing.T, q scoring.ExplainedQuestion) int {
	sum, some := whole(0), false
	add := func(c *string) {
		if c != nil {
			sum, some = plus(sum, rat(*c)), true
		}
	}
	for _, o := range q.Options {
		add(o.Contribution)
	}
	for _, r := range q.Rows {
		add(r.Contribution)
	}
	if !some {
		return 0
	}
	if sum.String() != *q.Contribution {
		t.Errorf("the parts of %s sum to %s, it contributes %s", q.ID, sum, *q.Contribution)
	}
	return 1
}

// The tree says what the reference's says. Where shares decide nothing the
// reference gives all to the first part that decides; the engine gives none and
// names those that decide.
func TestExplanationAgreesWithTheReference(t *testing.T) {
	generated(t, func(t *testing.T, _ *generator, m *scoring.Model, answers survey.Answers) {
		q := m.Questionnaire()
		got, want := m.Explain(answers), explain(q, answers)
		for i, area := range got.Areas {
			node := want.Parts[i]
			same(t, node.ID+" score", area.Exact, node.Score)
			if got.Aggregate != survey.Minimum {
				same(t, node.ID+" weight", area.Weight, node.Weight)
				same(t, node.ID+" contribution", area.Contribution, node.Contribution)
			} else if node.Weight != nil && node.Weight.Sign() > 0 && (len(got.Decides) == 0 || string(got.Decides[0]) != node.ID) {
				t.Errorf("%v decide, by the reference %s", got.Decides, node.ID)
			}
			for j, question := range area.Questions {
				explainsQuestion(t, got.Aggregate, area, question, node.Parts[j])
			}
		}
	})
}

func explainsQuestion(t *testing.T, overall survey.Aggregate, area scoring.ExplainedArea, q scoring.ExplainedQuestion, node explained) {
	t.Helper()
	excluded := string(q.State)
	if q.State == scoring.Counts {
		excluded = ""
	}
	if excluded != node.Excluded {
		t.Errorf("%s is %q, by the reference %q", q.ID, excluded, node.Excluded)
	}
	if node.Score != nil {
		same(t, node.ID+" score", q.Exact, times(whole(100), node.Score))
	}
	adds := area.Aggregate == survey.WeightedMean || area.Aggregate == survey.Sum
	if adds && overall != survey.Sum {
		same(t, node.ID+" weight", q.Weight, node.Weight)
	}
	if overall == survey.Sum || adds && overall == survey.WeightedMean {
		same(t, node.ID+" contribution", q.Contribution, node.Contribution)
	} else if q.Contribution != nil {
		t.Errorf("%s contributes %s to what is no sum", q.ID, *q.Contribution)
	}
	for k, row := range q.Rows {
		same(t, node.ID+" row weight", row.Weight, node.Parts[k].Weight)
		same(t, node.ID+" row points", row.Points, node.Parts[k].Score)
		if row.Contribution != nil {
			same(t, node.ID+" row contribution", row.Contribution, node.Parts[k].Contribution)
		}
	}
}

func same(t *testing.T, what string, got *string, want *big.Rat) {
	t.Helper()
	if got == nil && want == nil || got != nil && want != nil && *got == want.String() {
		return
	}
	t.Errorf("%s: %s, by the reference %v", what, str(got), want)
}
