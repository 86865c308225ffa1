package mongodb_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/intake"
	"maturita/mongodb/mongotest"
	"maturita/survey"
	"maturita/territory"
)

var florence = []territory.Sigla{"FI"}

// nameMany stores responses of as many companies, every third a draft.
func nameMany(t *testing.T, store intake.Store, n int) {
	t.Helper()
	err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
		for i := range n {
			r := survey.Response{ID: survey.ResponseID(fmt.Sprintf("r%04d", i)), Company: survey.CompanyID(fmt.Sprintf("c%04d", i))}
			r.State = []survey.State{survey.Submitted, survey.Withdrawn, survey.Draft}[i%3]
			r.Profile = survey.Profile{CompanyName: fmt.Sprintf("Caffè S.r.l. numero%d", i), Province: "FI"}
			if err := w.InsertResponse(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNamesFromBefore takes the words from a database and lets it be brought
// forward: companies are found again, and no draft is.
func TestNamesFromBefore(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	store := open(t, server.URI(), database)
	nameMany(t, store, 1203)
	db := admin(t, server.URI(), database)
	if _, err := db.Collection("responses").UpdateMany(t.Context(), bson.D{}, bson.D{{Key: "$unset", Value: bson.D{{Key: "nameWords", Value: ""}}}}); err != nil {
		t.Fatal(err)
	}
	if err := db.Collection("responses").Indexes().DropOne(t.Context(), "profile.province_1_nameWords_1"); err != nil {
		t.Fatal(err)
	}
	var step struct {
		ID int `bson:"_id"`
	}
	if err := db.Collection("migrations").FindOne(t.Context(), bson.D{{Key: "name", Value: "words of companies' names"}}).Decode(&step); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Collection("migrations").DeleteMany(t.Context(), bson.D{{Key: "_id", Value: bson.D{{Key: "$gte", Value: step.ID}}}}); err != nil {
		t.Fatal(err)
	}
	store = open(t, server.URI(), database)
	all, err := store.CompaniesNamed(t.Context(), florence, []string{"caffe", "srl"}, 2000)
	if err != nil || len(all) != 802 || slices.Contains(all, "c0002") {
		t.Errorf("%d are found: %v", len(all), err)
	}
	r, err := store.Response(t.Context(), "r0001")
	if err != nil || r.Revision != 1 {
		t.Error("the response is another one:", r.Revision, err)
	}
	count, err := db.Collection("responses").CountDocuments(t.Context(), bson.D{{Key: "state", Value: survey.Draft}, {Key: "nameWords", Value: bson.D{{Key: "$exists", Value: true}}}})
	if err != nil || count != 0 {
		t.Errorf("%d drafts have words: %v", count, err)
	}
}

// TestNamesReadNothingElse finds one among many: what is examined is what begins
// like the longest word.
func TestNamesReadNothingElse(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	store := open(t, server.URI(), database)
	nameMany(t, store, 300)
	recorded := admin(t, server.URI(), database)
	record(t, recorded)
	got, err := store.CompaniesNamed(t.Context(), florence, []string{"srl", "numero29", "caf"}, 31)
	if err != nil || len(got) != 6 { // 29 is a draft, as are 290, 293, 296 and 299
		t.Fatal(got, err)
	}
	var found struct {
		Plan     string `bson:"planSummary"`
		Examined int    `bson:"docsExamined"`
	}
	if err := recorded.Collection("system.profile").FindOne(t.Context(), bson.D{{Key: "command.find", Value: "responses"}}).Decode(&found); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(found.Plan, "IXSCAN { profile.province") || found.Examined > 11 {
		t.Errorf("%+v", found)
	}
}
