package mongodb_test

import (
	"context"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/mongodb"
	"maturita/mongodb/mongotest"
)

// refused opens a database that must not open and returns the error's text.
func refused(t *testing.T, uri, database string) string {
	t.Helper()
	store, err := mongodb.Open(t.Context(), uri, database)
	if err == nil {
		store.Close(t.Context())
		t.Fatal("opened")
	}
	return err.Error()
}

func mustSay(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not said in: %s", part, text)
		}
	}
}

func TestStandaloneIsRefused(t *testing.T) {
	t.Parallel()
	uri := mongotest.StartStandalone(t).URI()
	mustSay(t, refused(t, uri, "maturita"), "standalone", "mongod --replSet rs0", "rs.initiate()")
	mustSay(t, refused(t, uri+"?replicaSet=rs0", "maturita"), "standalone", "mongod --replSet rs0", "rs.initiate()")
	names, err := admin(t, uri, "maturita").ListCollectionNames(t.Context(), bson.D{})
	if err != nil || len(names) > 0 {
		t.Error("something was written to the refused server", names, err)
	}
}

func TestErrorsHoldNoCredentials(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := listener.Addr().String()
	listener.Close()
	for name, uri := range map[string]string{
		"nobody there":     "mongodb://anna:segreta@" + nobody + "/?serverSelectionTimeoutMS=300",
		"not encoded":      "mongodb://anna:segreta/1@" + nobody + "/",
		"bad escape":       "mongodb://anna:segreta%zz@" + nobody + "/",
		"bad port":         "mongodb://anna:segreta@host:port/",
		"no such host":     "mongodb+srv://anna:segreta@host.invalid/",
		"wrong password":   strings.Replace(mongotest.Shared(t).URI(), "mongodb://", "mongodb://anna:segreta@", 1),
		"unknown protocol": "mysql://anna:segreta@" + nobody + "/",
	} {
		t.Run(name, func(t *testing.T) {
			text := refused(t, uri, "maturita")
			for _, secret := range []string{"anna", "segreta", "%zz"} {
				if strings.Contains(text, secret) {
					t.Errorf("%q is told in: %s", secret, text)
				}
			}
			mustSay(t, text, "MongoDB")
		})
	}
	mustSay(t, refused(t, "mongodb://"+nobody+"/?serverSelectionTimeoutMS=300", "maturita"), nobody, "refused", "Is it running")
	mustSay(t, refused(t, "localhost", "maturita"), "mongodb://host:27017")
}

func TestInstancesThatStartTogetherMigrateOnce(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	const instances = 8
	var wg sync.WaitGroup
	for range instances {
		wg.Go(func() {
			store, err := mongodb.Open(t.Context(), server.URI(), database)
			if err != nil {
				t.Error(err)
				return
			}
			store.Close(t.Context())
		})
	}
	wg.Wait()
	steps, err := admin(t, server.URI(), database).Collection("migrations").CountDocuments(t.Context(), bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: 0}}}})
	if err != nil || steps != 8 {
		t.Fatalf("%d steps are recorded: %v", steps, err)
	}
}

// TestAbandonedLease opens a database whose migration another instance began
// and did not end: it waits for the lease to run out, not for ever.
func TestAbandonedLease(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	migrations := admin(t, server.URI(), database).Collection("migrations")
	lease := bson.D{{Key: "_id", Value: 0}, {Key: "owner", Value: bson.NewObjectID()}, {Key: "until", Value: time.Now().Add(time.Second)}}
	if _, err := migrations.InsertOne(t.Context(), lease); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := mongodb.Open(ctx, server.URI(), database); err == nil {
		t.Fatal("migrated although another instance has the lease")
	}
	open(t, server.URI(), database)
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	migrations := admin(t, server.URI(), database).Collection("migrations")
	if _, err := migrations.InsertOne(t.Context(), bson.D{{Key: "_id", Value: 999}}); err != nil {
		t.Fatal(err)
	}
	mustSay(t, refused(t, server.URI(), database), database, "newer version", "999")
}
