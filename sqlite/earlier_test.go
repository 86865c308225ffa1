package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
)

// ofSchema is a database file as an earlier release left it, with what some
// statements put there.
func ofSchema(t *testing.T, version int, statements ...string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "maturita.sqlite")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var scripts []string
	for i := range version {
		script, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", i+1))
		if err != nil {
			t.Fatal(err)
		}
		scripts = append(scripts, string(script))
	}
	scripts = append(scripts, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", version, application))
	for _, script := range append(scripts, statements...) {
		if _, err := db.ExecContext(t.Context(), script); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// inFile changes a database file from outside.
func inFile(t *testing.T, path string, change func(*sql.Tx)) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if change(tx); tx.Commit() != nil {
		t.Fatal("the change is not made")
	}
}
