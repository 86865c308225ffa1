// Package mongotest gives tests a real MongoDB: replica sets of their own on
// free loopback ports in temporary folders, and a database of its own for every
// test. It looks for a server in this order: the address of a running replica
// set in MATURITA_TEST_MONGODB, the binary in MONGOD, mongod on the PATH, the
// one that "make mongod" fetched. Without any, tests are skipped loudly, or fail
// where CI is set.
package mongotest

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"maturita/mongodb/replicaset"
)

// Limits and settings of test servers.
const (
	setName  = "rs0"
	election = 2 * time.Second
	patience = 60 * time.Second // for anything a server is asked to do
)

// Server is a MongoDB for tests.
type Server struct {
	t       testing.TB // of the test that started it, nil for the shared one
	uri     string
	members []*member
	set     replicaset.Set // no members: standalone
}

// Start starts a replica set of one or three members that ends with the test.
func Start(t testing.TB, members int) *Server {
	t.Helper()
	return started(t, members, setName)
}

// StartStandalone starts a server without a replica set, which the service
// refuses. It ends with the test.
func StartStandalone(t testing.TB) *Server {
	t.Helper()
	return started(t, 1, "")
}

func started(t testing.TB, members int, set string) *Server {
	t.Helper()
	if binary() == "" {
		leaveOut(t)
	}
	s, err := newServer(t.TempDir(), members, set)
	t.Cleanup(func() {
		for _, m := range s.members {
			m.kill()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	s.t = t
	return s
}

// newServer starts members in a folder. The server is returned with an error
// too, to be stopped.
func newServer(folder string, members int, set string) (*Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	s := &Server{}
	var addresses []string
	for i := range members {
		m, err := newMember(ctx, filepath.Join(folder, strconv.Itoa(i)), set)
		if m != nil {
			s.members = append(s.members, m)
		}
		if err != nil {
			return s, err
		}
		addresses = append(addresses, m.address)
	}
	s.uri = "mongodb://" + strings.Join(addresses, ",") + "/"
	if set == "" {
		return s, nil
	}
	s.uri += "?replicaSet=" + set
	if members == 1 {
		s.uri += "&serverSelectionTimeoutMS=5000" // nobody else can be elected
	}
	s.set = replicaset.Set{Name: set, Members: addresses, Election: election}
	return s, s.set.Initiate(ctx)
}

// URI is the address of the server.
func (s *Server) URI() string { return s.uri }

// Kill ends the primary, or the standalone server, as a power cut would.
func (s *Server) Kill() {
	s.t.Helper()
	if s.set.Members == nil {
		s.members[0].kill()
		return
	}
	s.members[s.primary()].kill()
}

// Restart starts the members that were killed on their ports and data, and
// waits until the server is ready.
func (s *Server) Restart() {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
	defer cancel()
	for _, m := range s.members {
		if m.running() {
			continue
		}
		if err := m.start(ctx); err != nil {
			s.t.Fatal(err)
		}
	}
	if s.set.Members == nil {
		return
	}
	if err := s.set.WaitReady(ctx); err != nil {
		s.t.Fatal(err)
	}
}

// StepDown makes the primary of a set of three give way, and does not wait for
// the next one.
func (s *Server) StepDown() {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
	defer cancel()
	seconds := int(2 * election / time.Second)
	err := replicaset.Direct(ctx, s.set.Members[s.primary()], func(admin *mongo.Database) error {
		return admin.RunCommand(ctx, bson.D{
			{Key: "replSetStepDown", Value: seconds},
			{Key: "secondaryCatchUpPeriodSecs", Value: seconds - 1},
		}).Err()
	})
	if err != nil {
		s.t.Fatal(fmt.Errorf("stepping down: %w", err))
	}
}

func (s *Server) primary() int {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
	defer cancel()
	i, err := s.set.Primary(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	return i
}
