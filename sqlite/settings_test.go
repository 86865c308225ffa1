package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"maturita/intake"
	"maturita/survey"
)

// TestSafeSettingsHold looks at every connection: as many as there may be are
// held at once.
func TestSafeSettingsHold(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	for _, pool := range []struct {
		name             string
		db               *sql.DB
		count            int
		queryOnly, cache string
	}{{"writing", store.writing, 1, "0", writingCache}, {"reading", store.reading, readers, "1", "-2000"}} {
		for i := range pool.count {
			conn, err := pool.db.Conn(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			for pragma, want := range map[string]string{
				"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000",
				"query_only": pool.queryOnly, "cache_size": pool.cache, "application_id": fmt.Sprint(application), "user_version": "14",
			} {
				var got string
				if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
					t.Errorf("%s connection %d: %s is %s, want %s: %v", pool.name, i, pragma, got, want, err)
				}
			}
		}
		if open := pool.db.Stats().MaxOpenConnections; open != pool.count {
			t.Errorf("the %s pool may have %d connections, want %d", pool.name, open, pool.count)
		}
	}
}

// A disk that is full is noticed by a write alone.
func TestPingWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maturita.sqlite")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	size := func() int64 {
		info, err := os.Stat(path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	before := size()
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after := size(); after <= before {
		t.Errorf("the log has %d bytes, as before", after)
	}
}

func TestFilesAreTheServicesAlone(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new", "data")
	path := filepath.Join(folder, "maturita.sqlite")
	store, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	for name, want := range map[string]os.FileMode{
		filepath.Dir(folder): 0o700 | os.ModeDir, folder: 0o700 | os.ModeDir, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600,
	} {
		if info, err := os.Stat(name); err != nil || info.Mode() != want {
			t.Errorf("%s: %v, %v; want %v", name, info.Mode(), err, want)
		}
	}
}

// TestFaultsOfOursAreNoConflicts stores what the schema does not permit: tried
// again it would fail again.
func TestFaultsOfOursAreNoConflicts(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	err = store.Publish(t.Context(), intake.Publication{Ref: survey.Ref{ID: "without-content"}})
	if err == nil || survey.KindOf(err) != survey.Internal {
		t.Error(err)
	}
}

// TestWaitingWriterCanBeCancelled cancels one that waits for its turn.
func TestWaitingWriterCanBeCancelled(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	var wg sync.WaitGroup
	defer wg.Wait()
	holding, release := make(chan struct{}), make(chan struct{})
	defer close(release)
	wg.Go(func() {
		err := store.Atomic(t.Context(), func(context.Context, intake.Writer) error {
			close(holding)
			<-release
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-holding
	ctx, cancel := context.WithCancel(t.Context())
	go cancel()
	if err := store.Ping(ctx); err != context.Canceled {
		t.Error(err)
	}
	if _, err := store.Response(t.Context(), "r"); survey.KindOf(err) != survey.NotFound {
		t.Error("a reader waits for the writer", err)
	}
}
