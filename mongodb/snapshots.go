package mongodb

import (
	"context"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/stats"
	"maturita/survey"
)

var _ stats.SnapshotStore = (*Store)(nil)

// editionDoc is an edition of a snapshot; its id is the written series and number.
type editionDoc struct {
	ID         string                 `bson:"_id"`
	Instrument survey.QuestionnaireID `bson:"instrument"`
	Major      int                    `bson:"major"`
	First      stats.Month            `bson:"first"`
	Months     int                    `bson:"months"`
	Number     int                    `bson:"number"`
	MadeAt     time.Time              `bson:"madeAt,omitempty"`
	ReleasedAt time.Time              `bson:"releasedAt,omitempty"`
	Digest     string                 `bson:"digest"`
	Canonical  []byte                 `bson:"canonical"`
}

func (d editionDoc) domain() (stats.Edition, error) {
	return stats.Edition{
		Series: stats.Series{Instrument: d.Instrument, Major: d.Major, Span: stats.Span{First: d.First, Months: d.Months}},
		Number: d.Number, MadeAt: d.MadeAt, ReleasedAt: d.ReleasedAt, Digest: d.Digest, Canonical: d.Canonical,
	}, nil
}

func editionID(of stats.Series, number int) string {
	return fmt.Sprintf("%s@%d %s #%d", of.Instrument, of.Major, of.Span, number)
}

// createSnapshots makes the collection of snapshots.
func createSnapshots(ctx context.Context, s *Store) error {
	released := func(name string, keys bson.D) mongo.IndexModel {
		only := bson.D{{Key: "releasedAt", Value: bson.D{{Key: "$exists", Value: true}}}}
		return mongo.IndexModel{Keys: keys, Options: options.Index().SetName(name).SetPartialFilterExpression(only)}
	}
	return create(ctx, s.snapshots, []mongo.IndexModel{
		{Keys: ascending("instrument", "major", "first", "months", "number"), Options: options.Index().SetUnique(true)},
		released("released", ascending("instrument", "first", "months", "major", "number")),
		released("latest", ascending("instrument", "months", "first", "major", "number")),
		released("latestOfMajor", ascending("instrument", "major", "months", "first", "number")),
	})
}

// InsertEdition implements stats.SnapshotStore.
func (s *Store) InsertEdition(ctx context.Context, e stats.Edition) error {
	return s.insert(ctx, "storing a snapshot", s.snapshots, editionDoc{
		ID: editionID(e.Series, e.Number), Instrument: e.Instrument, Major: e.Major, First: e.Span.First, Months: e.Span.Months,
		Number: e.Number, MadeAt: e.MadeAt, ReleasedAt: e.ReleasedAt, Digest: e.Digest, Canonical: e.Canonical,
	})
}

// ReleaseEdition implements stats.SnapshotStore.
func (s *Store) ReleaseEdition(ctx context.Context, of stats.Series, number int, at time.Time) error {
	held := append(byID(editionID(of, number)), bson.E{Key: "releasedAt", Value: nil})
	return s.run(ctx, "releasing a snapshot", func(ctx context.Context) error {
		done, err := s.snapshots.UpdateOne(ctx, held, bson.D{{Key: "$set", Value: bson.D{{Key: "releasedAt", Value: at}}}})
		if err == nil && done.MatchedCount == 0 {
			err = conflict()
		}
		return err
	})
}

// Edition implements stats.SnapshotStore.
func (s *Store) Edition(ctx context.Context, of stats.Series, number int) (stats.Edition, error) {
	return one[editionDoc](ctx, s.reader, "reading a snapshot", s.snapshots, byID(editionID(of, number)))
}

// LastEdition implements stats.SnapshotStore.
func (s *Store) LastEdition(ctx context.Context, of stats.Series) (stats.Edition, error) {
	return s.firstEdition(ctx, seriesFilter(of), "instrument", "major", "first", "months", "number")
}

// ReleasedEdition implements stats.SnapshotStore.
func (s *Store) ReleasedEdition(ctx context.Context, of stats.Series) (stats.Edition, error) {
	return s.firstEdition(ctx, append(seriesFilter(of), isReleased), "instrument", "major", "first", "months", "number")
}

// LatestReleased implements stats.SnapshotStore.
func (s *Store) LatestReleased(ctx context.Context, instrument survey.QuestionnaireID, months int) (stats.Edition, error) {
	return s.firstEdition(ctx, bson.D{{Key: "instrument", Value: instrument}, {Key: "months", Value: months}, isReleased},
		"instrument", "months", "first", "major", "number")
}

// LatestReleasedOf implements stats.SnapshotStore.
func (s *Store) LatestReleasedOf(ctx context.Context, instrument survey.QuestionnaireID, major, months int) (stats.Edition, error) {
	return s.firstEdition(ctx, bson.D{{Key: "instrument", Value: instrument}, {Key: "major", Value: major}, {Key: "months", Value: months}, isReleased},
		"instrument", "major", "months", "first", "number")
}

// ReleasedEditions implements stats.SnapshotStore.
func (s *Store) ReleasedEditions(ctx context.Context, instrument survey.QuestionnaireID) ([]stats.Edition, error) {
	return all[editionDoc](ctx, s.reader, "listing snapshots", s.snapshots, bson.D{{Key: "instrument", Value: instrument}, isReleased},
		options.Find().SetSort(descending("instrument", "first", "months", "major", "number")).SetProjection(withoutFigures))
}

var (
	isReleased     = bson.E{Key: "releasedAt", Value: bson.D{{Key: "$exists", Value: true}}}
	withoutFigures = bson.D{{Key: "canonical", Value: 0}}
)

func seriesFilter(of stats.Series) bson.D {
	return bson.D{{Key: "instrument", Value: of.Instrument}, {Key: "major", Value: of.Major}, {Key: "first", Value: of.Span.First}, {Key: "months", Value: of.Span.Months}}
}

// firstEdition is the one that stands first when a filter's are sorted by fields,
// each from the highest.
func (s *Store) firstEdition(ctx context.Context, filter bson.D, by ...string) (stats.Edition, error) {
	found, err := all[editionDoc](ctx, s.reader, "reading a snapshot", s.snapshots, filter,
		options.Find().SetSort(descending(by...)).SetLimit(1).SetProjection(withoutFigures))
	if err != nil {
		return stats.Edition{}, err
	}
	if len(found) == 0 {
		return stats.Edition{}, survey.Fail(survey.NotFound, keyNotFound)
	}
	return found[0], nil
}

func descending(fields ...string) bson.D {
	var sort bson.D
	for _, f := range fields {
		sort = append(sort, bson.E{Key: f, Value: -1})
	}
	return sort
}
