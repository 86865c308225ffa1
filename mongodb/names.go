package mongodb

import (
	"context"
	"regexp"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// CompaniesNamed implements staff.Reader.
func (r reader) CompaniesNamed(ctx context.Context, provinces []territory.Sigla, words []string, limit int) ([]survey.CompanyID, error) {
	if len(words) == 0 || len(provinces) == 0 {
		return nil, nil
	}
	var found []survey.CompanyID
	err := r.run(ctx, "finding by name", func(ctx context.Context) error {
		found = nil
		cursor, err := r.responses.Find(ctx, bearing(provinces, words), options.Find().SetProjection(bson.D{{Key: "_id", Value: 0}, {Key: "company", Value: 1}}))
		if err != nil {
			return err
		}
		defer cursor.Close(context.WithoutCancel(ctx))
		for len(found) < limit && cursor.Next(ctx) {
			var one struct {
				Company survey.CompanyID `bson:"company"`
			}
			if err := cursor.Decode(&one); err != nil {
				return err
			}
			if !slices.Contains(found, one.Company) {
				found = append(found, one.Company)
			}
		}
		return cursor.Err()
	})
	return found, err
}

// bearing selects the submitted and withdrawn responses with words that begin like
// these. The index is searched for the longest one.
func bearing(provinces []territory.Sigla, words []string) bson.D {
	begins := bson.A{beginning(staff.LongestWord(words))}
	for _, word := range words {
		if begin := beginning(word); begin != begins[0] {
			begins = append(begins, begin)
		}
	}
	return bson.D{
		{Key: "profile.province", Value: bson.D{{Key: "$in", Value: provinces}}},
		{Key: "state", Value: bson.D{{Key: "$in", Value: frozenStates}}},
		{Key: "nameWords", Value: bson.D{{Key: "$all", Value: begins}}},
	}
}

func beginning(word string) bson.Regex { return bson.Regex{Pattern: "^" + regexp.QuoteMeta(word)} }

// nameResponses makes what companies are found by, of responses from before too.
func nameResponses(ctx context.Context, s *Store) error {
	_, err := s.responses.Indexes().CreateOne(ctx, mongo.IndexModel{
		Keys:    ascending("profile.province", "nameWords"),
		Options: options.Index().SetPartialFilterExpression(bson.D{{Key: "state", Value: bson.D{{Key: "$in", Value: frozenStates}}}}),
	})
	if err != nil {
		return err
	}
	nameless := bson.E{Key: "nameWords", Value: nil}
	cursor, err := s.responses.Find(ctx, bson.D{{Key: "state", Value: bson.D{{Key: "$in", Value: frozenStates}}}, nameless},
		options.Find().SetProjection(bson.D{{Key: "profile.companyName", Value: 1}}))
	if err != nil {
		return err
	}
	defer cursor.Close(context.WithoutCancel(ctx))
	var changes []mongo.WriteModel
	flush := func() error {
		if len(changes) == 0 {
			return nil
		}
		_, err := s.responses.BulkWrite(ctx, changes, options.BulkWrite().SetOrdered(false))
		changes = nil
		return err
	}
	for cursor.Next(ctx) {
		var one responseDoc
		if err := cursor.Decode(&one); err != nil {
			return err
		}
		words := staff.NameWords(one.Profile.domain().CompanyName)
		if len(words) == 0 {
			continue
		}
		changes = append(changes, mongo.NewUpdateOneModel().SetFilter(append(byID(one.ID), nameless)).
			SetUpdate(bson.D{{Key: "$set", Value: bson.D{{Key: "nameWords", Value: words}}}}))
		if len(changes) == fillPage {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := cursor.Err(); err != nil {
		return err
	}
	return flush()
}
