package mongodb

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/survey"
)

// FollowFacts implements intake.Generations: every fact gets its tally, and
// tallies without a fact go, page by page in transactions.
func (s *Store) FollowFacts(ctx context.Context) error {
	if err := fillTallies(ctx, s); err != nil {
		return err
	}
	for after := (any)(bson.MinKey{}); after != nil; {
		err := s.transact(ctx, func(ctx context.Context, w writer) error {
			return w.run(ctx, "removing tallies", func(ctx context.Context) error {
				var err error
				after, err = w.removeStray(ctx, after)
				return err
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// removeStray removes those tallies of a page that follow from no fact. It
// returns the id of the last one of the page, nil when there was none.
func (w writer) removeStray(ctx context.Context, after any) (last any, err error) {
	cursor, err := w.tallies.Find(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}}},
		options.Find().SetSort(ascending("_id")).SetLimit(fillPage).SetProjection(ascending("_id")))
	if err != nil {
		return nil, err
	}
	var page []struct {
		ID tallyID `bson:"_id"`
	}
	if err := cursor.All(ctx, &page); err != nil || len(page) == 0 {
		return nil, err
	}
	ids := bson.A{}
	for _, one := range page {
		ids = append(ids, one.ID.Response)
	}
	facts, err := w.companyFacts(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: ids}}}})
	if err != nil {
		return nil, err
	}
	wanted := map[survey.ResponseID]tallyID{}
	for _, f := range facts {
		if f.WithdrawnAt.IsZero() {
			wanted[f.Response] = tallyIDOf(f)
		}
	}
	stray := bson.A{}
	for _, one := range page {
		if wanted[one.ID.Response] != one.ID {
			stray = append(stray, one.ID)
		}
	}
	if len(stray) > 0 {
		_, err = w.tallies.DeleteMany(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: stray}}}})
	}
	return page[len(page)-1].ID, err
}
