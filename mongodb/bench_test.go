package mongodb_test

import (
	"testing"

	"maturita/intake/storetest"
	"maturita/mongodb/mongotest"
	"maturita/stats/statstest"
)

func BenchmarkStore(b *testing.B) { storetest.BenchStore(b, place) }

func BenchmarkTally(b *testing.B) {
	server := mongotest.Shared(b)
	store := open(b, server.URI(), server.Database(b))
	statstest.BenchDrafts(b, store, 5000)
	statstest.Fill(b, statstest.BenchFacts(b), store.PutAll)
	statstest.BenchTally(b, store)
}

// BenchmarkSnapshot makes a snapshot of many facts.
func BenchmarkSnapshot(b *testing.B) {
	server := mongotest.Shared(b)
	store := open(b, server.URI(), server.Database(b))
	statstest.Fill(b, statstest.BenchFacts(b), store.PutAll)
	statstest.BenchSnapshot(b, store)
}
