//go:build linux

package mongotest

import (
	"bufio"
	"context"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"maturita/mongodb/replicaset"
)

const orphanVariable = "MATURITA_TEST_ORPHAN"

// TestOrphan kills a process that has started a server: the server must go too.
// The process is this test again, in another role.
func TestOrphan(t *testing.T) {
	if os.Getenv(orphanVariable) != "" {
		server := StartStandalone(t)
		os.Stdout.WriteString("\n" + server.members[0].address + "\n")
		time.Sleep(patience) // until it is killed
		return
	}
	if binary() == "" {
		leaveOut(t)
	}
	parent := exec.Command(os.Args[0], "-test.run=^TestOrphan$")
	parent.Env = append(os.Environ(), orphanVariable+"=1", "TMPDIR="+t.TempDir())
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := Spawn(parent); err != nil {
		t.Fatal(err)
	}
	address := ""
	for lines := bufio.NewScanner(out); address == "" && lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "127.0.0.1:") {
			address = lines.Text()
		}
	}
	parent.Process.Kill()
	parent.Wait()
	if address == "" {
		t.Fatal("the other process started no server")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	err = replicaset.Wait(ctx, "the end of the orphan", func() (bool, error) {
		connection, err := net.Dial("tcp", address)
		if err != nil {
			return true, nil
		}
		return false, connection.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
}
