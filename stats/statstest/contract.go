package statstest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Store is what answers from what was put into it.
type Store interface {
	stats.Source
	Atomic(ctx context.Context, f func(context.Context, intake.Writer) error) error
}

// Contract is what every implementation must keep. newStore is an empty one.
func Contract(t *testing.T, newStore func(testing.TB) Store) {
	t.Run("answers", func(t *testing.T) { answers(t, newStore) })
	t.Run("nowhere", func(t *testing.T) { nowhereIsRefused(t, newStore(t)) })
	t.Run("dimensions", func(t *testing.T) { dimensionsAreKnown(t, newStore(t)) })
	t.Run("transitions", func(t *testing.T) { transitions(t, newStore(t)) })
	t.Run("revision", func(t *testing.T) { revisions(t, newStore(t)) })
}

const (
	worlds    = 4
	companies = 120
	asked     = 150 // of each world, before and after changes
	changes   = 60
)

// answers compares with Memory's, before and after facts change.
func answers(t *testing.T, newStore func(testing.TB) Store) {
	for seed := range uint64(worlds) {
		t.Run(fmt.Sprint("world ", seed), func(t *testing.T) {
			store, w := newStore(t), NewWorld(seed, companies)
			facts := append([]stats.Fact(nil), w.Facts...)
			w.random.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
			PutFacts(t, store, facts)
			Begin(t, store, w.Drafts)
			CompareMany(t, store, w)
			for range changes {
				PutFacts(t, store, w.Change())
			}
			CompareMany(t, store, w)
		})
	}
}

// CompareMany asks a store and a world many questions.
func CompareMany(t *testing.T, store stats.Source, w *World) {
	t.Helper()
	filled := 0
	for range asked {
		s, by := Question(w.random)
		filled += Compare(t, store, &w.Memory, s, by)
	}
	if filled < asked {
		t.Errorf("%d cells in all answers: nothing was compared", filled)
	}
}

// Compare asks two sources everything about a selection, fails the test where
// they differ, and returns the number of cells.
func Compare(t testing.TB, got, want stats.Source, s stats.Selection, by []stats.Dimension) int {
	t.Helper()
	name := fmt.Sprintf("%+v by %v", s, by)
	ctx := t.Context()
	n := same[stats.Cell](t, "tally of "+name)(got.Tally(ctx, s, by...))(want.Tally(ctx, s, by...))
	n += same[stats.AreaCell](t, "areas of "+name)(got.TallyAreas(ctx, s, by...))(want.TallyAreas(ctx, s, by...))
	if s.Which == stats.Standing {
		n += same[stats.Transition](t, "transitions of "+name)(got.Transitions(ctx, s))(want.Transitions(ctx, s))
	}
	a, err := got.Begun(ctx, s.Instrument, s.Provinces, s.Period)
	b, _ := want.Begun(ctx, s.Instrument, s.Provinces, s.Period)
	if err != nil || a != b {
		t.Errorf("begun of %s: %d, want %d: %v", name, a, b, err)
	}
	return n
}

// nowhereIsRefused asks about no province, which is an oversight and no answer.
func nowhereIsRefused(t *testing.T, store Store) {
	s := stats.Selection{Which: stats.Standing, Instrument: instruments[0], Period: stats.Period{Until: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)}}
	_, tally := store.Tally(t.Context(), s)
	_, areas := store.TallyAreas(t.Context(), s)
	_, moves := store.Transitions(t.Context(), s)
	_, begun := store.Begun(t.Context(), s.Instrument, nil, s.Period)
	_, revision := store.FactsRevision(t.Context(), nil)
	for name, err := range map[string]error{"tally": tally, "areas": areas, "transitions": moves, "begun": begun, "revision": revision} {
		if err == nil || survey.KindOf(err) != survey.Internal {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// dimensionsAreKnown asks for what cannot be answered.
func dimensionsAreKnown(t *testing.T, store Store) {
	s := stats.Selection{Which: stats.Standing, Instrument: instruments[0], Provinces: provinces}
	for _, by := range [][]stats.Dimension{{"weather"}, {stats.ByInUse, stats.ByPlanned}} {
		_, tally := store.Tally(t.Context(), s, by...)
		_, areas := store.TallyAreas(t.Context(), s, by...)
		for _, err := range []error{tally, areas} {
			if err == nil || survey.KindOf(err) != survey.Internal {
				t.Errorf("by %v: %v", by, err)
			}
		}
	}
}

// PutFacts stores facts, in transactions of a few.
func PutFacts(t testing.TB, store Store, facts []stats.Fact) {
	t.Helper()
	const few = 50
	for len(facts) > 0 {
		n := min(few, len(facts))
		err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
			for _, f := range facts[:n] {
				if err := w.PutFact(ctx, f); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		facts = facts[n:]
	}
}

// Begin stores drafts, and a submitted response beside each, which is none.
func Begin(t testing.TB, store Store, drafts []Draft) {
	t.Helper()
	err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
		for i, d := range drafts {
			for _, state := range []survey.State{survey.Draft, survey.Submitted} {
				r := survey.Response{
					ID: survey.ResponseID(fmt.Sprintf("%s-%d", state, i)), State: state, Instrument: survey.Ref{ID: d.Instrument, Version: versions[0]},
					BeganAt: d.BeganAt, Profile: survey.Profile{Province: d.Province},
				}
				if err := w.InsertResponse(ctx, r); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// revisions is what FactsRevision promises: a change of a province's facts is
// told, with the instant at which it was made, and one elsewhere is not.
func revisions(t *testing.T, store Store) {
	of := func(where ...territory.Sigla) time.Time {
		t.Helper()
		r, err := store.FactsRevision(t.Context(), where)
		if err != nil {
			t.Fatal(err)
		}
		return r.LastChange
	}
	if at := of("MI", "BZ"); !at.IsZero() {
		t.Error("there are no facts, and they changed at", at)
	}
	random := rand.New(rand.NewPCG(1, 1))
	var last time.Time
	for i, f := range NewWorld(7, 5).Facts[:3] {
		f.Province = "MI"
		before := survey.Instant(time.Now())
		PutFacts(t, store, []stats.Fact{f})
		at := of("BZ", "MI")
		if at.Before(before) || at.After(time.Now()) || at.Before(last) || !at.Equal(of("MI")) {
			t.Errorf("change %d is told as of %s", i, at)
		}
		last = at
	}
	if at := of("BZ"); !at.IsZero() {
		t.Error("a change of another province is told", at)
	}
	f := NewWorld(7, 5).Facts[0]
	f.Province, f.Assurance = "MI", survey.Confirmed
	waitAfter(last)
	PutFacts(t, store, []stats.Fact{f})
	if at := of("MI"); !at.After(last) {
		t.Error("a replaced fact is not told", at, last)
	}
	elsewhere := NewWorld(random.Uint64(), 1).Facts[0]
	elsewhere.Province = "BZ"
	last = of("MI")
	PutFacts(t, store, []stats.Fact{elsewhere})
	if at := of("MI"); !at.Equal(last) || of("BZ").IsZero() {
		t.Error("a fact of another province changed", at, last)
	}
}

// waitAfter returns when the clock's millisecond is a later one.
func waitAfter(t time.Time) {
	for !survey.Instant(time.Now()).After(t) {
		time.Sleep(time.Millisecond)
	}
}
