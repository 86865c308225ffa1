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

// PutFact implements intake.Writer. It stores a fact with what statistics read of
// it, and what follows from it for the tallies of its company's other facts.
func (w writer) PutFact(ctx context.Context, f stats.Fact) error {
	return w.run(ctx, "writing a fact", func(ctx context.Context) error {
		before, err := w.replaceFact(ctx, f)
		if err != nil {
			return err
		}
		own, err := w.companyFacts(ctx, bson.D{{Key: "company", Value: f.Company}, {Key: "instrument", Value: f.Instrument}})
		if err != nil {
			return err
		}
		if writes := tallyWrites(f, before, own); len(writes) > 0 {
			_, err = w.tallies.BulkWrite(ctx, writes)
		}
		return err
	})
}

// replaceFact stores a fact and returns where its tally stands so far, nil if
// there was none.
func (w writer) replaceFact(ctx context.Context, f stats.Fact) (*tallyID, error) {
	var before factDoc
	err := w.facts.FindOneAndReplace(ctx, byID(f.Response),
		newStoredFactDoc(f, survey.Instant(w.now())),
		options.FindOneAndReplace().SetUpsert(true).SetReturnDocument(options.Before).
			SetProjection(ascending("instrument", "province", "submittedAt"))).Decode(&before)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return nil, nil
	}
	id := tallyID{before.Instrument, before.Province, dateTime(before.SubmittedAt), f.Response}
	return &id, err
}

func (r reader) companyFacts(ctx context.Context, filter bson.D) ([]stats.Fact, error) {
	cursor, err := r.facts.Find(ctx, filter, options.Find().SetSort(ascending("company", "instrument", "submittedAt", "_id")))
	if err != nil {
		return nil, err
	}
	var documents []factDoc
	if err := cursor.All(ctx, &documents); err != nil {
		return nil, err
	}
	facts := make([]stats.Fact, len(documents))
	for i, d := range documents {
		if facts[i], err = d.domain(); err != nil {
			return nil, err
		}
	}
	return facts, nil
}

// tallyWrites are the changes of tallies after a fact was put; own are the facts
// of its company. The tallies that others took something over from are written
// too: a transaction that changes one of them at the same time must not pass by.
func tallyWrites(f stats.Fact, before *tallyID, own []stats.Fact) []mongo.WriteModel {
	var writes []mongo.WriteModel
	id, origins := tallyIDOf(f), stats.Origins(own)
	if before != nil && (*before != id || !f.WithdrawnAt.IsZero()) {
		writes = append(writes, mongo.NewDeleteOneModel().SetFilter(byID(*before)))
	}
	if f.WithdrawnAt.IsZero() {
		writes = append(writes, replaceTally(f, origins))
	}
	touched := map[survey.ResponseID]bool{f.Response: true}
	for _, first := range origins {
		if !touched[first.Response] {
			touched[first.Response] = true
			writes = append(writes, mongo.NewUpdateOneModel().SetFilter(byID(tallyIDOf(first))).
				SetUpdate(bson.D{{Key: "$inc", Value: bson.D{{Key: fieldTouched, Value: 1}}}}))
		}
	}
	for _, other := range own {
		if other.Response != f.Response && other.WithdrawnAt.IsZero() {
			writes = append(writes, updateOrigin(other, origins))
		}
	}
	return writes
}

func replaceTally(f stats.Fact, origins map[survey.ResponseID]stats.Fact) mongo.WriteModel {
	return mongo.NewReplaceOneModel().SetFilter(byID(tallyIDOf(f))).SetReplacement(newTally(f, origins)).SetUpsert(true)
}

func updateOrigin(f stats.Fact, origins map[survey.ResponseID]stats.Fact) mongo.WriteModel {
	update := bson.D{{Key: "$unset", Value: bson.D{{Key: fieldOrigin, Value: ""}}}}
	if first, ok := origins[f.Response]; ok {
		update = bson.D{{Key: "$set", Value: bson.D{{Key: fieldOrigin, Value: first.Level}}}}
	}
	return mongo.NewUpdateOneModel().SetFilter(byID(tallyIDOf(f))).SetUpdate(update)
}
