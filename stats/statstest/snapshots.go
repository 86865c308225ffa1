package statstest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
)

// SnapshotContract is what every store of snapshots must keep. newStore is an
// empty one.
func SnapshotContract(t *testing.T, newStore func(testing.TB) stats.SnapshotStore) {
	t.Run("nothing", func(t *testing.T) { nothingIsNotFound(t, newStore(t)) })
	t.Run("released once", func(t *testing.T) { releasedOnce(t, newStore(t)) })
	t.Run("together", func(t *testing.T) { oneIsFirst(t, newStore(t)) })
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("as a shelf ", seed), func(t *testing.T) { asAShelf(t, newStore(t), seed) })
	}
}

var shelved = time.Date(2026, 7, 1, 0, 30, 0, int(5*time.Millisecond), time.UTC)

func edition(of stats.Series, number int) stats.Edition {
	return stats.Edition{
		Series: of, Number: number, MadeAt: shelved.Add(time.Duration(number) * time.Second),
		Digest: fmt.Sprintf("digest of %s, %d", of, number), Canonical: []byte(fmt.Sprintf("{\"is\":\"%s, %d\"}\n", of, number)),
	}
}

var firstSeries = stats.Series{Instrument: "pre-assessment", Major: 1, Span: stats.Span{First: 12 * 2026, Months: 6}}

func nothingIsNotFound(t *testing.T, s stats.SnapshotStore) {
	for name, ask := range map[string]func() (stats.Edition, error){
		"edition":    func() (stats.Edition, error) { return s.Edition(t.Context(), firstSeries, 1) },
		"last":       func() (stats.Edition, error) { return s.LastEdition(t.Context(), firstSeries) },
		"released":   func() (stats.Edition, error) { return s.ReleasedEdition(t.Context(), firstSeries) },
		"latest":     func() (stats.Edition, error) { return s.LatestReleased(t.Context(), "pre-assessment", 6) },
		"of a major": func() (stats.Edition, error) { return s.LatestReleasedOf(t.Context(), "pre-assessment", 1, 6) },
	} {
		if _, err := ask(); survey.KindOf(err) != survey.NotFound {
			t.Error(name, err)
		}
	}
	if all, err := s.ReleasedEditions(t.Context(), "pre-assessment"); err != nil || len(all) != 0 {
		t.Error(all, err)
	}
	if err := s.ReleaseEdition(t.Context(), firstSeries, 1, shelved); survey.KindOf(err) != survey.Conflict {
		t.Error("releases what is not there", err)
	}
}

func releasedOnce(t *testing.T, s stats.SnapshotStore) {
	e := edition(firstSeries, 1)
	if err := s.InsertEdition(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	other := e
	other.Digest, other.Canonical = "another", []byte("other figures")
	if err := s.InsertEdition(t.Context(), other); survey.KindOf(err) != survey.Conflict {
		t.Error("an edition is stored twice", err)
	}
	if _, err := s.ReleasedEdition(t.Context(), firstSeries); survey.KindOf(err) != survey.NotFound {
		t.Error("found before its release", err)
	}
	if err := s.ReleaseEdition(t.Context(), firstSeries, 1, shelved.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := s.ReleaseEdition(t.Context(), firstSeries, 1, shelved.Add(2*time.Hour)); survey.KindOf(err) != survey.Conflict {
		t.Error("released twice", err)
	}
	e.ReleasedAt = shelved.Add(time.Hour)
	if got, err := s.Edition(t.Context(), firstSeries, 1); err != nil || !reflect.DeepEqual(got, e) {
		t.Errorf("%+v %v, want %+v", got, err, e)
	}
}

// oneIsFirst has several instances store and release the same edition.
func oneIsFirst(t *testing.T, s stats.SnapshotStore) {
	var wg sync.WaitGroup
	errs := make([][2]error, 8)
	for i := range errs {
		wg.Go(func() {
			errs[i][0] = s.InsertEdition(t.Context(), edition(firstSeries, 1))
			errs[i][1] = s.ReleaseEdition(t.Context(), firstSeries, 1, shelved)
		})
	}
	wg.Wait()
	for act := range 2 {
		done := 0
		for _, e := range errs {
			if e[act] == nil {
				done++
			} else if survey.KindOf(e[act]) != survey.Conflict {
				t.Error(e[act])
			}
		}
		if done != 1 {
			t.Errorf("done %d times", done)
		}
	}
}

// asAShelf asks a store and a shelf the same.
func asAShelf(t *testing.T, s stats.SnapshotStore, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 9))
	shelf := &Shelf{}
	draw := func() stats.Series {
		months := pick(random, []int{1, 6, 12})
		return stats.Series{
			Instrument: pick(random, instruments), Major: 1 + random.IntN(2),
			Span: stats.Span{First: stats.Month(12*2025 + months*random.IntN(24/months)), Months: months},
		}
	}
	found := 0
	for range 120 {
		of, number := draw(), 1+random.IntN(11)
		for _, do := range []func(stats.SnapshotStore) error{
			func(s stats.SnapshotStore) error { return s.InsertEdition(t.Context(), edition(of, number)) },
			func(s stats.SnapshotStore) error {
				if (int(of.Span.First)+number)%3 == 0 { // held back
					return nil
				}
				return s.ReleaseEdition(t.Context(), of, number, shelved.Add(time.Duration(number)*time.Minute))
			},
		} {
			if got, want := do(s), do(shelf); survey.KindOf(got) != survey.KindOf(want) || (got == nil) != (want == nil) {
				t.Fatal(of, number, got, want)
			}
		}
	}
	same := func(name string, ask func(stats.SnapshotStore) (any, error)) {
		got, err := ask(s)
		want, wanted := ask(shelf)
		if (err == nil) != (wanted == nil) || survey.KindOf(err) != survey.KindOf(wanted) || wanted == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v %v, want %+v %v", name, got, err, want, wanted)
		}
		if wanted == nil {
			found++
		}
	}
	for range 200 {
		of, number := draw(), 1+random.IntN(11)
		same("edition", func(s stats.SnapshotStore) (any, error) { return s.Edition(t.Context(), of, number) })
		same("last", func(s stats.SnapshotStore) (any, error) { return s.LastEdition(t.Context(), of) })
		same("released", func(s stats.SnapshotStore) (any, error) { return s.ReleasedEdition(t.Context(), of) })
		same("latest", func(s stats.SnapshotStore) (any, error) {
			return s.LatestReleased(t.Context(), of.Instrument, of.Span.Months)
		})
		same("latest of a major", func(s stats.SnapshotStore) (any, error) {
			return s.LatestReleasedOf(t.Context(), of.Instrument, of.Major, of.Span.Months)
		})
		same("list", func(s stats.SnapshotStore) (any, error) { return s.ReleasedEditions(t.Context(), of.Instrument) })
	}
	if found < 300 {
		t.Errorf("only %d answers found anything", found)
	}
}
