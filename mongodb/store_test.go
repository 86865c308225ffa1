package mongodb_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
	"maturita/intake/storetest"
	"maturita/mongodb"
	"maturita/mongodb/mongotest"
	"maturita/staff"
	"maturita/staff/stafftest"
	"maturita/stats"
	"maturita/stats/statstest"
)

func TestMain(m *testing.M) { os.Exit(mongotest.Run(m)) }

// dial opens a database that the caller closes.
func dial(t testing.TB, uri, database string) *mongodb.Store {
	t.Helper()
	store, err := mongodb.Open(t.Context(), uri, database)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// open opens a database and closes it when the test ends.
func open(t testing.TB, uri, database string) *mongodb.Store {
	t.Helper()
	store := dial(t, uri, database)
	t.Cleanup(func() {
		if err := store.Close(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
	return store
}

// admin gives a test its database without the store.
func admin(t testing.TB, uri, database string) *mongo.Database {
	t.Helper()
	client, err := mongo.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Disconnect(context.WithoutCancel(t.Context())) })
	return client.Database(database)
}

// place is a new database of the shared server.
func place(t testing.TB) func() intake.Store {
	server := mongotest.Shared(t)
	database := server.Database(t)
	return func() intake.Store { return dial(t, server.URI(), database) }
}

// TestContract runs the suites of all stores, and has the server record every
// command: none may look through a whole collection.
func TestContract(t *testing.T) {
	served := map[string]int{}
	recording := func(t testing.TB) func() intake.Store {
		server := mongotest.Shared(t)
		database := server.Database(t)
		open(t, server.URI(), database) // migrates
		recorded := admin(t, server.URI(), database)
		record(t, recorded)
		t.Cleanup(func() { review(t, recorded, served) })
		return func() intake.Store { return dial(t, server.URI(), database) }
	}
	t.Run("store", func(t *testing.T) { storetest.RunStore(t, recording) })
	t.Run("service", func(t *testing.T) { storetest.RunService(t, recording) })
	staffed := func(t testing.TB) staff.Store {
		store := recording(t)()
		t.Cleanup(func() { store.Close(context.WithoutCancel(t.Context())) })
		return store.(staff.Store)
	}
	t.Run("staff store", func(t *testing.T) { stafftest.RunStore(t, staffed) })
	t.Run("staff service", func(t *testing.T) { stafftest.RunService(t, staffed) })
	t.Run("tally", func(t *testing.T) {
		statstest.Contract(t, func(t testing.TB) statstest.Store { return staffed(t).(statstest.Store) })
	})
	t.Run("snapshots", func(t *testing.T) {
		statstest.SnapshotContract(t, func(t testing.TB) stats.SnapshotStore { return staffed(t).(stats.SnapshotStore) })
	})
	for _, collection := range []string{"publications", "responses", "results", "links", "companies", "facts", "reports", "reportFiles", "outbox", "accounts", "passes", "entries", "batches", "tallies", "snapshots"} {
		if served[collection] == 0 {
			t.Errorf("no look-up in %s was recorded", collection)
		}
	}
}

// record makes the server record all commands on a database.
func record(t testing.TB, db *mongo.Database) {
	t.Helper()
	for _, command := range []bson.D{
		{{Key: "create", Value: "system.profile"}, {Key: "capped", Value: true}, {Key: "size", Value: 64 << 20}},
		{{Key: "profile", Value: 2}},
	} {
		if err := db.RunCommand(t.Context(), command).Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// review fails a test for every recorded command that was not served by an
// index, and counts those that were by collection.
func review(t testing.TB, db *mongo.Database, served map[string]int) {
	ctx := context.WithoutCancel(t.Context())
	if err := db.RunCommand(ctx, bson.D{{Key: "profile", Value: 0}}).Err(); err != nil {
		t.Error(err)
	}
	cursor, err := db.Collection("system.profile").Find(ctx, bson.D{{Key: "planSummary", Value: bson.D{{Key: "$exists", Value: true}}}})
	if err != nil {
		t.Error(err)
		return
	}
	var recorded []struct {
		Namespace string   `bson:"ns"`
		Plan      string   `bson:"planSummary"`
		Command   bson.Raw `bson:"command"`
		Sorted    bool     `bson:"hasSortStage"`
	}
	if err := cursor.All(ctx, &recorded); err != nil {
		t.Error(err)
	}
	for _, r := range recorded {
		collection := r.Namespace[len(db.Name())+1:]
		switch {
		case collection == "system.profile":
		case strings.Contains(r.Plan, "COLLSCAN") || r.Sorted:
			t.Errorf("no index serves (plan %s, sorted in memory %v) %s", r.Plan, r.Sorted, r.Command)
		default:
			served[collection]++
		}
	}
}

// TestReadsAskForWhatWasWritten looks at what the server is asked: a read after
// a write demands the point of the write or later, so that a member that has
// just become primary cannot answer with less.
func TestReadsAskForWhatWasWritten(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	store := open(t, server.URI(), database)
	recorded := admin(t, server.URI(), database)
	r := draft(t, store, "r")
	record(t, recorded)
	if _, err := store.Response(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	var found struct {
		Command bson.Raw `bson:"command"`
	}
	err := recorded.Collection("system.profile").FindOne(t.Context(), bson.D{{Key: "command.find", Value: "responses"}}).Decode(&found)
	if err != nil {
		t.Fatal(err)
	}
	concern := found.Command.Lookup("readConcern")
	if doc, ok := concern.DocumentOK(); !ok || doc.Lookup("afterClusterTime").Type != bson.TypeTimestamp || doc.Lookup("level").StringValue() != "majority" {
		t.Fatalf("the read asks for %s", concern)
	}
}
