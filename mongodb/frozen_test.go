package mongodb_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/intake"
	"maturita/mongodb/mongotest"
	"maturita/survey"
)

// TestPagesOfAVersionReadNothingElse has many drafts and responses to another
// version stand between the ones asked for: what is examined is what is returned.
func TestPagesOfAVersionReadNothingElse(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	store := open(t, server.URI(), database)
	ref := survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}
	err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
		for i := range 60 {
			r := survey.Response{ID: survey.ResponseID(fmt.Sprintf("r%03d", i)), Instrument: ref, State: survey.Submitted}
			switch i % 6 {
			case 1, 2, 3:
				r.State = survey.Draft
			case 4:
				r.Instrument.Version.Minor = 1
			case 5:
				r.State = survey.Withdrawn
			}
			if err := w.InsertResponse(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	recorded := admin(t, server.URI(), database)
	record(t, recorded)
	page, err := store.FrozenIDs(t.Context(), ref, "r010", 10)
	if err != nil || len(page) != 10 || page[0] != "r011" {
		t.Fatal(page, err)
	}
	var found struct {
		Plan     string `bson:"planSummary"`
		Examined int    `bson:"docsExamined"`
		Keys     int    `bson:"keysExamined"`
	}
	if err := recorded.Collection("system.profile").FindOne(t.Context(), bson.D{{Key: "command.find", Value: "responses"}}).Decode(&found); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(found.Plan, "IXSCAN { instrument.id") || found.Examined != 10 || found.Keys > 11 {
		t.Errorf("%+v", found)
	}
}
