package sqlite

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"
)

// factSchema is what stands in the file for facts, by name.
func factSchema(t *testing.T, s *Store) map[string]string {
	t.Helper()
	rows, err := s.reading.QueryContext(t.Context(), "SELECT name, sql FROM sqlite_schema WHERE tbl_name LIKE 'facts%' AND sql IS NOT NULL")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	found := map[string]string{}
	for rows.Next() {
		var name, script string
		if err := rows.Scan(&name, &script); err != nil {
			t.Fatal(err)
		}
		found[name] = strings.ReplaceAll(script, `"`, "")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestAGenerationHasAllIndexes compares the schema after one switch, with the other
// names of the indexes, and after two, with one that no migration made.
func TestAGenerationHasAllIndexes(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	if _, err := s.writing.ExecContext(t.Context(), "CREATE UNIQUE INDEX special ON facts (level DESC) WHERE level > 'x'"); err != nil {
		t.Fatal(err)
	}
	first := factSchema(t, s)
	other := map[string]string{"facts": first["facts"]}
	for name, script := range first {
		if name != "facts" {
			other[name+otherName] = strings.Replace(script, "INDEX "+name, "INDEX "+name+otherName, 1)
		}
	}
	for _, want := range []map[string]string{other, first, other} {
		g, err := s.BeginFacts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := s.SwitchFacts(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		if found := factSchema(t, s); !maps.Equal(found, want) || len(found) < 4 {
			t.Fatalf("%v, want %v", found, want)
		}
		for _, q := range []query{selectFacts, selectProvinceFacts, selectCompanyFacts} {
			if plan := explainPlan(t, s, q); !strings.Contains(plan, "SEARCH facts USING INDEX facts_") || strings.Contains(plan, "TEMP") {
				t.Errorf("%s\n%s", q, plan)
			}
		}
	}
}

// TestMigratingGivesAGenerationUp has a generation that was begun with the tables of
// the first release, and would miss what later ones added.
func TestMigratingGivesAGenerationUp(t *testing.T) {
	path := ofSchema(t, 1, "CREATE TABLE facts_next (response TEXT PRIMARY KEY)")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	if found := factSchema(t, s); found["facts_next"] != "" || found["facts"] == "" {
		t.Error(found)
	}
}
