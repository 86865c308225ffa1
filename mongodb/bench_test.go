package mongodb_test

import (
	"testing"

	"maturita/intake/storetest"
	"maturita/mongodb/mongotest"
	"maturita/stats"
	"maturita/stats/statstest"
)

func BenchmarkStore(b *testing.B) { storetest.BenchStore(b, place) }

func BenchmarkTally(b *testing.B) { statstest.BenchTally(b, nation) }

func BenchmarkSnapshot(b *testing.B) { statstest.BenchSnapshot(b, nation) }

// nation is a store with facts of the usual nation, and drafts.
func nation(b *testing.B, facts int) stats.Source {
	server := mongotest.Shared(b)
	store := open(b, server.URI(), server.Database(b))
	statstest.Usual.Drafts(b, store, 5000)
	statstest.Usual.Fill(b, facts, store.PutAll)
	return store
}
