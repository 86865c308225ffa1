package sqlite_test

import (
	"context"
	"testing"

	"maturita/intake"
	"maturita/intake/storetest"
	"maturita/stats"
	"maturita/stats/statstest"
)

func BenchmarkStore(b *testing.B) { storetest.BenchStore(b, place) }

func BenchmarkTally(b *testing.B) {
	store := tallied(b)
	statstest.BenchDrafts(b, store, 5000)
	statstest.Fill(b, statstest.BenchFacts(b), putAll(store))
	statstest.BenchTally(b, store)
}

// BenchmarkSnapshot makes a snapshot of many facts.
func BenchmarkSnapshot(b *testing.B) {
	store := tallied(b)
	statstest.Fill(b, statstest.BenchFacts(b), putAll(store))
	statstest.BenchSnapshot(b, store)
}

// putAll stores facts in one transaction.
func putAll(store statstest.Store) func(context.Context, []stats.Fact) error {
	return func(ctx context.Context, facts []stats.Fact) error {
		return store.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
			for _, f := range facts {
				if err := w.PutFact(ctx, f); err != nil {
					return err
				}
			}
			return nil
		})
	}
}
