package sqlite_test

import (
	"path/filepath"
	"testing"

	"maturita/intake"
	"maturita/intake/storetest"
	"maturita/sqlite"
)

func open(t *testing.T) intake.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "data", "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(t.Context()) })
	return s
}

func TestService(t *testing.T) { storetest.RunService(t, open) }
