package scoring_test

import (
	"encoding/json"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// Replies put into a twin give areas, overall, levels and gates as the changed
// answers do, as long as the path stays; what it was made of stays too.
func TestPropertyRetry(t *testing.T) {
	tried := 0
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, before survey.Answers) {
		for range 5 {
			after := g.answers(t, m.Questionnaire())
			if samePath(m, before, after) {
				tried++
				retried(t, m, before, after)
			}
		}
	})
	if tried < rounds {
		t.Errorf("only %d changes were tried", tried)
	}
}

func samePath(m *scoring.Model, before, after survey.Answers) bool {
	q := m.Questionnaire()
	x, y := survey.Walk(q, before), survey.Walk(q, after)
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			if id := q.Areas[i].Questions[j].ID; x.On(id) != y.On(id) {
				return false
			}
		}
	}
	return true
}

func retried(t *testing.T, m *scoring.Model, before, after survey.Answers) {
	t.Helper()
	compare := func(got, want scoring.Result) {
		got.Indices, got.Advice, want.Indices, want.Advice = nil, nil, nil, nil
		a, _ := json.Marshal(got)
		b, _ := json.Marshal(want)
		if string(a) != string(b) {
			t.Errorf("retried:\n%s\nwant\n%s", a, b)
		}
	}
	changed, untouched := m.Retried(before, after)
	compare(changed, m.Score(after))
	compare(untouched, m.Score(before))
}
