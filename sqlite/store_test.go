package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"maturita/intake"
	"maturita/intake/storetest"
	"maturita/sqlite"
	"maturita/staff"
	"maturita/staff/stafftest"
	"maturita/stats"
	"maturita/stats/statstest"
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

func staffPlace(t testing.TB) staff.Store {
	store := place(t)()
	t.Cleanup(func() { store.Close(context.WithoutCancel(t.Context())) })
	return store.(staff.Store)
}

func TestStaffStore(t *testing.T) { stafftest.RunStore(t, staffPlace) }

// tallied is an empty store that is asked for statistics.
func tallied(t testing.TB) statstest.Store {
	return staffPlace(t).(statstest.Store)
}

func TestTally(t *testing.T) { statstest.Contract(t, tallied) }

func TestSnapshots(t *testing.T) {
	statstest.SnapshotContract(t, func(t testing.TB) stats.SnapshotStore { return staffPlace(t).(stats.SnapshotStore) })
}

func TestStaffService(t *testing.T) { stafftest.RunService(t, staffPlace) }
