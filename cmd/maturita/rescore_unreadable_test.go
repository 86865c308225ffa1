package main

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
)

// What cannot be read stops nothing but itself: it is named, with the part and
// the cause, and all else is scored again when forced.
func TestRescoreNamesWhatCannotBeRead(t *testing.T) {
	data := seeded(t, harder)
	db, err := sql.Open("sqlite", filepath.Join(data, "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, damage := range []string{
		`UPDATE results SET result = '{"overall": 7' WHERE response = 'bakery'`,
		`UPDATE responses SET answers = 'none' WHERE id = 'farm'`,
	} {
		if _, err := db.ExecContext(t.Context(), damage); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"rescore", "--data", data, "--questionnaire", rescored}
	for _, how := range []string{"--dry-run", "--list"} {
		code, out, said := command(t, "", append(args, how)...)
		if code != exitFault || !strings.Contains(said, "ALARM bakery: unreadable: reading a result: ") ||
			!strings.Contains(said, "ALARM farm: unreadable: reading a response: ") || !strings.Contains(out, "cannot be read") {
			t.Errorf("%s: exit code %d, %s%s", how, code, out, said)
		}
	}
	var done int
	written := func() int {
		if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM results WHERE engine <> '0.9.0' AND official = 1").Scan(&done); err != nil {
			t.Fatal(err)
		}
		return done
	}
	if written() != 0 {
		t.Errorf("%d results were written", done)
	}
	if code, out, said := command(t, "", append(args, "--force")...); code != exitFault || written() != 9 {
		t.Errorf("forced: exit code %d, %d results written, %s%s", code, done, out, said)
	}
}
