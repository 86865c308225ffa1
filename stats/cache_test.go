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
	"maturita/survey"
	"maturita/territory"
)

// live is a source whose facts change, and which counts how often it is asked.
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

func ask[T any](l *live, ctx context.Context, f func() (T, error)) (none T, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.asked++; l.fails != nil || ctx.Err() != nil {
		return none, errors.Join(l.fails, ctx.Err())
	}
	return f()
}

func (l *live) Tally(ctx context.Context, s stats.Selection, by ...stats.Dimension) ([]stats.Cell, error) {
	return ask(l, ctx, func() ([]stats.Cell, error) { return l.world.Tally(ctx, s, by...) })
}

func (l *live) TallyAreas(ctx context.Context, s stats.Selection, by ...stats.Dimension) ([]stats.AreaCell, error) {
	return ask(l, ctx, func() ([]stats.AreaCell, error) { return l.world.TallyAreas(ctx, s, by...) })
}

func (l *live) Transitions(ctx context.Context, s stats.Selection) ([]stats.Transition, error) {
	return ask(l, ctx, func() ([]stats.Transition, error) { return l.world.Transitions(ctx, s) })
}

func (l *live) Begun(ctx context.Context, instrument survey.QuestionnaireID, provinces []territory.Sigla, p stats.Period) (int64, error) {
	return ask(l, ctx, func() (int64, error) { return l.world.Begun(ctx, instrument, provinces, p) })
}

func (l *live) FactsRevision(ctx context.Context, provinces []territory.Sigla) (stats.Revision, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.world.FactsRevision(ctx, provinces)
}

// TestCachedAnswersAreThoseOfTheFacts asks few questions again and again while
// facts change and time passes.
func TestCachedAnswersAreThoseOfTheFacts(t *testing.T) {
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 2))
		source := newLive(seed)
		cached := stats.NewCached(source, source.clock, 1000)
		type question struct {
			s  stats.Selection
			by []stats.Dimension
		}
		var questions []question
		for range 6 {
			s, by := statstest.Question(random)
			questions = append(questions, question{s, by})
		}
		answered := 0
		for range 200 {
			switch random.IntN(20) {
			case 0:
				source.pass(time.Millisecond) // two changes in one are seen a little later
				source.change(source.clock())
			case 1, 2, 3:
				source.pass(time.Duration(random.IntN(600)) * time.Second)
			}
			q := questions[random.IntN(len(questions))]
			if random.IntN(3) == 0 {
				q.s.Period.Until = source.clock()
			}
			statstest.Compare(t, cached, &source.world.Memory, q.s, q.by)
			if answered += 3; q.s.Which == stats.Standing {
				answered++
			}
		}
		if source.asked > answered*9/10 {
			t.Errorf("seed %d: asked %d times for %d answers", seed, source.asked, answered)
		}
	}
}

func count(t *testing.T, source stats.Source, s stats.Selection) int64 {
	t.Helper()
	cells, err := source.Tally(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	n := int64(0)
	for _, c := range cells {
		n += c.N
	}
	return n
}

// everything is what of the facts of a world counts at late.
func everything() stats.Selection {
	return stats.Selection{
		Which: stats.Standing, Instrument: "pre-assessment", Provinces: []territory.Sigla{"MI", "MB", "LO", "BZ", "AO", "RM"}, Period: stats.Period{Until: late},
	}
}

// TestLateCommitIsSeen has a transaction commit after answers were given, whose
// change was noted before the last one that they knew of.
func TestLateCommitIsSeen(t *testing.T) {
	source := newLive(1)
	cached := stats.NewCached(source, source.clock, 1000)
	source.change(late)
	source.pass(4 * time.Minute)
	s := everything()
	count(t, cached, s)
	for before := count(t, source, s); count(t, source, s) == before; { // until it tells
		source.change(late.Add(-time.Second))
	}
	source.pass(5 * time.Second)
	if got, want := count(t, cached, s), count(t, source, s); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}

func TestAnswersAreKeptUntilFactsChange(t *testing.T) {
	source := newLive(1)
	cached := stats.NewCached(source, source.clock, 1000)
	s := everything()
	steps := []struct {
		name string
		do   func()
		asks int
	}{
		{"first", func() {}, 1},
		{"again", func() {}, 0},
		{"much later, still as of now", func() { source.pass(time.Hour); s.Period.Until = source.clock() }, 0},
		{"as of tomorrow", func() { s.Period.Until = s.Period.Until.AddDate(0, 0, 1) }, 0},
		{"as of last year", func() { s.Period.Until = s.Period.Until.AddDate(-1, 0, 0) }, 1},
		{"in another order", func() { s.Provinces = []territory.Sigla{"RM", "AO", "BZ", "LO", "LO", "MB", "MI"} }, 0},
		{"a change", func() { source.change(source.clock()) }, 1},
		{"at once", func() {}, 0},
		{"seconds later", func() { source.pass(4 * time.Second) }, 0},
		{"a second more", func() { source.pass(time.Second) }, 1},
		{"when five minutes are over", func() { source.pass(5 * time.Minute) }, 1},
		{"for good", func() { source.pass(1000 * time.Hour) }, 0},
	}
	for _, step := range steps {
		step.do()
		before := source.asked
		if count(t, cached, s); source.asked-before != step.asks {
			t.Errorf("%s: asked %d times, want %d", step.name, source.asked-before, step.asks)
		}
	}
}

func TestCallersMayAlterAnswers(t *testing.T) {
	source := newLive(1)
	cached := stats.NewCached(source, source.clock, 1000)
	want := count(t, source, everything())
	for range 3 {
		cells, err := cached.Tally(t.Context(), everything())
		if err != nil || len(cells) != 1 || cells[0].N != want {
			t.Fatal(cells, err)
		}
		cells[0].N = -1
	}
}

func TestRoomIsKept(t *testing.T) {
	source := newLive(1)
	cached := stats.NewCached(source, source.clock, 3)
	at := func(year int) stats.Selection {
		s := everything()
		s.Period.Until = time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		return s
	}
	for i, step := range []struct{ year, asks int }{
		{2026, 1}, {2027, 1}, {2028, 1}, {2026, 0}, {2029, 1}, {2026, 0}, {2027, 1}, {2028, 1},
	} {
		before := source.asked
		if count(t, cached, at(step.year)); source.asked-before != step.asks {
			t.Errorf("step %d: asked %d times, want %d", i, source.asked-before, step.asks)
		}
	}
	before := source.asked
	for range 2 { // more than there is room for
		if cells, err := cached.Tally(t.Context(), everything(), stats.BySize, stats.BySection); err != nil || len(cells) < 4 {
			t.Fatal(cells, err)
		}
	}
	if count(t, cached, at(2028)); source.asked != before+2 {
		t.Errorf("asked %d times", source.asked-before)
	}
}

func TestFailuresAreNotKept(t *testing.T) {
	source := newLive(1)
	cached := stats.NewCached(source, source.clock, 1000)
	source.fails = errors.New("no disk")
	if _, err := cached.Tally(t.Context(), everything()); !errors.Is(err, source.fails) {
		t.Error(err)
	}
	if _, err := cached.Begun(t.Context(), "pre-assessment", everything().Provinces, everything().Period); !errors.Is(err, source.fails) {
		t.Error(err)
	}
	source.fails = nil
	if got, want := count(t, cached, everything()), count(t, source, everything()); got != want || want == 0 {
		t.Error(got, want)
	}
	if _, err := cached.Tally(t.Context(), stats.Selection{}); survey.KindOf(err) != survey.Internal {
		t.Error(err)
	}
}
