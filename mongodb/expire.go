package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
	"maturita/survey"
)

// DeleteExpired implements intake.Store. A draft that is saved meanwhile makes
// the transaction begin again without it.
func (s *Store) DeleteExpired(ctx context.Context, now time.Time, limit int) (int, error) {
	if limit <= 0 {
		return 0, nil
	}
	deleted := 0
	err := s.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
		var err error
		deleted, err = w.(writer).deleteExpired(ctx, now, limit)
		return err
	})
	if err != nil {
		return 0, err
	}
	return deleted, nil
}

func (w writer) deleteExpired(ctx context.Context, now time.Time, limit int) (deleted int, err error) {
	err = w.run(ctx, "deleting expired drafts", func(ctx context.Context) error {
		cursor, err := w.responses.Find(ctx,
			bson.D{{Key: "state", Value: survey.Draft}, {Key: "expiresAt", Value: bson.D{{Key: "$lt", Value: now}}}},
			options.Find().SetSort(ascending("expiresAt")).SetLimit(int64(limit)).SetProjection(ascending("_id")))
		if err != nil {
			return err
		}
		var expired []struct {
			ID survey.ResponseID `bson:"_id"`
		}
		if err := cursor.All(ctx, &expired); err != nil || len(expired) == 0 {
			deleted = 0
			return err
		}
		var ids bson.A
		for _, one := range expired {
			ids = append(ids, one.ID)
		}
		chosen := bson.D{{Key: "$in", Value: ids}}
		if _, err := w.links.DeleteMany(ctx, bson.D{{Key: "response", Value: chosen}}); err != nil {
			return err
		}
		done, err := w.responses.DeleteMany(ctx, bson.D{{Key: "_id", Value: chosen}})
		if err == nil {
			deleted = int(done.DeletedCount)
		}
		return err
	})
	return deleted, err
}
