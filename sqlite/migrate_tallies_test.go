package sqlite

import (
	"database/sql"
	"testing"

	"maturita/stats/statstest"
)

// TestFactsFromBeforeTallies opens a database of the schema before them: what is
// asked of its facts is answered as if they had been put since.
func TestFactsFromBeforeTallies(t *testing.T) {
	path := ofSchema(t, 9)
	w := statstest.NewWorld(11, 80)
	inFile(t, path, func(tx *sql.Tx) {
		for _, f := range w.Facts {
			values, err := factValues(f)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := tx.ExecContext(t.Context(), string(upsertFact), values...); err != nil {
				t.Fatal(err)
			}
		}
	})
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
