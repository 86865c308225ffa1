package mongodb_test

import (
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/mongodb/mongotest"
	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

// TestTalliesReadTheirProvinceAlone looks at what the server reads for an answer:
// the tallies of one province and one instrument in the period, and no others.
func TestTalliesReadTheirProvinceAlone(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	store := open(t, server.URI(), database)
	w := statstest.NewWorld(3, 60)
	w.Drafts = nil
	statstest.PutFacts(t, store, w.Facts)
	recorded := admin(t, server.URI(), database)
	record(t, recorded)
	s := stats.Selection{
		Which: stats.Submitted, Instrument: "pre-assessment", Provinces: []territory.Sigla{"MI"},
		Period: stats.Period{From: stats.Month(12 * 2026).Start(), Until: stats.Month(12*2026 + 6).Start()},
		Sizes:  []survey.SizeClass{survey.Micro},
	}
	statstest.Compare(t, store, &w.Memory, s, []stats.Dimension{stats.ByLevel, stats.ByProvince})
	s.Sizes = nil
	within, err := w.Tally(t.Context(), s)
	if err != nil || len(within) != 1 {
		t.Fatal(within, err)
	}
	cursor, err := recorded.Collection("system.profile").Find(t.Context(), bson.D{{Key: "command.aggregate", Value: "tallies"}})
	if err != nil {
		t.Fatal(err)
	}
	var found []struct {
		Plan     string `bson:"planSummary"`
		Examined int64  `bson:"docsExamined"`
	}
	if err := cursor.All(t.Context(), &found); err != nil {
		t.Fatal(err)
	}
	const beyond = 2 // reading stops at the first that is outside
	for _, one := range found {
		if !strings.HasPrefix(one.Plan, "CLUSTERED_IXSCAN") || one.Examined > within[0].N+beyond {
			t.Errorf("%+v, %d facts in the period", one, within[0].N)
		}
	}
	if len(found) != 2 {
		t.Errorf("%d answers were recorded", len(found))
	}
}

// TestFactsFromBeforeTallies opens a database whose facts have none.
func TestFactsFromBeforeTallies(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	w := statstest.NewWorld(11, 300) // more than a page
	w.Drafts = nil
	before := dial(t, server.URI(), database)
	statstest.PutFacts(t, before, w.Facts)
	before.Close(t.Context())
	db := admin(t, server.URI(), database)
	if err := db.Collection("tallies").Drop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Collection("facts").UpdateMany(t.Context(), bson.D{}, bson.D{{Key: "$unset", Value: bson.D{{Key: "scored", Value: ""}, {Key: "changedAt", Value: ""}}}}); err != nil {
		t.Fatal(err)
	}
	var step struct {
		ID int `bson:"_id"`
	}
	migrations := db.Collection("migrations")
	if err := migrations.FindOne(t.Context(), bson.D{{Key: "name", Value: "tallies of facts"}}).Decode(&step); err != nil {
		t.Fatal(err)
	}
	if _, err := migrations.DeleteMany(t.Context(), bson.D{{Key: "_id", Value: bson.D{{Key: "$gte", Value: step.ID}}}}); err != nil {
		t.Fatal(err)
	}
	store := open(t, server.URI(), database)
	if r, err := store.FactsRevision(t.Context(), []territory.Sigla{"MI"}); err != nil || !r.LastChange.IsZero() {
		t.Error(r, err)
	}
	statstest.CompareMany(t, store, w)
	for range 20 {
		statstest.PutFacts(t, store, w.Change())
	}
	statstest.CompareMany(t, store, w)
}
