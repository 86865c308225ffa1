package scoring_test

import (
	"fmt"
	"math/big"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// bandStep is the step of a number to the smallest one in the band with the fewest
// points above those that it has, the first of several.
func bandStep(q survey.Question, now survey.Decimal) []move {
	worth := func(n survey.Decimal) survey.Decimal {
		points := q.Bands[0].Points
		for _, band := range q.Bands {
			if n >= band.From {
				points = band.Points
			}
		}
		return points
	}
	if len(q.Bands) == 0 {
		return nil
	}
	var best []survey.Decimal // the smallest number of each band with the fewest points above those now
	for _, band := range q.Bands {
		n := band.From
		for len(survey.CheckAnswer(&q, survey.Answer{Kind: survey.AnswerNumber, Number: n})) > 0 && n <= q.Max {
			n++
		}
		switch {
		case n > q.Max || worth(n) != band.Points || worth(n) <= worth(now):
		case len(best) == 0 || worth(n) < worth(best[0]):
			best = []survey.Decimal{n}
		case worth(n) == worth(best[0]):
			best = append(best, n)
		}
	}
	var steps []move
	for i, n := range best {
		steps = append(steps, move{place: []int{0, i}, after: survey.Answer{Kind: survey.AnswerNumber, Number: n}})
	}
	return steps
}

// nextText writes a way to the next level: each move with the whole answer after
// it, and the overall.
func nextText(next scoring.Next, ok bool) string {
	if !ok {
		return "none"
	}
	text := string(next.Level)
	write := func(moves []scoring.Move) {
		for _, m := range moves {
			text += fmt.Sprintf("\n  %s %v", m.Question, m.Answer)
		}
	}
	if next.After != nil {
		text += " with " + next.After.Exact
	}
	write(next.Moves)
	for _, a := range next.Areas {
		text += "\n " + string(a.Area)
		write(a.Moves)
	}
	return text
}

func advanceText(q *survey.Questionnaire, a advance) string {
	if a.level == "" {
		return "none"
	}
	text := string(a.level)
	write := func(moves []move) {
		for _, m := range moves {
			text += fmt.Sprintf("\n  %s %v", m.question, m.after)
		}
	}
	if a.moves != nil {
		text += " with " + a.overall.String()
		write(a.moves)
		return text
	}
	for _, area := range q.Areas {
		if moves := a.areas[area.ID]; len(moves) > 0 {
			text += "\n " + string(area.ID)
			write(moves)
		}
	}
	return text
}

// small reports whether the reference can try all sets of moves in good time.
func small(q *survey.Questionnaire, answers survey.Answers, most int) bool {
	r := newReference(q, answers)
	n := len(r.moves())
	return n > 0 && n <= most && r.target() >= 0
}

// The search finds what trying every set finds.
func TestNextLevelAgreesWithTheReference(t *testing.T) {
	cases := int64(20_000)
	if testing.Short() {
		cases = 1000
	}
	seed := referenceSeed(t)
	t.Logf("seed %d", seed)
	var done, stream, reached [4]atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for done[0].Load() < cases && !t.Failed() {
				n := stream[0].Add(1)
				g := newGenerator(seed, uint64(n))
				q := g.questionnaire()
				if n%7 == 0 {
					g.exaggerate(q)
				}
				for i := range 4 {
					answers := g.answers(t, q)
					if n%20 == 0 && !small(q, answers, 12) || n%20 > 0 && !small(q, answers, 7) {
						continue
					}
					if i > 0 {
						g.near(q, answers)
					}
					m, err := scoring.Compile(q)
					if err != nil {
						t.Error(err)
						return
					}
					want, got := nextLevel(q, answers), ""
					next, ok := m.NextLevel(answers)
					if got = nextText(next, ok); got != advanceText(q, want) {
						t.Errorf("questionnaire %d, MATURITA_SEED=%d\ngot  %s\nwant %s\nanswers %v", n, seed, got, advanceText(q, want), answers)
						return
					}
					done[0].Add(1)
					reached[len(want.moves)].Add(1)
				}
			}
		})
	}
	wait.Wait()
	t.Logf("%d cases; none reach it %d, one move %d, two %d, three %d", done[0].Load(), reached[0].Load(), reached[1].Load(), reached[2].Load(), reached[3].Load())
	for i := range reached {
		if n := reached[i].Load(); n < cases/100 && !t.Failed() {
			t.Errorf("%d cases of %d moves", n, i)
		}
	}
}

// near makes a level that some moves reach, barely or by exactly as much as they
// gain, with gates of the kind that the same moves meet.
func (g *generator) near(q *survey.Questionnaire, answers survey.Answers) {
	r := newReference(q, answers)
	chosen := map[survey.QuestionID]bool{}
	all, set := r.moves(), []move{}
	for range 1 + g.IntN(5) {
		if m := all[g.IntN(len(all))]; !chosen[m.question] {
			chosen[m.question] = true
			set = append(set, m)
		}
	}
	after := r.with(set...)
	if after.overall == nil {
		return
	}
	level := survey.Level{ID: "near", Bound: survey.Bound{Value: floor(after.overall) - survey.Decimal(g.IntN(2)*g.IntN(500)), Exclusive: g.one(3)}}
	level.Bound.Value = max(level.Bound.Value, 1)
	for _, area := range q.Areas {
		if a := after.areas[area.ID]; a.score != nil && g.one(3) {
			level.Gates = append(level.Gates, survey.Gate{Area: area.ID, Least: floor(a.score)})
		}
	}
	for id := range chosen {
		if question := q.Question(id); question.Type == survey.Multiple || question.Type == survey.Matrix && question.Columns {
			if n := ticks(*question, after.answers[id]); n > 0 && g.one(2) {
				level.Gates = append(level.Gates, survey.Gate{Question: id, Ticks: n})
			}
		}
	}
	q.Levels = []survey.Level{{ID: "base"}, level}
}

// floor is the largest decimal that is not above x, which is not negative.
func floor(x *big.Rat) survey.Decimal {
	n := new(big.Int).Mul(x.Num(), big.NewInt(1000))
	return survey.Decimal(n.Quo(n, x.Denom()).Int64())
}
