package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
	"maturita/survey"
)

// publicationDoc is a published version; its id is the written ref.
type publicationDoc struct {
	ID          string    `bson:"_id"`
	Ref         refDoc    `bson:"ref"`
	Digest      string    `bson:"digest"`
	Canonical   []byte    `bson:"canonical"`
	PublishedAt time.Time `bson:"publishedAt"`
	RetiredAt   time.Time `bson:"retiredAt,omitempty"`
}

func (d publicationDoc) domain() (intake.Publication, error) {
	return intake.Publication{Ref: d.Ref.domain(), Digest: d.Digest, Canonical: d.Canonical, PublishedAt: d.PublishedAt, RetiredAt: d.RetiredAt}, nil
}

// Publish implements intake.Publications.
func (s *Store) Publish(ctx context.Context, p intake.Publication) error {
	return s.insert(ctx, "publishing", s.publications, publicationDoc{
		ID: p.Ref.String(), Ref: newRefDoc(p.Ref), Digest: p.Digest, Canonical: p.Canonical, PublishedAt: p.PublishedAt, RetiredAt: p.RetiredAt,
	})
}

// Retire implements intake.Publications.
func (s *Store) Retire(ctx context.Context, ref survey.Ref, at time.Time) error {
	inForce := append(byID(ref.String()), bson.E{Key: "retiredAt", Value: nil})
	return s.run(ctx, "retiring a publication", func(ctx context.Context) error {
		done, err := s.publications.UpdateOne(ctx, inForce, bson.D{{Key: "$set", Value: bson.D{{Key: "retiredAt", Value: at}}}})
		if err == nil && done.MatchedCount == 0 {
			err = conflict()
		}
		return err
	})
}

// Publication implements intake.Publications.
func (s *Store) Publication(ctx context.Context, ref survey.Ref) (intake.Publication, error) {
	return one[publicationDoc](ctx, s.reader, "reading a publication", s.publications, byID(ref.String()))
}

// Publications implements intake.Publications.
func (s *Store) Publications(ctx context.Context) ([]intake.Publication, error) {
	return all[publicationDoc](ctx, s.reader, "listing publications", s.publications, bson.D{},
		options.Find().SetSort(refOrder).SetProjection(bson.D{{Key: "canonical", Value: 0}}))
}

// refOrder sorts versions as numbers.
var refOrder = ascending("ref.id", "ref.version.major", "ref.version.minor", "ref.version.patch")
