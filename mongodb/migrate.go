package mongodb

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Limits of migrating. The lease only keeps instances that start together from
// doing the same work; should it run out, the steps still end the same.
const (
	migrateTimeout = 15 * time.Minute // an index on many documents takes its time
	leaseTime      = 30 * time.Second
	leasePoll      = 50 * time.Millisecond
)

// leaseID is the id of the document in migrations that is the lease; those of
// the steps are 1 and above.
const leaseID = 0

// migrate brings the database to the newest version that this binary knows. It
// refuses a database that is newer still.
func (s *Store) migrate(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, migrateTimeout)
	defer cancel()
	err := s.withSession(bounded, func(ctx context.Context, _ *mongo.Session) error { return s.migrateAlone(ctx) })
	if mongo.IsDuplicateKeyError(err) {
		err = quiet{"building an index", err}
	}
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("migrating the database %s: %w", s.migrations.Database().Name(), err)
	}
	return err
}

// migrateAlone waits until there is nothing left to do or nobody else does it.
func (s *Store) migrateAlone(ctx context.Context) error {
	tick := time.NewTicker(leasePoll)
	defer tick.Stop()
	owner := bson.NewObjectID()
	for {
		version, err := s.version(ctx)
		if err != nil || version == len(migrations) {
			return err
		}
		mine, err := s.lease(ctx, owner)
		if err != nil {
			return err
		}
		if mine {
			return errors.Join(s.migrateOn(ctx, owner), s.release(context.WithoutCancel(ctx), owner))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// stepDoc is the record of a step that was done; its name and time are for
// people.
type stepDoc struct {
	Version int `bson:"_id"`
}

// version returns how many steps the database has had.
func (s *Store) version(ctx context.Context) (int, error) {
	cursor, err := s.migrations.Find(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: leaseID}}}})
	if err != nil {
		return 0, err
	}
	var steps []stepDoc
	if err := cursor.All(ctx, &steps); err != nil {
		return 0, err
	}
	newest := 0
	for _, step := range steps {
		newest = max(newest, step.Version)
	}
	if newest > len(migrations) {
		return 0, fmt.Errorf("a newer version of the service has migrated it (to %d, this one knows %d): start that version", newest, len(migrations))
	}
	return newest, nil
}

// migrateOn does the steps that are left, whoever did those before.
func (s *Store) migrateOn(ctx context.Context, owner bson.ObjectID) error {
	version, err := s.version(ctx)
	if err != nil {
		return err
	}
	for i, step := range migrations[version:] {
		if _, err := s.lease(ctx, owner); err != nil {
			return err
		}
		if err := step.run(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		_, err := s.migrations.UpdateOne(ctx, byID(version+i+1),
			bson.D{
				{Key: "$setOnInsert", Value: bson.D{{Key: "name", Value: step.name}}},
				{Key: "$currentDate", Value: bson.D{{Key: "doneAt", Value: true}}},
			}, options.UpdateOne().SetUpsert(true))
		if err != nil {
			return err
		}
	}
	if version < len(migrations) { // a generation of facts that is being made has not what was added
		return s.dropGenerations(ctx)
	}
	return nil
}

// lease takes the lease, or prolongs it, by the server's clock. It reports
// whether the owner has it.
func (s *Store) lease(ctx context.Context, owner bson.ObjectID) (bool, error) {
	if _, err := s.migrations.InsertOne(ctx, byID(leaseID)); err != nil && !mongo.IsDuplicateKeyError(err) {
		return false, err
	}
	free := bson.D{{Key: "$or", Value: bson.A{
		bson.D{{Key: "owner", Value: owner}},
		bson.D{{Key: "until", Value: nil}},
		bson.D{{Key: "$expr", Value: bson.D{{Key: "$lt", Value: bson.A{"$until", "$$NOW"}}}}},
	}}}
	taken, err := s.migrations.UpdateOne(ctx, append(byID(leaseID), free...), mongo.Pipeline{
		{{Key: "$set", Value: bson.D{
			{Key: "owner", Value: owner},
			{Key: "until", Value: bson.D{{Key: "$add", Value: bson.A{"$$NOW", leaseTime.Milliseconds()}}}},
		}}},
	})
	return err == nil && taken.MatchedCount == 1, err
}

func (s *Store) release(ctx context.Context, owner bson.ObjectID) error {
	_, err := s.migrations.UpdateOne(ctx, append(byID(leaseID), bson.E{Key: "owner", Value: owner}),
		bson.D{{Key: "$unset", Value: bson.D{{Key: "owner", Value: ""}, {Key: "until", Value: ""}}}})
	return err
}
