// Package sqlite keeps responses in one SQLite file: the embedded default. It
// implements intake.Store.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

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
	words    *words
	now      func() time.Time
}

const readers = 4

// writingCache is how much of a file the writing connection keeps, in KiB as PRAGMA
// cache_size has them: with SQLite's own 2 MB a large file is read from again and
// again for every response.
const writingCache = "-32768"

// Instances that start together on a new file get in each other's way when they
// switch it to WAL, which SQLite does not wait for by itself.
const (
	startTimeout = 10 * time.Second
	startPoll    = 20 * time.Millisecond
)

// Open opens the file, making it and its folder where they are missing, and
// migrates it. The error tells the operator cause and remedy.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := prepareFile(path); err != nil {
		return nil, err
	}
	bounded, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	tick := time.NewTicker(startPoll)
	defer tick.Stop()
	for {
		s, err := open(ctx, path)
		if err == nil {
			return s, nil
		}
		if !isCode(err, sqlite3.SQLITE_BUSY) || bounded.Err() != nil {
			return nil, explain(path, err)
		}
		select {
		case <-bounded.Done():
		case <-tick.C:
		}
	}
}

func open(ctx context.Context, path string) (*Store, error) {
	if err := inspect(ctx, path); err != nil {
		return nil, err
	}
	s := &Store{words: newWords(), now: time.Now}
	var err error
	if s.writing, err = connect(path, "_txlock=immediate&_pragma=cache_size("+writingCache+")"); err != nil {
		return nil, err
	}
	s.writing.SetMaxOpenConns(1)
	if err := migrate(ctx, s.writing); err != nil {
		s.writing.Close()
		return nil, err
	}
	if s.reading, err = connect(path, "_pragma=query_only(1)"); err != nil {
		s.writing.Close()
		return nil, err
	}
	s.reading.SetMaxOpenConns(readers)
	s.reading.SetMaxIdleConns(readers)
	if err := s.prepare(ctx); err != nil {
		s.Close(ctx)
		return nil, err
	}
	return s, nil
}

// prepare compiles every statement on both connections.
func (s *Store) prepare(ctx context.Context) error {
	s.prepared = map[query]*sql.Stmt{}
	onReading := map[query]*sql.Stmt{}
	for _, q := range slices.Concat(queries, staffQueries, tallyQueries, snapshotQueries) {
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
	s.reader = reader{on: func(_ context.Context, q query) (*sql.Stmt, error) { return onReading[q], nil }}
	return nil
}

// Ping implements intake.Store. It writes what stands there already, as a full
// disk is noticed by nothing less.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.writing.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", application))
	return kinded(ctx, "writing to try", err)
}

// Close implements intake.Store.
func (s *Store) Close(context.Context) error {
	return errors.Join(s.reading.Close(), s.writing.Close())
}
