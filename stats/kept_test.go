package stats_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/territory"
)

// live is facts that change, counted when asked for, and which know how often
// they were.
type live struct {
	mu    sync.Mutex
	world *statstest.World
	now   time.Time
	asked int
	fails error
}

// late is after everything that a world submits.
var late = time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC)

func newLive(seed uint64) *live {
	l := &live{world: statstest.NewWorld(seed, 40), now: late}
	l.world.Memory.Change = stats.Revision{LastChange: late.Add(-time.Hour)}
	return l
}

func (l *live) clock() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now
}

func (l *live) pass(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = l.now.Add(d)
}

// change changes a fact; noted is when its transaction noted that.
func (l *live) change(noted time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.world.Change()
	if noted.After(l.world.Memory.Change.LastChange) {
		l.world.Memory.Change.LastChange = noted
	}
}

func (l *live) FactsRevision(ctx context.Context, provinces []territory.Sigla) (stats.Revision, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.world.FactsRevision(ctx, provinces)
}

var everywhere = []territory.Sigla{"MI", "MB", "LO", "BZ", "AO", "RM"}

// standing is how many facts count at an instant.
func (l *live) standing(until time.Time) (n int64) {
	for _, f := range l.world.Facts {
		if f.CountsAt(until) {
			n++
		}
	}
	return n
}

// ask counts what stands, and that it was asked.
func (l *live) ask(until time.Time) func(context.Context) (int64, error) {
	return func(ctx context.Context) (int64, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.asked++; l.fails != nil || ctx.Err() != nil {
			return 0, errors.Join(l.fails, ctx.Err())
		}
		return l.standing(until), nil
	}
}

func (l *live) get(t *testing.T, k *stats.Kept[int64], until time.Time) int64 {
	t.Helper()
	n, err := k.Get(t.Context(), until.String(), everywhere, l.ask(until))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Few questions are asked again and again while facts change and time passes.
func TestKeptAnswersAreThoseOfTheFacts(t *testing.T) {
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 2))
		facts := newLive(seed)
		kept := stats.NewKept[int64](facts, facts.clock, 100)
		const answered = 200
		for range answered {
			switch random.IntN(20) {
			case 0:
				facts.pass(time.Millisecond) // two changes in one are seen a little later
				facts.change(facts.clock())
			case 1, 2, 3:
				facts.pass(time.Duration(random.IntN(600)) * time.Second)
			}
			until := late.AddDate(-random.IntN(6), 0, 0)
			if got, want := facts.get(t, kept, until), facts.standing(until); got != want {
				t.Fatalf("seed %d: %d count at %s, want %d", seed, got, until, want)
			}
		}
		if facts.asked > answered*9/10 {
			t.Errorf("seed %d: asked %d times for %d answers", seed, facts.asked, answered)
		}
	}
}

// A transaction commits after answers were given, whose change was noted before
// the last one that they knew of.
func TestLateCommitIsSeen(t *testing.T) {
	facts := newLive(1)
	kept := stats.NewKept[int64](facts, facts.clock, 100)
	facts.change(late)
	facts.pass(4 * time.Minute)
	facts.get(t, kept, late)
	for before := facts.standing(late); facts.standing(late) == before; { // until it tells
		facts.change(late.Add(-time.Second))
	}
	facts.pass(5 * time.Second)
	if got, want := facts.get(t, kept, late), facts.standing(late); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}

func TestAnswersAreKeptUntilFactsChange(t *testing.T) {
	facts := newLive(1)
	kept := stats.NewKept[int64](facts, facts.clock, 100)
	until := late
	for _, step := range []struct {
		name string
		do   func()
		asks int
	}{
		{"first", func() {}, 1},
		{"again", func() {}, 0},
		{"much later", func() { facts.pass(time.Hour) }, 0},
		{"another question", func() { until = late.AddDate(-1, 0, 0) }, 1},
		{"a change", func() { facts.change(facts.clock()) }, 1},
		{"at once", func() {}, 0},
		{"seconds later", func() { facts.pass(4 * time.Second) }, 0},
		{"a second more", func() { facts.pass(time.Second) }, 1},
		{"when five minutes are over", func() { facts.pass(5 * time.Minute) }, 1},
		{"for good", func() { facts.pass(1000 * time.Hour) }, 0},
		{"nobody knows when they changed", func() { facts.world.Memory.Change = stats.Revision{} }, 1},
		{"as little as after a change", func() { facts.pass(5 * time.Second) }, 1},
	} {
		step.do()
		before := facts.asked
		if facts.get(t, kept, until); facts.asked-before != step.asks {
			t.Errorf("%s: asked %d times, want %d", step.name, facts.asked-before, step.asks)
		}
	}
}

func TestKeptBriefly(t *testing.T) {
	facts := newLive(1)
	kept := stats.NewKept[int64](facts, facts.clock, 100)
	for i, step := range []struct {
		passes time.Duration
		asks   int
	}{{0, 1}, {4 * time.Second, 0}, {time.Second, 1}, {1000 * time.Hour, 1}} {
		facts.pass(step.passes)
		before := facts.asked
		if n, err := kept.Briefly(t.Context(), "all", facts.ask(late)); err != nil || n != facts.standing(late) || facts.asked-before != step.asks {
			t.Errorf("step %d: %d, asked %d times, want %d: %v", i, n, facts.asked-before, step.asks, err)
		}
	}
}

func TestRoomIsKept(t *testing.T) {
	facts := newLive(1)
	kept := stats.NewKept[int64](facts, facts.clock, 3)
	for i, step := range []struct{ year, asks int }{
		{2026, 1}, {2027, 1}, {2028, 1}, {2026, 0}, {2029, 1}, {2026, 0}, {2027, 1}, {2028, 1},
	} {
		before := facts.asked
		if facts.get(t, kept, time.Date(step.year, 1, 1, 0, 0, 0, 0, time.UTC)); facts.asked-before != step.asks {
			t.Errorf("step %d: asked %d times, want %d", i, facts.asked-before, step.asks)
		}
	}
}

func TestFailuresAreNotKept(t *testing.T) {
	facts := newLive(1)
	kept := stats.NewKept[int64](facts, facts.clock, 100)
	facts.fails = errors.New("no disk")
	if _, err := kept.Get(t.Context(), late.String(), everywhere, facts.ask(late)); !errors.Is(err, facts.fails) {
		t.Error(err)
	}
	if _, err := kept.Briefly(t.Context(), "all", facts.ask(late)); !errors.Is(err, facts.fails) {
		t.Error(err)
	}
	facts.fails = nil
	if got, want := facts.get(t, kept, late), facts.standing(late); got != want || want == 0 {
		t.Error(got, want)
	}
	if _, err := kept.Get(t.Context(), "nowhere", nil, facts.ask(late)); err == nil {
		t.Error("a question about no province is answered")
	}
}
