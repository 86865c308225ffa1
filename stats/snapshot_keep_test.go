package stats_test

import (
	"context"
	"reflect"
	"sync"
	"testing"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
)

func keeperOf(m *statstest.Memory) (stats.Keeper, *statstest.Shelf) {
	shelf := &statstest.Shelf{}
	return stats.Keeper{Maker: maker(m), Store: shelf}, shelf
}

func keep(t *testing.T, k stats.Keeper) (stats.Edition, bool) {
	t.Helper()
	e, fresh, err := k.Keep(t.Context(), made(t, k.Source, series(half)))
	if err != nil {
		t.Fatal(err)
	}
	return e, fresh
}

// withdrawOne takes a company that counts out of the half-year.
func withdrawOne(m *statstest.Memory) {
	for i, f := range m.Facts {
		if f.CountsAt(half.Period().Until) {
			m.Facts[i].WithdrawnAt = morrow
			return
		}
	}
}

func TestTheSameFiguresAreNoNewEdition(t *testing.T) {
	m := population(3, 400)
	k, shelf := keeperOf(m)
	first, fresh := keep(t, k)
	if !fresh || first.Number != 1 || !first.MadeAt.Equal(morrow) || !first.ReleasedAt.IsZero() {
		t.Error(first.Number, fresh)
	}
	if again, fresh := keep(t, k); fresh || again.Number != 1 || again.Digest != first.Digest {
		t.Error(again.Number, fresh)
	}
	released, err := k.Release(t.Context(), first)
	if err != nil || !released.ReleasedAt.Equal(morrow) {
		t.Error(released.ReleasedAt, err)
	}
	withdrawOne(m)
	second, fresh := keep(t, k)
	if !fresh || second.Number != 2 || second.Digest == first.Digest {
		t.Error(second.Number, fresh)
	}
	still, err := shelf.Edition(t.Context(), series(half), 1)
	if err != nil || !reflect.DeepEqual(still, released) {
		t.Error("the released edition changed", err)
	}
	if latest, err := shelf.ReleasedEdition(t.Context(), series(half)); err != nil || latest.Number != 1 {
		t.Error("an edition that is not released is seen", latest.Number, err)
	}
	k.Now = func() time.Time { return morrow.Add(time.Hour) }
	if again, err := k.Release(t.Context(), released); err != nil || !again.ReleasedAt.Equal(morrow) {
		t.Error("released again", again.ReleasedAt, err)
	}
	unaware := released
	unaware.ReleasedAt = time.Time{}
	if again, err := k.Release(t.Context(), unaware); err != nil || !again.ReleasedAt.Equal(morrow) {
		t.Error("released again", again.ReleasedAt, err)
	}
}

