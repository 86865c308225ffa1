package sqlite_test

import (
	"testing"

	"maturita/intake/storetest"
)

func BenchmarkStore(b *testing.B) { storetest.BenchStore(b, place) }
