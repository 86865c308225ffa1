package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
)

// ClaimMail implements intake.Outbox. Two workers never claim the same mail:
// it is found and made due later in one step.
func (s *Store) ClaimMail(ctx context.Context, now, until time.Time) (intake.Mail, error) {
	var claimed intake.Mail
	err := s.run(ctx, "claiming a mail", func(ctx context.Context) error {
		var d mailDoc
		err := s.outbox.FindOneAndUpdate(ctx,
			bson.D{{Key: "dueAt", Value: bson.D{{Key: "$lte", Value: now}}}},
			bson.D{
				{Key: "$set", Value: bson.D{{Key: "dueAt", Value: until}}},
				{Key: "$inc", Value: bson.D{{Key: "attempts", Value: 1}}},
			},
			options.FindOneAndUpdate().SetSort(ascending("dueAt", "_id")).SetReturnDocument(options.After)).Decode(&d)
		if err != nil {
			return err
		}
		claimed, err = d.domain()
		return err
	})
	return claimed, err
}

// RescheduleMail implements intake.Outbox.
func (s *Store) RescheduleMail(ctx context.Context, id string, due time.Time, sent bool) error {
	return s.run(ctx, "rescheduling a mail", func(ctx context.Context) error {
		_, err := s.outbox.UpdateOne(ctx, byID(id),
			bson.D{{Key: "$set", Value: bson.D{{Key: "dueAt", Value: due}, {Key: "sent", Value: sent}}}})
		return err
	})
}

// DeleteMail implements intake.Outbox.
func (s *Store) DeleteMail(ctx context.Context, id string) error {
	return s.run(ctx, "deleting a mail", func(ctx context.Context) error {
		_, err := s.outbox.DeleteOne(ctx, byID(id))
		return err
	})
}
