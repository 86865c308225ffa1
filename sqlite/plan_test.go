package sqlite

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// wholeTables are the statements that may read a whole table, and why.
var wholeTables = map[query]string{
	selectAllPublished: "a few rows, all of them wanted, in the order of the key",
	selectWords:        "a few hundred rows, all of them wanted",
}

// TestEveryStatementIsServedByAnIndex asks SQLite how it would run each
// statement: none searches or sorts through a table.
func TestEveryStatementIsServedByAnIndex(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	for _, q := range slices.Concat(queries, staffQueries, tallyQueries, snapshotQueries) {
		plan := explainPlan(t, store, q)
		_, whole := wholeTables[q]
		if scans := strings.Contains(plan, "SCAN"); scans != whole {
			t.Errorf("reads a whole table: %v, may: %v\n%s\n%s", scans, whole, q, plan)
		}
		if strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "AUTOMATIC") {
			t.Errorf("sorts or indexes anew each time\n%s\n%s", q, plan)
		}
		searched := strings.Contains(string(q), " WHERE ")
		if searched && !strings.Contains(plan, "SEARCH") {
			t.Errorf("no index is named\n%s\n%s", q, plan)
		}
	}
}

func explainPlan(t *testing.T, store *Store, q query) string {
	t.Helper()
	nothing := make([]any, strings.Count(string(q), "?"))
	rows, err := store.reading.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+string(q), nothing...)
	if err != nil {
		t.Fatal(q, err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(q, err)
	}
	return strings.Join(plan, "\n")
}

// TestPlansTellScansAndSorts shows that what the test above looks for is there
// to be found.
func TestPlansTellScansAndSorts(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	plan := explainPlan(t, store, "SELECT id FROM companies WHERE name = ? ORDER BY first_seen")
	if !strings.Contains(plan, "SCAN companies") || !strings.Contains(plan, "TEMP B-TREE") {
		t.Fatal(plan)
	}
}
