package scoring_test

import (
	"sync"
	"testing"

	"maturita/survey"
)

// A model may score for many at once, and one result never runs into another.
func TestScoreConcurrently(t *testing.T) {
	g := newGenerator(1, 1)
	m := compile(t, g.questionnaire())
	var all []survey.Answers
	var want []string
	for range 20 {
		answers := g.answers(t, m.Questionnaire())
		all, want = append(all, answers), append(want, marshal(t, m, answers))
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range 400 {
				if got := marshal(t, m, all[i%20]); got != want[i%20] {
					t.Errorf("%s\nwant %s", got, want[i%20])
				}
			}
		})
	}
	group.Wait()
}

// An earlier result stays what it was while the model scores on.
func TestResultsStay(t *testing.T) {
	q, answers := shipped(t)
	m := compile(t, q)
	first := m.Score(answers)
	exact := *first.Areas[0].Exact
	for id, a := range answers {
		if a.Kind == survey.AnswerOption {
			answers[id] = pick(q.Question(id).Options[0].ID)
		}
	}
	second := m.Score(answers)
	if *first.Areas[0].Exact != exact || *second.Areas[0].Exact == exact {
		t.Errorf("%s, then %s; the first has become %s", exact, *second.Areas[0].Exact, *first.Areas[0].Exact)
	}
}

// The shipped pre-assessment is scored in few allocations; see result.
func TestScoreAllocates(t *testing.T) {
	q, answers := shipped(t)
	m := compile(t, q)
	if n := testing.AllocsPerRun(200, func() { m.Score(answers) }); n > 8 {
		t.Errorf("%v allocations", n)
	}
}
