package sqlite

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestPagesOfAVersionReadNothingElse asks for the index that holds no drafts and
// no other version: the key alone would serve, and read all of them.
func TestPagesOfAVersionReadNothingElse(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	want := "SEARCH responses USING INDEX responses_frozen (instrument=? AND major=? AND minor=? AND patch=? AND id>?)"
	if plan := explainPlan(t, store, selectFrozen); !strings.Contains(plan, want) {
		t.Error(plan)
	}
}
