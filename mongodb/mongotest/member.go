package mongotest

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"maturita/mongodb/replicaset"
)

// member is one mongod with a folder and an address of its own.
type member struct {
	folder  string
	address string
	set     string // "" = standalone
	process *exec.Cmd
	ended   chan struct{}
}

// newMember starts a mongod on a free loopback port.
func newMember(ctx context.Context, folder, set string) (*member, error) {
	const tries = 5 // somebody may take the port between finding and using it
	if err := os.MkdirAll(filepath.Join(folder, "db"), 0o700); err != nil {
		return nil, err
	}
	var failed error
	for range tries {
		address, err := freeAddress()
		if err != nil {
			return nil, err
		}
		m := &member{folder: folder, address: address, set: set}
		if failed = m.start(ctx); failed == nil || ctx.Err() != nil {
			return m, failed
		}
	}
	return nil, failed
}

func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

// start starts the process and waits until it says that it accepts connections;
// that somebody does at its port might be somebody else.
func (m *member) start(ctx context.Context) error {
	_, port, err := net.SplitHostPort(m.address)
	if err != nil {
		return err
	}
	arguments := []string{
		"--dbpath", filepath.Join(m.folder, "db"), "--bind_ip", "127.0.0.1", "--port", port,
		"--nounixsocket", "--quiet", "--wiredTigerCacheSizeGB", "0.25",
		"--setParameter", "diagnosticDataCollectionEnabled=false",
	}
	if m.set != "" {
		arguments = append(arguments, "--replSet", m.set, "--oplogSize", strconv.Itoa(oplogMegabytes))
	}
	log, err := os.Create(m.logFile())
	if err != nil {
		return err
	}
	defer log.Close()
	m.process = exec.Command(binary(), arguments...)
	m.process.Stdout, m.process.Stderr = log, log
	if err := Spawn(m.process); err != nil {
		return fmt.Errorf("starting %s: %w", binary(), err)
	}
	m.ended = make(chan struct{})
	go func() {
		m.process.Wait()
		close(m.ended)
	}()

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	return replicaset.Wait(ctx, "mongod at "+m.address, func() (bool, error) {
		if !m.running() {
			cancel(fmt.Errorf("mongod ended at once; its log says:\n%s", m.logEnd()))
			return false, nil
		}
		raw, err := os.ReadFile(m.logFile())
		return bytes.Contains(raw, []byte("Waiting for connections")), err
	})
}

const oplogMegabytes = 64

func (m *member) logFile() string { return filepath.Join(m.folder, "mongod.log") }

// logEnd returns the last lines of the log.
func (m *member) logEnd() string {
	raw, err := os.ReadFile(m.logFile())
	if err != nil {
		return err.Error()
	}
	lines := bytes.Split(bytes.TrimSpace(raw), []byte("\n"))
	return string(bytes.Join(lines[max(0, len(lines)-5):], []byte("\n")))
}

// kill ends the process as a power cut would.
func (m *member) kill() { m.end(syscall.SIGKILL, 0) }

// stop ends the process in order, and after a while otherwise.
func (m *member) stop() { m.end(syscall.SIGTERM, 10*time.Second) }

func (m *member) end(signal syscall.Signal, patience time.Duration) {
	if m.process == nil || m.process.Process == nil {
		return
	}
	m.process.Process.Signal(signal)
	if patience > 0 {
		late := time.AfterFunc(patience, func() { m.process.Process.Kill() })
		defer late.Stop()
	}
	<-m.ended
}

// running reports whether the process has not ended.
func (m *member) running() bool {
	select {
	case <-m.ended:
		return false
	default:
		return true
	}
}
