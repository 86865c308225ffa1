package mongodb

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// indexChambers serves what a chamber's staff looks up.
func indexChambers(ctx context.Context, s *Store) error {
	_, err := s.facts.Indexes().CreateOne(ctx, mongo.IndexModel{Keys: bson.D{{Key: "province", Value: 1}, {Key: "submittedAt", Value: -1}, {Key: "_id", Value: -1}}})
	return err
}

// ProvinceFacts implements staff.Reader.
func (r reader) ProvinceFacts(ctx context.Context, province territory.Sigla, after staff.Place, limit int) ([]stats.Fact, error) {
	filter := bson.D{{Key: "province", Value: province}, {Key: "withdrawnAt", Value: nil}}
	if !after.At.IsZero() {
		earlier := func(op string) bson.D { return bson.D{{Key: op, Value: after.At}} }
		filter = append(filter, bson.E{Key: "submittedAt", Value: earlier("$lte")}, bson.E{Key: "$or", Value: bson.A{
			bson.D{{Key: "submittedAt", Value: earlier("$lt")}}, bson.D{{Key: "_id", Value: bson.D{{Key: "$lt", Value: after.Response}}}},
		}})
	}
	return all[factDoc](ctx, r, "reading facts", r.facts, filter,
		options.Find().SetSort(bson.D{{Key: "submittedAt", Value: -1}, {Key: "_id", Value: -1}}).SetLimit(int64(limit)))
}

// CompanyFacts implements staff.Reader.
func (r reader) CompanyFacts(ctx context.Context, id survey.CompanyID) ([]stats.Fact, error) {
	found, err := all[factDoc](ctx, r, "reading facts", r.facts, bson.D{{Key: "company", Value: id}},
		options.Find().SetSort(ascending("company", "instrument", "submittedAt", "_id")))
	stats.BySubmission(found)
	return found, err
}
