package mongodb

import (
	"context"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/intake"
)

const codeNoCollection = 26

// SwitchFacts implements intake.Generations. Renaming is not repeated by the
// driver when the primary changes; here it is, told by the identity of the
// collection whether it was done.
func (s *Store) SwitchFacts(ctx context.Context, g intake.Generation) error {
	return s.inGeneration(ctx, "switching facts", func(ctx context.Context) error {
		next, err := s.identity(ctx, nextPrefix+string(g))
		if err != nil {
			return err
		}
		if next == nil {
			return conflict()
		}
		err = persist(ctx, func(ctx context.Context) error {
			err := s.rename(ctx, g)
			if !hasCode(err, []int{codeNoCollection}) {
				return err
			}
			now, err := s.identity(ctx, s.facts.Name())
			if err == nil && !slices.Equal(now, next) {
				err = conflict()
			}
			return err
		})
		if err != nil {
			return err
		}
		return s.unname(ctx, g)
	})
}

func (s *Store) rename(ctx context.Context, g intake.Generation) error {
	db := s.facts.Database().Name() + "."
	return s.client.Database("admin").RunCommand(ctx, bson.D{
		{Key: "renameCollection", Value: db + nextPrefix + string(g)},
		{Key: "to", Value: db + s.facts.Name()},
		{Key: "dropTarget", Value: true},
		{Key: "writeConcern", Value: bson.D{{Key: "w", Value: "majority"}}},
	}).Err()
}

// identity is what stays of a collection when it is renamed, nil without one of
// that name.
func (s *Store) identity(ctx context.Context, name string) ([]byte, error) {
	found, err := s.facts.Database().ListCollectionSpecifications(ctx, bson.D{{Key: "name", Value: name}})
	if err != nil || len(found) == 0 || found[0].UUID == nil {
		return nil, err
	}
	return found[0].UUID.Data, nil
}
