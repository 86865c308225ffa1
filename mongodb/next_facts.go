package mongodb

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
)

// nextOnce is the generation that is being made, looked for once in a
// transaction.
type nextOnce struct {
	looked     bool
	generation intake.Generation
}

// NextFacts implements intake.Writer.
func (w writer) NextFacts(ctx context.Context) (intake.FactWriter, intake.Generation, error) {
	if !w.next.looked {
		g, err := w.findNext(ctx)
		if err != nil {
			return nil, "", err
		}
		*w.next = nextOnce{true, g}
	}
	if w.next.generation == "" {
		return nil, "", nil
	}
	return nextFacts{w, w.nextCollection(w.next.generation)}, w.next.generation, nil
}

func (r reader) nextCollection(g intake.Generation) *mongo.Collection {
	return r.facts.Database().Collection(nextPrefix + string(g))
}

// findNext reads the name of the generation and makes sure that it is there and
// stays until the transaction ends: a read in the transaction keeps the collection
// from being renamed or dropped, and only then is it looked for. One that is named
// and not there is in use already, or given up. Writing to it would make it anew.
func (w writer) findNext(ctx context.Context) (g intake.Generation, err error) {
	err = w.run(ctx, "looking for a generation", func(ctx context.Context) error {
		var d generationDoc
		err := w.generations.FindOne(ctx, byID(factsID)).Decode(&d)
		if errors.Is(err, mongo.ErrNoDocuments) {
			return nil
		}
		if err != nil {
			return err
		}
		next := w.nextCollection(d.Building)
		if err := next.FindOne(ctx, byID("")).Err(); err != nil && !errors.Is(err, mongo.ErrNoDocuments) {
			return err
		}
		outside := mongo.NewSessionContext(ctx, nil)
		there, err := next.Database().ListCollectionNames(outside, bson.D{{Key: "name", Value: next.Name()}})
		if err == nil && len(there) > 0 {
			g = d.Building
		}
		return err
	})
	return g, err
}

// nextFacts are the facts of the generation that is being made.
type nextFacts struct {
	writer
	collection *mongo.Collection
}

// Facts implements intake.FactWriter.
func (n nextFacts) Facts(ctx context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error) {
	return all[factDoc](ctx, n.reader, "reading facts", n.collection,
		bson.D{{Key: "company", Value: company}, {Key: "instrument", Value: instrument}},
		options.Find().SetSort(ascending("submittedAt", "_id")))
}

// PutFact implements intake.FactWriter.
func (n nextFacts) PutFact(ctx context.Context, f stats.Fact) error {
	return n.put(ctx, "writing a fact", n.collection, f.Response, newStoredFactDoc(f, survey.Instant(n.now())))
}
