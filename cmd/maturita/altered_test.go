package main

import (
	"context"
	"database/sql"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/mongodb/mongotest"
)

// harm damages what is stored in the database that settings name: by a statement
// on SQLite, by a command that updates or deletes on MongoDB.
func harm(t *testing.T, env []string, command bson.D, statement string, args ...any) {
	t.Helper()
	set := settingsOf(env)
	if uri := set["MONGODB_URI"]; uri != "" {
		client, err := mongo.Connect(options.Client().ApplyURI(uri))
		if err != nil {
			t.Fatal(err)
		}
		defer client.Disconnect(context.WithoutCancel(t.Context()))
		var done struct{ N int }
		if err := client.Database(set["MATURITA_MONGODB_DATABASE"]).RunCommand(t.Context(), command).Decode(&done); err != nil || done.N == 0 {
			t.Fatal("nothing was altered", err)
		}
		return
	}
	db, err := sql.Open("sqlite", filepath.Join(set["MATURITA_DATA"], "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	done, err := db.ExecContext(t.Context(), statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := done.RowsAffected(); n == 0 {
		t.Fatal("nothing was altered", err)
	}
}

// updating is a command that changes documents of a collection.
func updating(collection string, filter, update bson.D) bson.D {
	one := bson.D{{Key: "q", Value: filter}, {Key: "u", Value: update}, {Key: "multi", Value: true}}
	return bson.D{{Key: "update", Value: collection}, {Key: "updates", Value: bson.A{one}}}
}

// deletingOne is a command that deletes a document of a collection.
func deletingOne(collection string) bson.D {
	one := bson.D{{Key: "q", Value: bson.D{}}, {Key: "limit", Value: 1}}
	return bson.D{{Key: "delete", Value: collection}, {Key: "deletes", Value: bson.A{one}}}
}

// alter overwrites the content of a published version in the database that
// settings name, and leaves its digest.
func alter(t *testing.T, env []string, ref, content string) {
	t.Helper()
	id, version, _ := strings.Cut(ref, "@")
	harm(t, env, updating("publications", bson.D{{Key: "_id", Value: ref}}, bson.D{{Key: "$set", Value: bson.D{{Key: "canonical", Value: []byte(content)}}}}),
		"UPDATE publications SET canonical = ? WHERE id = ? AND major || '.' || minor || '.' || patch = ?", []byte(content), id, version)
}

// A shipped version and one published by command, other texts and no
// questionnaire at all: the service does not start on what was not published.
func TestServeRefusesAnAlteredDatabase(t *testing.T) {
	other := folder(t, shippedQuestionnaire, "id: pre-assessment", "id: altro")
	_, shipped, err := readDefinition(shippedYAML)
	if err != nil {
		t.Fatal(err)
	}
	_, published, err := readDefinition(other)
	if err != nil {
		t.Fatal(err)
	}
	onBoth(t, func(t *testing.T, e engine) {
		env := e.env(t)
		s := startService(t, env...)
		if code := s.stop(); code != exitOK {
			t.Fatalf("exit code %d:\n%s", code, s.log)
		}
		for name, value := range settingsOf(env) {
			t.Setenv(name, value)
		}
		if code, _, said := command(t, "", "questionnaire", "publish", other); code != exitOK {
			t.Fatal(said)
		}
		for _, c := range []struct{ ref, content, original string }{
			{"pre-assessment@1.0.0", strings.Replace(string(shipped), "points\": 3", "points\": 4", 1), string(shipped)},
			{"altro@1.0.0", "no questionnaire", string(published)},
		} {
			alter(t, env, c.ref, c.content)
			mustNotStart(t, env, c.ref+" was altered in the database")
			code, out, said := command(t, "", "questionnaire", "list")
			if code != exitFault || !strings.Contains(out, "ALTERED") || strings.Count(out, "ALTERED") != 1 || !strings.Contains(said, c.ref+" was altered") || !strings.Contains(said, "Hint: ") {
				t.Errorf("exit code %d, %s%s", code, out, said)
			}
			alter(t, env, c.ref, c.original)
		}
		s.start()
		if code := s.stop(); code != exitOK {
			t.Fatalf("exit code %d:\n%s", code, s.log)
		}
	})
}

func TestPublishRefusesBesideAnAlteredVersion(t *testing.T) {
	env := []string{"MATURITA_DATA=" + t.TempDir()}
	data := settingsOf(env)["MATURITA_DATA"]
	if code, _, said := command(t, "", "questionnaire", "publish", "--data", data, shippedYAML); code != exitOK {
		t.Fatal(said)
	}
	alter(t, env, "pre-assessment@1.0.0", "{}")
	for _, name := range []string{shippedYAML, published11(t)} {
		code, out, said := command(t, "", "questionnaire", "publish", "--data", data, name)
		if code != exitFault || out != "" || !strings.Contains(said, "pre-assessment@1.0.0 was altered") || !strings.Contains(said, "Hint: restore") {
			t.Errorf("%s: exit code %d, %s%s", name, code, out, said)
		}
	}
}

func settingsOf(env []string) map[string]string {
	set := map[string]string{}
	for _, one := range env {
		name, value, _ := strings.Cut(one, "=")
		set[name] = value
	}
	return set
}

// storeOf is the database that settings name.
func storeOf(env []string) storeConfig {
	set := settingsOf(env)
	return storeConfig{MongoDBURI: set["MONGODB_URI"], MongoDBDatabase: set["MATURITA_MONGODB_DATABASE"], Data: set["MATURITA_DATA"]}
}

// mustNotStart wants the binary to refuse the start, with a cause and a hint.
func mustNotStart(t *testing.T, env []string, want string) {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	process := exec.CommandContext(ctx, path, "serve")
	process.Env = append([]string{"MATURITA_LISTEN=127.0.0.1:0"}, env...)
	process.Dir = t.TempDir()
	var out, said strings.Builder
	process.Stdout, process.Stderr = &out, &said
	if err := mongotest.Spawn(process); err != nil {
		t.Fatal(err)
	}
	err = process.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFault || out.String() != "" || !strings.Contains(said.String(), want) || !strings.Contains(said.String(), "Hint: restore") {
		t.Fatalf("%v, %s%s", err, &out, &said)
	}
}
