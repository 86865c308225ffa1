package stats_test

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
)

// slow is a source that answers when it is told to.
type slow struct {
	*live
	answer chan struct{}
	begun  chan struct{}
}

func (s slow) Tally(ctx context.Context, of stats.Selection, by ...stats.Dimension) ([]stats.Cell, error) {
	s.begun <- struct{}{}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-s.answer:
	}
	return s.live.Tally(ctx, of, by...)
}

// TestTogetherTheyAskOnce has several wait for one answer; whoever asked for it
// first gives up, and another one asks.
func TestTogetherTheyAskOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := slow{newLive(1), make(chan struct{}), make(chan struct{}, 100)}
		want := count(t, source.live, everything())
		source.asked = 0
		cached := stats.NewCached(source, source.clock, 1000)
		impatient, giveUp := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := cached.Tally(impatient, everything()); err != context.Canceled {
				t.Error(err)
			}
		})
		<-source.begun
		for range 8 {
			wg.Go(func() {
				if got := count(t, cached, everything()); got != want {
					t.Error(got, want)
				}
			})
		}
		left, leave := context.WithTimeout(t.Context(), time.Second)
		defer leave()
		if _, err := cached.Tally(left, everything()); err != context.DeadlineExceeded {
			t.Error(err)
		}
		synctest.Wait()
		giveUp()
		<-source.begun
		close(source.answer)
		wg.Wait()
		if source.asked != 1 || len(source.begun) != 0 {
			t.Errorf("asked %d times, %d begun", source.asked, len(source.begun))
		}
	})
}

// TestCachedTogether is for the race detector: several ask while facts change.
func TestCachedTogether(t *testing.T) {
	source := newLive(1)
	cached := stats.NewCached(source, source.clock, 100)
	var wg sync.WaitGroup
	for seed := range uint64(8) {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(seed, 3))
			for range 60 {
				s, by := statstest.Question(random)
				if random.IntN(2) == 0 {
					s, by = everything(), nil
				}
				cells, err := cached.Tally(t.Context(), s, by...)
				if err != nil {
					t.Error(err)
				}
				clear(cells)
				if _, err := cached.Begun(t.Context(), s.Instrument, s.Provinces, s.Period); err != nil {
					t.Error(err)
				}
				if random.IntN(10) == 0 {
					source.change(source.clock())
					source.pass(time.Minute)
				}
			}
		})
	}
	wg.Wait()
	source.pass(time.Hour)
	if got, want := count(t, cached, everything()), count(t, source, everything()); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}

// BenchmarkCached is what eight clients get of a dashboard whose facts nobody
// changes.
func BenchmarkCached(b *testing.B) {
	source := newLive(1)
	cached := stats.NewCached(source, source.clock, 100_000)
	const clients = 8
	var wg sync.WaitGroup
	each := b.N/clients + 1
	b.ResetTimer()
	for range clients {
		wg.Go(func() {
			for i := range each {
				by := statstest.Dimensions[i%len(statstest.Dimensions)]
				if _, err := cached.Tally(b.Context(), everything(), by, stats.BySize); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
