package main

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// harm damages what is stored in the database that settings name: by a statement
// on SQLite, by a command on MongoDB.
func harm(t *testing.T, env []string, statement string, command bson.D) {
	t.Helper()
	set := settingsOf(env)
	if uri := set["MONGODB_URI"]; uri != "" {
		client, err := mongo.Connect(options.Client().ApplyURI(uri))
		if err != nil {
			t.Fatal(err)
		}
		defer client.Disconnect(context.WithoutCancel(t.Context()))
		if err := client.Database(set["MATURITA_MONGODB_DATABASE"]).RunCommand(t.Context(), command).Err(); err != nil {
			t.Fatal(err)
		}
		return
	}
	db, err := sql.Open("sqlite", filepath.Join(set["MATURITA_DATA"], "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// Facts that are gone, and facts that were altered, are there again, while the
// service works; with a response that cannot be read nothing is changed.
func TestStatsRebuild(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		env := e.env(t)
		where := databaseFlags(env)
		stats := func(do string) (int, string) {
			code, out, said := command(t, "", append([]string{"stats", do}, where...)...)
			return code, out + said
		}
		s := startService(t, env...)
		for range 3 {
			updatesAndWithdraws(t, s)
		}
		every := bson.D{}
		harm(t, env, "UPDATE facts SET province = 'PO', superseded = NULL", bson.D{{Key: "update", Value: "facts"}, {Key: "updates", Value: bson.A{bson.D{
			{Key: "q", Value: every}, {Key: "u", Value: bson.D{{Key: "$set", Value: bson.D{{Key: "province", Value: "PO"}}}, {Key: "$unset", Value: bson.D{{Key: "supersededAt", Value: ""}}}}}, {Key: "multi", Value: true},
		}}}})
		harm(t, env, "DELETE FROM facts WHERE response = (SELECT min(response) FROM facts)", bson.D{{Key: "delete", Value: "facts"}, {Key: "deletes", Value: bson.A{bson.D{
			{Key: "q", Value: every}, {Key: "limit", Value: 1},
		}}}})
		if code, said := stats("verify"); code != exitFault || strings.Count(said, "WRONG") != 6 {
			t.Fatal(code, said)
		}
		if code, said := stats("rebuild"); code != exitOK || said != "6 responses: their facts are made anew and in use\n" {
			t.Fatal(code, said)
		}
		updatesAndWithdraws(t, s)
		if code, said := stats("verify"); code != exitOK || !strings.HasPrefix(said, "8 responses: each") {
			t.Fatal(code, said)
		}

		harm(t, env, "DELETE FROM results WHERE response = (SELECT min(response) FROM results)", bson.D{{Key: "delete", Value: "results"}, {Key: "deletes", Value: bson.A{bson.D{
			{Key: "q", Value: every}, {Key: "limit", Value: 1},
		}}}})
		harm(t, env, "UPDATE facts SET province = 'PO'", bson.D{{Key: "update", Value: "facts"}, {Key: "updates", Value: bson.A{bson.D{
			{Key: "q", Value: every}, {Key: "u", Value: bson.D{{Key: "$set", Value: bson.D{{Key: "province", Value: "PO"}}}}}, {Key: "multi", Value: true},
		}}}})
		code, said := stats("rebuild")
		if code != exitFault || strings.Count(said, "WRONG") != 1 || !strings.Contains(said, "is missing") || !strings.Contains(said, "Hint:") {
			t.Error(code, said)
		}
		if code, said := stats("verify"); code != exitFault || strings.Count(said, "Province") != 8 {
			t.Error("the facts in use were changed:", code, said)
		}
	})
}

func TestStatsRebuildMakesNoDatabase(t *testing.T) {
	data := t.TempDir()
	code, out, said := command(t, "", "stats", "rebuild", "--data", data)
	if found, err := filepath.Glob(filepath.Join(data, "*")); code != exitFault || out != "" || !strings.Contains(said, "no database") || err != nil || found != nil {
		t.Error(fmt.Sprint(code, out, said), found, err)
	}
}
