package mongotest

import (
	"context"
	"crypto/rand"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// shared is the server that the tests of this process share.
var shared struct {
	once   sync.Once
	server *Server
	folder string
	err    error
}

// Run runs the tests of a package and then stops the shared server; it returns
// the exit code. It belongs into TestMain of packages that use Shared.
func Run(m *testing.M) int {
	defer func() {
		if shared.server != nil {
			for _, m := range shared.server.members {
				m.stop()
			}
		}
		if shared.folder != "" {
			os.RemoveAll(shared.folder)
		}
	}()
	return m.Run()
}

// Shared returns the replica set that all tests of this process share, started
// when the first one asks. Tests must not kill it; each takes a Database of its
// own.
func Shared(t testing.TB) *Server {
	t.Helper()
	if os.Getenv(addressVariable) == "" && binary() == "" {
		leaveOut(t)
	}
	shared.once.Do(func() {
		if address := os.Getenv(addressVariable); address != "" {
			shared.server = &Server{uri: address}
			return
		}
		if shared.folder, shared.err = os.MkdirTemp("", "maturita-mongod-"); shared.err == nil {
			shared.server, shared.err = newServer(shared.folder, 1, setName)
		}
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// dropPatience is longer than a transaction may live that a killed process left
// open, which a drop waits for: a minute.
const dropPatience = 100 * time.Second

// Database returns the name of a database that only this test uses. It is
// dropped when the test ends, after what the test opened later is closed.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	name := "test_" + strings.ToLower(rand.Text())
	if s.t != nil {
		return name // goes with the server
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), dropPatience)
		defer cancel()
		client, err := mongo.Connect(options.Client().ApplyURI(s.uri))
		if err != nil {
			t.Error(err)
			return
		}
		defer client.Disconnect(ctx)
		if err := client.Database(name).Drop(ctx); err != nil {
			t.Error("dropping the test's database:", err)
		}
	})
	return name
}
