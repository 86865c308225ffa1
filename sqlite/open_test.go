package sqlite_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maturita/sqlite"
	"maturita/survey"
)

// refused opens a file that must not open and returns the error's text.
func refused(t *testing.T, path string) string {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path)
	if err == nil {
		store.Close(t.Context())
		t.Fatal("opened ", path)
	}
	return err.Error()
}

func mustSay(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not said in: %s", part, text)
		}
	}
}

// raw runs a script on a file without the store.
func raw(t *testing.T, path, script string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), script); err != nil {
		t.Fatal(err)
	}
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maturita.sqlite")
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	store.Close(t.Context())
	raw(t, path, "PRAGMA user_version = 999; CREATE TABLE news (id)")
	mustSay(t, refused(t, path), path, "newer version", "999", "start that version")
}

// TestForeignFilesAreRefusedAndLeftAlone opens what is not ours: not one byte of
// it changes.
func TestForeignFilesAreRefusedAndLeftAlone(t *testing.T) {
	for name, c := range map[string]struct {
		make func(path string)
		says string
	}{
		"a text":                   {func(path string) { write(t, path, strings.Repeat("Caro diario,\n", 100)) }, "is no SQLite database"},
		"another program's":        {func(path string) { raw(t, path, "CREATE TABLE songs (id); PRAGMA user_version = 1") }, "another program"},
		"another's, marked":        {func(path string) { raw(t, path, "PRAGMA application_id = 7; CREATE TABLE songs (id)") }, "another program"},
		"another's, versions only": {func(path string) { raw(t, path, "PRAGMA user_version = 4") }, "another program"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "maturita.sqlite")
			c.make(path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			mustSay(t, refused(t, path), path, c.says, "MATURITA_DATA")
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(before, after) {
				t.Error("the file was changed", err)
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestImpossiblePathsAreExplained(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "file"), "")
	for path, says := range map[string]string{
		folder:                                   "is a directory",
		filepath.Join(folder, "file", "x", "db"): "not a directory",
		filepath.Join(folder, "nul\x00", "db"):   "invalid argument",
	} {
		mustSay(t, refused(t, path), says, "MATURITA_DATA")
	}
}

// TestPathIsTakenLiterally opens files whose names mean something in an address.
func TestPathIsTakenLiterally(t *testing.T) {
	for _, name := range []string{"a b.sqlite", "già🥖.sqlite", "a?mode=memory", "a#b", "100%.sqlite", "%41", "a&_pragma=query_only(1)", "a;b'c\"d"} {
		folder := t.TempDir()
		path := filepath.Join(folder, name)
		store, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Error(name, err)
			continue
		}
		if err := store.Ping(t.Context()); err != nil {
			t.Error(name, err)
		}
		store.Close(t.Context())
		files, err := os.ReadDir(folder)
		if err != nil || len(files) != 1 || files[0].Name() != name {
			t.Errorf("%q became %v, %v", name, files, err)
		}
		again, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Error(name, err)
			continue
		}
		if _, err := again.Response(t.Context(), "none"); survey.KindOf(err) != survey.NotFound {
			t.Error(name, err)
		}
		again.Close(t.Context())
	}
}

// TestPathWithoutAFolder opens a file in the folder that the service runs in.
func TestPathWithoutAFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{"maturita.sqlite", "a:b.sqlite", fmt.Sprint(".", string(filepath.Separator), "x.sqlite")} {
		store, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(path, err)
		}
		store.Close(t.Context())
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Error(path, err)
		}
	}
}
