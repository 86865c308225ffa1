package mongodb

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/intake"
)

// A generation of facts that is being made is the collection facts_G, with the
// indexes of facts, and is named in the one document of generations. A switch
// renames the collection to facts. That it is there decides, not that it is named:
// whoever begins another generation or gives one up drops it first, so a switch
// never puts one in place that writers were not told of any more.
const (
	factsID     = "facts"  // of the document that names the generation
	nextPrefix  = "facts_" // before its name
	fence       = "fence"  // name of an index that is made to wait, and dropped
	codeNoIndex = 27       // index not found
)

// Beginning and switching wait for transactions under way, and for the minute that
// one may live whose service was killed.
const (
	generationTimeout = 3 * time.Minute
	persistTimeout    = 2 * time.Second
	persistPoll       = 100 * time.Millisecond
)

// generationDoc names the generation that is being made.
type generationDoc struct {
	ID       string            `bson:"_id"`
	Building intake.Generation `bson:"building"`
}

func (s *Store) inGeneration(ctx context.Context, op string, f func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, generationTimeout)
	defer cancel()
	return s.run(ctx, op, f)
}

// BeginFacts implements intake.Generations.
func (s *Store) BeginFacts(ctx context.Context) (intake.Generation, error) {
	g := intake.Generation(strings.ToLower(rand.Text()))
	return g, s.inGeneration(ctx, "beginning facts", func(ctx context.Context) error {
		before, err := s.building(ctx)
		if err != nil {
			return err
		}
		if err := s.dropNext(ctx); err != nil {
			return err
		}
		if err := s.likeFacts(ctx, nextPrefix+string(g)); err != nil {
			return err
		}
		if err := s.name(ctx, before, g); err != nil {
			return err
		}
		return s.waitForOthers(ctx)
	})
}

// name names a generation in the place of the one that was named before; a
// Conflict if another is by now.
func (s *Store) name(ctx context.Context, before, g intake.Generation) error {
	if before == "" {
		_, err := s.generations.InsertOne(ctx, generationDoc{factsID, g})
		return err
	}
	done, err := s.generations.ReplaceOne(ctx, append(byID(factsID), bson.E{Key: "building", Value: before}), generationDoc{factsID, g})
	if err == nil && done.MatchedCount == 0 {
		err = conflict()
	}
	return err
}

// likeFacts makes a collection with the indexes of facts.
func (s *Store) likeFacts(ctx context.Context, name string) error {
	cursor, err := s.facts.Indexes().List(ctx)
	if err != nil {
		return err
	}
	var all []bson.D
	if err := cursor.All(ctx, &all); err != nil {
		return err
	}
	var indexes bson.A
	for _, index := range all {
		if !named(index, "_id_") {
			indexes = append(indexes, index)
		}
	}
	db := s.facts.Database()
	if err := db.CreateCollection(ctx, name); err != nil || indexes == nil {
		return err
	}
	return db.RunCommand(ctx, bson.D{{Key: "createIndexes", Value: name}, {Key: "indexes", Value: indexes}, {Key: "commitQuorum", Value: "majority"}}).Err()
}

func named(index bson.D, name string) bool {
	for _, e := range index {
		if e.Key == "name" {
			return e.Value == name
		}
	}
	return false
}

// waitForOthers returns when every transaction has ended that has read the name of
// the generation by now: making an index where it stands waits for them. The index
// is of no other use.
func (s *Store) waitForOthers(ctx context.Context) error {
	db, name := s.generations.Database(), s.generations.Name()
	drop := bson.D{{Key: "dropIndexes", Value: name}, {Key: "index", Value: fence}}
	index := bson.D{{Key: "name", Value: fence}, {Key: "key", Value: bson.D{{Key: fence, Value: 1}}}}
	for _, command := range []bson.D{
		drop, // one that somebody has left
		{{Key: "createIndexes", Value: name}, {Key: "indexes", Value: bson.A{index}}, {Key: "commitQuorum", Value: "majority"}},
		drop,
	} {
		err := persist(ctx, func(ctx context.Context) error {
			err := db.RunCommand(ctx, command).Err()
			if hasCode(err, []int{codeNoIndex}) {
				err = nil
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// persist does something again until the database can do it. Each time it gives way
// soon when transactions keep it from a collection: as long as it waits for them,
// whoever comes later waits behind it.
func persist(ctx context.Context, f func(context.Context) error) error {
	tick := time.NewTicker(persistPoll)
	defer tick.Stop()
	for {
		short, cancel := context.WithTimeout(ctx, persistTimeout)
		err := f(short)
		cancel()
		if err == nil || !unavailable(err) && !writeConflict(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-tick.C:
		}
	}
}

// unname takes the name of a generation away, if it is the one.
func (s *Store) unname(ctx context.Context, g intake.Generation) error {
	_, err := s.generations.DeleteOne(ctx, append(byID(factsID), bson.E{Key: "building", Value: g}))
	return err
}

// DropFacts implements intake.Generations.
func (s *Store) DropFacts(ctx context.Context, g intake.Generation) error {
	return s.inGeneration(ctx, "giving facts up", func(ctx context.Context) error {
		if err := s.facts.Database().Collection(nextPrefix + string(g)).Drop(ctx); err != nil {
			return err
		}
		return s.unname(ctx, g)
	})
}

// dropGenerations gives every generation up that is being made.
func (s *Store) dropGenerations(ctx context.Context) error {
	if err := s.dropNext(ctx); err != nil {
		return err
	}
	_, err := s.generations.DeleteOne(ctx, byID(factsID))
	return err
}

// dropNext drops every generation that is not in use.
func (s *Store) dropNext(ctx context.Context) error {
	db := s.facts.Database()
	names, err := db.ListCollectionNames(ctx, bson.D{{Key: "name", Value: bson.Regex{Pattern: "^" + nextPrefix + "[a-z2-7]{26}$"}}})
	for _, name := range names {
		if err == nil {
			err = db.Collection(name).Drop(ctx)
		}
	}
	return err
}
