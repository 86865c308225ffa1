package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"maturita/intake"
	"maturita/sqlite"
	"maturita/survey"
)

// processVariable makes the test's binary a process that opens a file.
const processVariable = "MATURITA_TEST_SQLITE_PROCESS"

func TestMain(m *testing.M) {
	if path := os.Getenv(processVariable); path != "" {
		if err := process(context.Background(), path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// process says that it is there, waits until its input ends, and then begins a
// response as an instance of the service does.
func process(ctx context.Context, path string) error {
	fmt.Println("ready")
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	return beginOne(ctx, path, os.Getpid())
}

func beginOne(ctx context.Context, path string, n int) error {
	store, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	defer store.Close(ctx)
	return store.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
		return w.InsertResponse(ctx, survey.Response{ID: survey.ResponseID(fmt.Sprint(n))})
	})
}

// mustHoldResponses looks at a file without the store.
func mustHoldResponses(t *testing.T, path string, want int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var responses, version int
	err = db.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM responses), user_version FROM pragma_user_version").Scan(&responses, &version)
	if err != nil || responses != want || version == 0 {
		t.Errorf("%d responses in version %d, want %d: %v", responses, version, want, err)
	}
}

func TestInstancesThatStartTogetherMigrateOnce(t *testing.T) {
	for _, instances := range []int{2, 8} {
		for range 5 {
			path := filepath.Join(t.TempDir(), "new", "maturita.sqlite")
			start := make(chan struct{})
			var wg sync.WaitGroup
			for i := range instances {
				wg.Go(func() {
					<-start
					if err := beginOne(t.Context(), path, i); err != nil {
						t.Error(err)
					}
				})
			}
			close(start)
			wg.Wait()
			mustHoldResponses(t, path, instances)
		}
	}
}

func TestProcessesThatStartTogetherMigrateOnce(t *testing.T) {
	const processes = 8
	path := filepath.Join(t.TempDir(), "new", "maturita.sqlite")
	var started []*exec.Cmd
	var starts []io.Closer
	for range processes {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), processVariable+"="+path)
		cmd.Stderr = os.Stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		started, starts = append(started, cmd), append(starts, in)
	}
	for _, in := range starts {
		in.Close()
	}
	for _, cmd := range started {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	mustHoldResponses(t, path, processes)
}
