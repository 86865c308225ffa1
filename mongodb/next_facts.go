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

// findNext finds the generation without overlooking one, though a transaction sees
// nothing that was written after it began. It first reads the name in the
// transaction and then outside of it: whoever begins a generation writes the name
// and then waits for the transactions that have read it. One that does not see it
// yet is begun again.
//
// A generation that is named and not there is in use already, or given up. Writing
// to it would make it anew; so it is read first, which keeps it from being renamed
// or dropped until the transaction ends, and then looked for.
func (w writer) findNext(ctx context.Context) (g intake.Generation, err error) {
	err = w.run(ctx, "looking for a generation", func(ctx context.Context) error {
		outside := mongo.NewSessionContext(ctx, nil)
		seen, err := w.building(ctx)
		if err != nil {
			return err
		}
		named, err := w.building(outside)
		switch {
		case err != nil || named == "":
			return err
		case named != seen:
			return errBeganBefore
		}
		next := w.nextCollection(named)
		if err := next.FindOne(ctx, byID("")).Err(); err != nil && !errors.Is(err, mongo.ErrNoDocuments) {
			return err
		}
		there, err := next.Database().ListCollectionNames(outside, bson.D{{Key: "name", Value: next.Name()}})
		if err == nil && len(there) > 0 {
			g = named
		}
		return err
	})
	return g, err
}

// errBeganBefore has the driver begin the transaction again.
var errBeganBefore = mongo.CommandError{Code: codeWriteConflict, Message: "a generation of facts was begun meanwhile", Labels: []string{transient}}

const codeWriteConflict = 112

// building is the generation that is named, "" without one.
func (r reader) building(ctx context.Context) (intake.Generation, error) {
	var d generationDoc
	err := r.generations.FindOne(ctx, byID(factsID)).Decode(&d)
	if errors.Is(err, mongo.ErrNoDocuments) {
		err = nil
	}
	return d.Building, err
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
