package mongodb_test

import (
	"context"
	"maps"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/intake"
	"maturita/mongodb/mongotest"
	"maturita/stats"
	"maturita/survey"
)

func fact(engine string) stats.Fact {
	return stats.Fact{Response: "r", Company: "c", Instrument: "prova", Engine: engine, SubmittedAt: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
}

// TestNoTransactionOverlooksAGeneration begins a generation in the middle of a
// transaction that has read something before and puts a fact afterwards: it runs
// again and sees the generation.
func TestNoTransactionOverlooksAGeneration(t *testing.T) {
	server := mongotest.Shared(t)
	for name, first := range map[string]func(context.Context, intake.Writer) error{
		"that has read something else": func(ctx context.Context, w intake.Writer) error {
			_, err := w.Links(ctx, "r")
			return err
		},
		"that has read a company": func(ctx context.Context, w intake.Writer) error {
			if _, err := w.CompanyByCode(ctx, "nobody"); survey.KindOf(err) != survey.NotFound {
				return err
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			store := open(t, server.URI(), server.Database(t))
			runs := 0
			var g intake.Generation
			err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
				runs++
				if runs == 1 {
					if err := first(ctx, w); err != nil {
						return err
					}
					var err error
					if g, err = store.BeginFacts(t.Context()); err != nil {
						return err
					}
				}
				if err := w.PutFact(ctx, fact("1")); err != nil {
					return err
				}
				next, found, err := w.NextFacts(ctx)
				if err != nil {
					return err // begun again
				}
				if next == nil || found != g {
					t.Errorf("run %d puts a fact and is given generation %q of %q", runs, found, g)
					return nil
				}
				return next.PutFact(ctx, fact("1"))
			})
			if err != nil || runs < 2 {
				t.Fatal(runs, err)
			}
			if err := store.SwitchFacts(t.Context(), g); err != nil {
				t.Fatal(err)
			}
			if found, err := store.Facts(t.Context(), "c", "prova"); err != nil || len(found) != 1 {
				t.Fatal(found, err)
			}
		})
	}
}

// TestBeginningAGenerationWaitsForFactsUnderWay has a transaction that has put a
// fact and found no generation: one that is begun then has begun when it has ended.
func TestBeginningAGenerationWaitsForFactsUnderWay(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	store := open(t, server.URI(), database)
	begun := make(chan error, 1)
	runs := 0
	err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
		runs++
		if err := w.PutFact(ctx, fact("1")); err != nil {
			return err
		}
		if next, _, err := w.NextFacts(ctx); err != nil || next != nil || runs > 1 {
			return err
		}
		go func() {
			_, err := store.BeginFacts(t.Context())
			begun <- err
		}()
		waitForLock(t, server.URI(), database, begun)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := <-begun; err != nil {
		t.Fatal(err)
	}
	if found, err := store.Facts(t.Context(), "c", "prova"); err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
}

// waitForLock waits until somebody waits for a lock in a database.
func waitForLock(t *testing.T, uri, database string, begun <-chan error) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	db := admin(t, uri, "admin")
	for {
		n, err := db.Aggregate(t.Context(), bson.A{
			bson.D{{Key: "$currentOp", Value: bson.D{}}},
			bson.D{{Key: "$match", Value: bson.D{{Key: "waitingForLock", Value: true}, {Key: "ns", Value: bson.Regex{Pattern: "^" + database + `\.(facts|\$cmd)`}}}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if n.Next(t.Context()) {
			n.Close(t.Context())
			return
		}
		select {
		case <-tick.C:
		case err := <-begun:
			t.Fatal("a generation has begun while a fact was being put", err)
		}
	}
}

// indexesOf are the indexes of the facts, by name.
func indexesOf(t *testing.T, server *mongotest.Server, database string) map[string]string {
	t.Helper()
	cursor, err := admin(t, server.URI(), database).Collection("facts").Indexes().List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for cursor.Next(t.Context()) {
		found[cursor.Current.Lookup("name").StringValue()] = cursor.Current.String()
	}
	if err := cursor.Err(); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestAGenerationHasAllIndexes compares the indexes before and after two
// switches, with one that no migration made.
func TestAGenerationHasAllIndexes(t *testing.T) {
	server := mongotest.Shared(t)
	database := server.Database(t)
	store := open(t, server.URI(), database)
	special := bson.D{{Key: "createIndexes", Value: "facts"}, {Key: "indexes", Value: bson.A{bson.D{
		{Key: "key", Value: bson.D{{Key: "level", Value: -1}}}, {Key: "name", Value: "special"}, {Key: "unique", Value: true},
		{Key: "partialFilterExpression", Value: bson.D{{Key: "level", Value: bson.D{{Key: "$gt", Value: "x"}}}}},
	}}}}
	if err := admin(t, server.URI(), database).RunCommand(t.Context(), special).Err(); err != nil {
		t.Fatal(err)
	}
	before := indexesOf(t, server, database)
	for range 2 {
		g, err := store.BeginFacts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if now := indexesOf(t, server, database); !maps.Equal(now, before) {
			t.Error("what is in use has", now, "want", before)
		}
		if err := store.SwitchFacts(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		if now := indexesOf(t, server, database); !maps.Equal(now, before) || len(now) < 4 {
			t.Error("the generation has", now, "want", before)
		}
	}
	mustHoldFactsAlone(t, server, database)
}

// mustHoldFactsAlone fails where a generation was left.
func mustHoldFactsAlone(t *testing.T, server *mongotest.Server, database string) {
	t.Helper()
	names, err := admin(t, server.URI(), database).ListCollectionNames(t.Context(), bson.D{{Key: "name", Value: bson.Regex{Pattern: "^facts"}}})
	if err != nil || len(names) != 1 {
		t.Error(names, err)
	}
}

// TestSwitchGoesOnThroughAnElection steps the primary down before and while facts
// are switched.
func TestSwitchGoesOnThroughAnElection(t *testing.T) {
	t.Parallel()
	server := mongotest.Start(t, 3)
	store := open(t, server.URI(), "maturita")
	put := func(engine string, into func(context.Context, intake.Writer) (intake.FactWriter, error)) {
		t.Helper()
		err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
			to, err := into(ctx, w)
			if err != nil {
				return err
			}
			return to.PutFact(ctx, fact(engine))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	put("old", func(_ context.Context, w intake.Writer) (intake.FactWriter, error) { return w, nil })
	for _, engine := range []string{"new", "newer", "newest"} {
		g, err := store.BeginFacts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		put(engine, func(ctx context.Context, w intake.Writer) (intake.FactWriter, error) {
			next, _, err := w.NextFacts(ctx)
			return next, err
		})
		server.StepDown()
		if err := store.SwitchFacts(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		if found, err := store.Facts(t.Context(), "c", "prova"); err != nil || len(found) != 1 || found[0].Engine != engine {
			t.Fatal(found, err)
		}
	}
	mustHoldFactsAlone(t, server, "maturita")
}
