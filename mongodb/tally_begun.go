package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Begun implements stats.Source.
func (s *Store) Begun(ctx context.Context, instrument survey.QuestionnaireID, provinces []territory.Sigla, p stats.Period) (n int64, err error) {
	if err := somewhere(provinces); err != nil {
		return 0, err
	}
	err = s.run(ctx, "counting drafts", func(ctx context.Context) error {
		n, err = s.responses.CountDocuments(ctx, bson.D{
			{Key: "state", Value: survey.Draft}, {Key: "instrument.id", Value: instrument},
			{Key: "profile.province", Value: bson.D{{Key: "$in", Value: provinces}}},
			{Key: "beganAt", Value: bson.D{{Key: "$gte", Value: ceiling(p.From)}, {Key: "$lt", Value: ceiling(p.Until)}}},
		})
		return err
	})
	return n, err
}

// FactsRevision implements stats.Source.
func (s *Store) FactsRevision(ctx context.Context, provinces []territory.Sigla) (stats.Revision, error) {
	if err := somewhere(provinces); err != nil {
		return stats.Revision{}, err
	}
	var d struct {
		ChangedAt time.Time `bson:"changedAt"`
	}
	err := s.run(ctx, "reading the last change", func(ctx context.Context) error {
		return s.facts.FindOne(ctx, bson.D{{Key: "province", Value: bson.D{{Key: "$in", Value: provinces}}}},
			options.FindOne().SetSort(bson.D{{Key: "changedAt", Value: -1}}).SetProjection(bson.D{{Key: "changedAt", Value: 1}, {Key: "_id", Value: 0}})).Decode(&d)
	})
	if survey.KindOf(err) == survey.NotFound {
		err = nil
	}
	if !d.ChangedAt.IsZero() {
		d.ChangedAt = d.ChangedAt.UTC()
	}
	return stats.Revision{LastChange: d.ChangedAt}, err
}
