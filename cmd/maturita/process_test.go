package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"maturita/mongodb/mongotest"
)

// binary is the static binary under test, built once.
var binary = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "maturita-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "maturita")
	build := exec.Command("go", "build", "-trimpath", "-o", path, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	if os.Getenv(submitterVariable) != "" {
		if err := runSubmitter(context.Background(), os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	code := mongotest.Run(m)
	if path, err := binary(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// service is the binary running as a process of its own.
type service struct {
	t       testing.TB
	env     []string
	root    string // of a chroot, "" = none
	address string
	listen  string
	process *exec.Cmd
	log     *logBuffer
}

// startService starts the service with settings and waits until it answers.
func startService(t testing.TB, env ...string) *service {
	t.Helper()
	s := &service{t: t, env: env, listen: "127.0.0.1:0"}
	s.start()
	t.Cleanup(s.kill)
	return s
}

var addressLine = regexp.MustCompile(`http://\S+`)

func (s *service) start() {
	s.t.Helper()
	path, err := binary()
	if err != nil {
		s.t.Fatal(err)
	}
	if s.root != "" {
		path = "/maturita"
	}
	s.process = exec.Command(path, "serve")
	s.process.Dir = s.t.TempDir()
	s.process.Env = append([]string{"MATURITA_LISTEN=" + s.listen}, s.env...)
	s.process.SysProcAttr = &syscall.SysProcAttr{Chroot: s.root}
	if s.root != "" {
		s.process.Dir = "/"
	}
	out, err := s.process.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	s.log = &logBuffer{}
	s.process.Stderr = s.log
	if err := mongotest.Spawn(s.process); err != nil {
		s.t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if found := addressLine.FindString(lines.Text()); found != "" {
			s.address = strings.TrimRight(found, "/")
			s.listen = strings.TrimPrefix(s.address, "http://")
			return
		}
	}
	s.process.Wait()
	s.t.Fatalf("the service did not start:\n%s", s.log)
}

// kill ends the service as a power cut would.
func (s *service) kill() {
	if s.process != nil && s.process.ProcessState == nil {
		s.process.Process.Kill()
		s.process.Wait()
	}
}

// restart starts the service again on the same address and data.
func (s *service) restart() {
	s.t.Helper()
	s.kill()
	s.start()
}

// stop asks the service to stop and returns its exit code.
func (s *service) stop() int {
	s.t.Helper()
	s.process.Process.Signal(syscall.SIGTERM)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	context.AfterFunc(ctx, func() { s.process.Process.Kill() })
	s.process.Wait()
	return s.process.ProcessState.ExitCode()
}

// logBuffer keeps what the service logs.
type logBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// engine is a database that the service may run on.
type engine struct {
	name string
	env  func(t testing.TB) []string // settings for a fresh database
}

var engines = []engine{
	{"SQLite", func(t testing.TB) []string { return []string{"MATURITA_DATA=" + t.TempDir()} }},
	{"MongoDB", func(t testing.TB) []string {
		server := mongotest.Shared(t)
		return []string{"MATURITA_DATA=" + t.TempDir(), "MONGODB_URI=" + server.URI(), "MATURITA_MONGODB_DATABASE=" + server.Database(t)}
	}},
}

// onBoth runs a test on each engine.
func onBoth(t *testing.T, test func(t *testing.T, e engine)) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) { test(t, e) })
	}
}
