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

func BenchmarkTally(b *testing.B) { statstest.BenchTally(b, nation) }

func BenchmarkSnapshot(b *testing.B) { statstest.BenchSnapshot(b, nation) }

// nation is a store with facts of the usual nation, and drafts.
func nation(b *testing.B, facts int) stats.Source {
	store := tallied(b)
	statstest.Usual.Drafts(b, store, 5000)
	statstest.Usual.Fill(b, facts, putAll(store))
	return store
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