// TestLastMonthIsPublishedOnce has several instances look whether it is due.
func TestLastMonthIsPublishedOnce(t *testing.T) {
	k, shelf := keeperOf(population(3, 200))
	june := stats.Span{First: half.First + 5, Months: 1}
	for at, want := range map[time.Time]int{june.Period().Until.Add(time.Minute): 0, june.Period().Until.Add(-time.Hour): 1} {
		early := k
		early.Store = &statstest.Shelf{}
		early.Now = func() time.Time { return at }
		if n, err := early.Due(t.Context(), instrument); n != want || err != nil {
			t.Error(at, n, err)
		}
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if _, err := k.Due(t.Context(), instrument); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	all, err := shelf.ReleasedEditions(t.Context(), instrument)
	if err != nil || len(all) != 1 || all[0].Span != june || all[0].Number != 1 {
		t.Fatal(all, err)
	}
	if n, err := k.Due(t.Context(), instrument); n != 0 || err != nil {
		t.Error(n, err)
	}
	if n, err := k.Due(t.Context(), "another"); n != 0 || err != nil {
		t.Error("of nothing", n, err)
	}
}

func TestSnapshotsShowWhatIsReleased(t *testing.T) {
	m := population(3, 400)
	k, _ := keeperOf(m)
	read := stats.NewSnapshots(k.Store)
	e, _ := keep(t, k)
	nothing := func(when string) {
		t.Helper()
		for name, ask := range map[string]func() (*stats.Snapshot, error){
			"latest":     func() (*stats.Snapshot, error) { return read.Latest(t.Context(), instrument, 6) },
			"of a major": func() (*stats.Snapshot, error) { return read.LatestOf(t.Context(), instrument, 1, 6) },
			"last":       func() (*stats.Snapshot, error) { return read.Get(t.Context(), series(half), 0) },
			"edition":    func() (*stats.Snapshot, error) { return read.Get(t.Context(), series(half), 1) },
		} {
			if s, err := ask(); survey.KindOf(err) != survey.NotFound || s != nil {
				t.Error(when, name, err)
			}
		}
	}
	nothing("before the release")
	if _, err := k.Release(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	first, err := read.Get(t.Context(), series(half), 1)
	if err != nil || first.Edition != 1 {
		t.Fatal(err)
	}
	withdrawOne(m)
	second, _ := keep(t, k)
	if _, err := read.Get(t.Context(), series(half), 2); survey.KindOf(err) != survey.NotFound {
		t.Error("an edition that is not released is shown", err)
	}
	if same, err := read.Latest(t.Context(), instrument, 6); err != nil || same != first {
		t.Error("what is kept in memory is read again", err)
	}
	if _, err := k.Release(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func(context.Context) (*stats.Snapshot, error){
		"latest":     func(ctx context.Context) (*stats.Snapshot, error) { return read.Latest(ctx, instrument, 6) },
		"of a major": func(ctx context.Context) (*stats.Snapshot, error) { return read.LatestOf(ctx, instrument, 1, 6) },
		"last":       func(ctx context.Context) (*stats.Snapshot, error) { return read.Get(ctx, series(half), 0) },
	} {
		if s, err := ask(t.Context()); err != nil || s.Edition != 2 || s.Digest != second.Digest {
			t.Error(name, err)
		}
	}
	if list, err := read.List(t.Context(), instrument); err != nil || len(list) != 2 || list[0].Number != 2 || list[0].Canonical != nil {
		t.Error(list, err)
	}
}

// Companies are compared with the figures of the last month, of their own major.
func TestBenchmarkIsThatOfTheLastMonth(t *testing.T) {
	k, _ := keeperOf(population(2, 2000))
	read := stats.NewSnapshots(k.Store)
	if _, err := read.Benchmark(t.Context(), instrument, 1); survey.KindOf(err) != survey.NotFound {
		t.Error(err)
	}
	if _, err := k.Due(t.Context(), instrument); err != nil {
		t.Fatal(err)
	}
	b, err := read.Benchmark(t.Context(), instrument, 1)
	if err != nil || b.Month.String() != "2026-06" || b.Edition != 1 {
		t.Fatal(b.Month, b.Edition, err)
	}
	all, micro := b.Groups[stats.Peers{}], b.Groups[stats.Peers{Size: survey.Micro}]
	inSection, ok := b.Groups[stats.Peers{Size: survey.Micro, Section: "C"}]
	if len(all.Bounds) != 9 || len(micro.Bounds) != 9 || !ok || all.N <= micro.N || micro.N <= inSection.N {
		t.Error(all, micro, inSection)
	}
	for peers, q := range b.Groups {
		if parts := int64(len(q.Bounds) + 1); parts*5 > q.N {
			t.Error(peers, q)
		}
		for i := 1; i < len(q.Bounds); i++ {
			if q.Bounds[i] < q.Bounds[i-1] {
				t.Error(peers, q)
			}
		}
		if peers.Section == stats.Unknown || peers.Size == "" && peers.Section != "" {
			t.Error(peers)
		}
	}
	if _, err := read.Benchmark(t.Context(), instrument, 2); survey.KindOf(err) != survey.NotFound {
		t.Error(err)
	}
}

func TestShelf(t *testing.T) {
	statstest.SnapshotContract(t, func(testing.TB) stats.SnapshotStore { return &statstest.Shelf{} })
}
