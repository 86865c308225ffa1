package mongodb

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
)

// markDoc is a mark of the database as a whole.
type markDoc struct {
	Name intake.Mark `bson:"_id"`
}

// Mark implements intake.Store.
func (s *Store) Mark(ctx context.Context, m intake.Mark) error {
	return s.run(ctx, "marking", func(ctx context.Context) error {
		_, err := s.marks.ReplaceOne(ctx, byID(m), markDoc{m}, options.Replace().SetUpsert(true))
		return err
	})
}

// Marked implements intake.Store.
func (s *Store) Marked(ctx context.Context, m intake.Mark) (marked bool, err error) {
	err = s.run(ctx, "reading a mark", func(ctx context.Context) error {
		n, err := s.marks.CountDocuments(ctx, byID(m))
		marked = n > 0
		return err
	})
	return marked, err
}
