package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"maturita/stats/statstest"
)

// TestFactsFromBeforeTallies opens a database of the schema before them: what is
// asked of its facts is answered as if they had been put since.
func TestFactsFromBeforeTallies(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maturita.sqlite")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	files, err := steps()
	if err != nil {
		t.Fatal(err)
	}
	execute := func(statement string, args ...any) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(statement, err)
		}
	}
	before := slices.Index(files, talliesFile)
	for _, file := range files[:before] {
		script, err := migrations.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		execute(string(script))
	}
	execute(fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", before, application))
	w := statstest.NewWorld(11, 80)
	for _, f := range w.Facts {
		values, err := factValues(f)
		if err != nil {
			t.Fatal(err)
		}
		execute(string(upsertFact), values...)
	}
	store, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	w.Drafts = nil
	statstest.CompareMany(t, store, w)
	for range 20 {
		statstest.PutFacts(t, store, w.Change())
	}
	statstest.CompareMany(t, store, w)
}
