package main

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/mongodb"
	"maturita/mongodb/mongotest"
)

func TestRescoreTellsHowFarItIs(t *testing.T) {
	var said strings.Builder
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	told := progress{&said, func() time.Time { return at }}.told()
	for gone := range 5 {
		told(gone * 100)
		at = at.Add(6 * time.Second)
	}
	if said.String() != "200 responses gone through\n400 responses gone through\n" {
		t.Error(said.String())
	}
}

// The same on MongoDB: a document that cannot be decoded is named, the others
// are gone through.
func TestRescoreNamesWhatMongoDBCannotRead(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	where := []string{"--mongodb-uri", server.URI(), "--mongodb-database", database}
	if code, _, said := command(t, "", append([]string{"questionnaire", "publish", "../../questionnaires/pre-assessment/1.2.0"}, where...)...); code != exitOK {
		t.Fatal(said)
	}
	store, err := mongodb.Open(t.Context(), server.URI(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	if err := store.Atomic(t.Context(), goldenResponses(t, harder)); err != nil {
		t.Fatal(err)
	}
	client, err := mongo.Connect(options.Client().ApplyURI(server.URI()))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Disconnect(t.Context())
	for name, set := range map[string]bson.D{"results": {{Key: "areas", Value: 7}}, "responses": {{Key: "answers", Value: "none"}}} {
		id := map[string]string{"results": "bakery", "responses": "farm"}[name]
		done, err := client.Database(database).Collection(name).UpdateByID(t.Context(), id, bson.D{{Key: "$set", Value: set}})
		if err != nil || done.ModifiedCount != 1 {
			t.Fatal(done, err)
		}
	}
	code, out, said := command(t, "", append([]string{"rescore", "--questionnaire", rescored, "--dry-run"}, where...)...)
	if code != exitFault || !strings.Contains(said, "ALARM bakery: unreadable: ") || !strings.Contains(said, "ALARM farm: unreadable: ") || !strings.Contains(out, "cannot be read") {
		t.Errorf("exit code %d, %s%s", code, out, said)
	}
}

// What cannot be read stops nothing but itself: it is named, with the part and
// the cause, and all else is scored again when forced.
func TestRescoreNamesWhatCannotBeRead(t *testing.T) {
	data := seeded(t, harder)
	db, err := sql.Open("sqlite", filepath.Join(data, "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, damage := range []string{
		`UPDATE results SET result = '{"overall": 7' WHERE response = 'bakery'`,
		`UPDATE responses SET answers = 'none' WHERE id = 'farm'`,
		`UPDATE results SET engine = '0.8.0' WHERE response = 'hotel'`,
	} {
		if _, err := db.ExecContext(t.Context(), damage); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"rescore", "--data", data, "--questionnaire", rescored}
	for _, how := range []string{"--dry-run", "--list"} {
		code, out, said := command(t, "", append(args, how)...)
		if code != exitFault || !strings.Contains(said, "ALARM bakery: unreadable: reading a result: ") ||
			!strings.Contains(said, "ALARM farm: unreadable: reading a response: ") ||
			!strings.Contains(said, `ALARM hotel: unreadable: reading a result: the row is of engine "0.8.0", what it holds of "0.9.0"`) || !strings.Contains(out, "cannot be read") {
			t.Errorf("%s: exit code %d, %s%s", how, code, out, said)
		}
	}
	var done int
	written := func() int {
		if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM results WHERE engine NOT IN ('0.8.0', '0.9.0') AND official = 1").Scan(&done); err != nil {
			t.Fatal(err)
		}
		return done
	}
	if written() != 0 {
		t.Errorf("%d results were written", done)
	}
	if code, out, said := command(t, "", append(args, "--force")...); code != exitFault || written() != 8 {
		t.Errorf("forced: exit code %d, %d results written, %s%s", code, done, out, said)
	}
}
