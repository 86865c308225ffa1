package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"maturita/survey"
)

// locked is a file that another program has locked.
func locked(t *testing.T) (path string, unlock func()) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "maturita.sqlite")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	other, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.ExecContext(t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	return path, func() {
		if _, err := other.ExecContext(context.WithoutCancel(t.Context()), "ROLLBACK"); err != nil {
			t.Error(err)
		}
	}
}

func TestLockIsExplained(t *testing.T) {
	path, _ := locked(t)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.ExecContext(t.Context(), "CREATE TABLE t (id)")
	if text := explain(path, err).Error(); !strings.Contains(text, path+" is locked by another program: end it") {
		t.Error(text)
	}
	if survey.KindOf(kinded(t.Context(), "writing", err)) != survey.Unavailable {
		t.Error("a lock is no conflict", err)
	}
}

// TestOpeningWaitsForALock opens a file that is locked for a while; whoever
// cannot wait for it gives up.
func TestOpeningWaitsForALock(t *testing.T) {
	path, unlock := locked(t)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if store, err := Open(ctx, path); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(store, err)
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(unlock)
	store, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	store.Close(t.Context())
}
