package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

func connect(path, extra string) (*sql.DB, error) {
	return sql.Open("sqlite", address(path)+"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=temp_store(MEMORY)&"+extra)
}

// address names a file, whatever its name, without settings that change it.
func address(path string) string {
	file := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	return file.String() + "?_pragma=busy_timeout(10000)"
}

// prepareFile makes the folder and an empty file that only the service's user
// can read.
func prepareFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("the folder for the database cannot be made: %w; MATURITA_DATA names another", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("the database file cannot be written: %w; give the service's user the right to, or name another folder in MATURITA_DATA", err)
	}
	return file.Close()
}

// explain says what an operator can do about a file that cannot be opened.
func explain(path string, err error) error {
	var newer *newerError
	switch {
	case errors.As(err, &newer):
		return fmt.Errorf("%s: %w", path, err)
	case isCode(err, sqlite3.SQLITE_NOTADB):
		return fmt.Errorf("%s is no SQLite database: move it away, or name another folder in MATURITA_DATA", path)
	case isCode(err, sqlite3.SQLITE_BUSY):
		return fmt.Errorf("%s is locked by another program: end it and start again", path)
	case isCode(err, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
		return fmt.Errorf("%s and the files beside it cannot be written: give the service's user the right to, or name another folder in MATURITA_DATA", path)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// isCode reports whether SQLite failed with one of its primary codes.
func isCode(err error, codes ...int) bool {
	var failed *sqlite.Error
	return errors.As(err, &failed) && slices.Contains(codes, failed.Code()&0xff)
}
