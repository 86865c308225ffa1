package mongodb

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/stats"
	"maturita/survey"
)

// createTallies makes what statistics read, and gives the facts that are there
// their part of it.
func createTallies(ctx context.Context, s *Store) error {
	clustered := options.CreateCollection().SetClusteredIndex(bson.D{{Key: "key", Value: ascending("_id")}, {Key: "unique", Value: true}})
	err := s.tallies.Database().CreateCollection(ctx, s.tallies.Name(), clustered)
	var refused mongo.CommandError
	if err != nil && !(errors.As(err, &refused) && refused.HasErrorCode(codeNamespaceExists)) {
		return err
	}
	if err := fillScored(ctx, s); err != nil {
		return err
	}
	latest := func(field, of string) mongo.IndexModel {
		return mongo.IndexModel{Keys: bson.D{{Key: of, Value: 1}, {Key: field, Value: -1}}}
	}
	if _, err := s.facts.Indexes().CreateMany(ctx, []mongo.IndexModel{latest("changedAt", "province"), latest("scored", "instrument")}); err != nil {
		return err
	}
	_, err = s.responses.Indexes().CreateOne(ctx, mongo.IndexModel{
		Keys:    ascending("state", "instrument.id", "profile.province", "beganAt"),
		Options: options.Index().SetPartialFilterExpression(bson.D{{Key: "state", Value: survey.Draft}}),
	})
	if err != nil {
		return err
	}
	return fillTallies(ctx, s)
}

// fillScored counts the areas that count in each fact.
func fillScored(ctx context.Context, s *Store) error {
	counting := bson.D{{Key: "$filter", Value: bson.D{
		{Key: "input", Value: bson.D{{Key: "$ifNull", Value: bson.A{"$areas", bson.A{}}}}},
		{Key: "cond", Value: bson.D{{Key: "$gt", Value: bson.A{"$$this.score", nil}}}},
	}}}
	_, err := s.facts.UpdateMany(ctx, bson.D{{Key: "scored", Value: nil}}, mongo.Pipeline{
		{{Key: "$set", Value: bson.D{{Key: "scored", Value: bson.D{{Key: "$size", Value: counting}}}}}},
	})
	return err
}

// fillPage is about how many facts get their tallies in one transaction.
const fillPage = 500

// fillTallies gives facts their tallies, in transactions: a fact that another
// instance changes meanwhile is read again.
func fillTallies(ctx context.Context, s *Store) error {
	for after := survey.CompanyID(""); ; {
		var last survey.CompanyID
		err := s.transact(ctx, func(ctx context.Context, w writer) error {
			return w.run(ctx, "filling tallies", func(ctx context.Context) error {
				var err error
				last, err = w.fillCompanies(ctx, after)
				return err
			})
		})
		if err != nil || last == "" {
			return err
		}
		after = last
	}
}

// fillCompanies gives the facts of some companies their tallies and returns the
// last company, "" when there was none.
func (w writer) fillCompanies(ctx context.Context, after survey.CompanyID) (survey.CompanyID, error) {
	cursor, err := w.facts.Find(ctx, bson.D{{Key: "company", Value: bson.D{{Key: "$gt", Value: after}}}},
		options.Find().SetSort(ascending("company", "instrument", "submittedAt", "_id")).SetLimit(fillPage).SetProjection(bson.D{{Key: "company", Value: 1}}))
	if err != nil {
		return "", err
	}
	var page []factDoc
	if err := cursor.All(ctx, &page); err != nil || len(page) == 0 {
		return "", err
	}
	last := page[len(page)-1].Company
	facts, err := w.companyFacts(ctx, bson.D{{Key: "company", Value: bson.D{{Key: "$gt", Value: after}, {Key: "$lte", Value: last}}}})
	if err != nil {
		return "", err
	}
	var writes []mongo.WriteModel
	for _, own := range byCompany(facts) {
		origins := stats.Origins(own)
		for _, f := range own {
			if f.WithdrawnAt.IsZero() {
				writes = append(writes, replaceTally(f, origins))
			}
		}
	}
	if len(writes) > 0 {
		_, err = w.tallies.BulkWrite(ctx, writes)
	}
	return last, err
}

// byCompany parts facts by company and instrument.
func byCompany(facts []stats.Fact) map[[2]string][]stats.Fact {
	parts := map[[2]string][]stats.Fact{}
	for _, f := range facts {
		of := [2]string{string(f.Company), string(f.Instrument)}
		parts[of] = append(parts[of], f)
	}
	return parts
}
