package stats_test

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"maturita/stats"
)

// Several wait for one answer; whoever asked for it first gives up, and another
// one asks.
func TestTogetherTheyAskOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		facts := newLive(1)
		answer, begun := make(chan struct{}), make(chan struct{}, 100)
		want := facts.standing(late)
		kept := stats.NewKept[int64](facts, facts.clock, 100)
		slowly := func(ctx context.Context) (int64, error) {
			begun <- struct{}{}
			select {
			case <-ctx.Done():
				return 0, ctx.Err()
			case <-answer:
			}
			return facts.ask(late)(ctx)
		}
		impatient, giveUp := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := kept.Get(impatient, "all", everywhere, slowly); err != context.Canceled {
				t.Error(err)
			}
		})
		<-begun
		for range 8 {
			wg.Go(func() {
				if got, err := kept.Get(t.Context(), "all", everywhere, slowly); got != want || err != nil {
					t.Error(got, want, err)
				}
			})
		}
		left, leave := context.WithTimeout(t.Context(), time.Second)
		defer leave()
		if _, err := kept.Get(left, "all", everywhere, slowly); err != context.DeadlineExceeded {
			t.Error(err)
		}
		synctest.Wait()
		giveUp()
		<-begun
		close(answer)
		wg.Wait()
		if facts.asked != 1 || len(begun) != 0 {
			t.Errorf("asked %d times, %d begun", facts.asked, len(begun))
		}
	})
}

// For the race detector: several ask while facts change.
func TestKeptTogether(t *testing.T) {
	facts := newLive(1)
	kept := stats.NewKept[int64](facts, facts.clock, 4)
	var wg sync.WaitGroup
	for seed := range uint64(8) {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(seed, 3))
			for range 200 {
				until := late.AddDate(-random.IntN(8), 0, 0)
				if _, err := kept.Get(t.Context(), until.String(), everywhere, facts.ask(until)); err != nil {
					t.Error(err)
				}
				if _, err := kept.Briefly(t.Context(), "all", facts.ask(late)); err != nil {
					t.Error(err)
				}
				if random.IntN(10) == 0 {
					facts.change(facts.clock())
					facts.pass(time.Minute)
				}
			}
		})
	}
	wg.Wait()
	facts.pass(time.Hour)
	if got, want := facts.get(t, kept, late), facts.standing(late); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}
