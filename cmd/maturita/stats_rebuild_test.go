package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
)

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
		moved := bson.D{{Key: "$set", Value: bson.D{{Key: "province", Value: "PO"}}}}
		counting := bson.D{{Key: "$unset", Value: bson.D{{Key: "supersededAt", Value: ""}}}}
		harm(t, env, updating("facts", bson.D{}, append(counting, moved...)), "UPDATE facts SET province = 'PO', superseded = NULL")
		harm(t, env, deletingOne("facts"), "DELETE FROM facts WHERE response = (SELECT min(response) FROM facts)")
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

		harm(t, env, deletingOne("results"), "DELETE FROM results WHERE response = (SELECT min(response) FROM results)")
		harm(t, env, updating("facts", bson.D{}, moved), "UPDATE facts SET province = 'PO'")
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
