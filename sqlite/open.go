// Package sqlite keeps responses in one SQLite file: the embedded default. It
// implements intake.Store.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"maturita/intake"
)

var _ intake.Store = (*Store)(nil)

// Store is one SQLite file. Writers queue for its one writing connection; a
// commit is on the disk when it returns. It is safe for concurrent use.
type Store struct {
	reader
	writing  *sql.DB
	reading  *sql.DB
	prepared map[query]*sql.Stmt // on writing
}

const readers = 4

// Open opens the file, making it and its folder where they are missing, and
// migrates it. The error tells the operator cause and remedy.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := prepareFile(path); err != nil {
		return nil, err
	}
	s := &Store{}
	var err error
	if s.writing, err = connect(path, "_txlock=immediate"); err != nil {
		return nil, explain(path, err)
	}
	s.writing.SetMaxOpenConns(1)
	if err := migrate(ctx, s.writing); err != nil {
		s.writing.Close()
		return nil, explain(path, err)
	}
	if s.reading, err = connect(path, "_pragma=query_only(1)"); err != nil {
		s.writing.Close()
		return nil, explain(path, err)
	}
	s.reading.SetMaxOpenConns(readers)
	s.reading.SetMaxIdleConns(readers)
	if err := s.prepare(ctx); err != nil {
		s.Close(ctx)
		return nil, explain(path, err)
	}
	return s, nil
}

func connect(path, extra string) (*sql.DB, error) {
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	return sql.Open("sqlite", address.String()+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=temp_store(MEMORY)&"+extra)
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
	var failed *sqlite.Error
	switch {
	case errors.As(err, &newer):
		return fmt.Errorf("%s: %w", path, err)
	case errors.As(err, &failed) && failed.Code()&0xff == sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%s is no SQLite database: move it away, or name another folder in MATURITA_DATA", path)
	case errors.As(err, &failed) && failed.Code()&0xff == sqlite3.SQLITE_BUSY:
		return fmt.Errorf("%s is locked by another program: end it and start again", path)
	case errors.As(err, &failed) && failed.Code()&0xff == sqlite3.SQLITE_READONLY:
		return fmt.Errorf("%s cannot be written: give the service's user the right to", path)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// prepare compiles every statement on both connections.
func (s *Store) prepare(ctx context.Context) error {
	s.prepared = map[query]*sql.Stmt{}
	onReading := map[query]*sql.Stmt{}
	for _, q := range queries {
		one, err := s.writing.PrepareContext(ctx, string(q))
		if err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
		s.prepared[q] = one
		if one, err = s.reading.PrepareContext(ctx, string(q)); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
		onReading[q] = one
	}
	s.reader = reader{func(_ context.Context, q query) *sql.Stmt { return onReading[q] }}
	return nil
}

// Ping implements intake.Store.
func (s *Store) Ping(ctx context.Context) error {
	return s.Atomic(ctx, func(context.Context, intake.Writer) error { return nil })
}

// Close implements intake.Store.
func (s *Store) Close(context.Context) error {
	return errors.Join(s.reading.Close(), s.writing.Close())
}
