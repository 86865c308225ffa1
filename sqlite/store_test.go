package sqlite_test

import (
	"path/filepath"
	"testing"

	"maturita/intake"
	"maturita/intake/storetest"
	"maturita/sqlite"
)

// place is a new file.
func place(t testing.TB) func() intake.Store {
	path := filepath.Join(t.TempDir(), "data", "maturita.sqlite")
	return func() intake.Store {
		t.Helper()
		store, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		return store
	}
}

func TestStore(t *testing.T)   { storetest.RunStore(t, place) }
func TestService(t *testing.T) { storetest.RunService(t, place) }
