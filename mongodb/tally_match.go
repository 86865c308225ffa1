package mongodb

import (
	"context"
	"slices"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// atOnce is how many provinces are asked for one answer at a time.
const atOnce = 4

// perProvince runs a pipeline over the tallies of a selection, once for each
// province, and hands over every document that comes of it, one at a time. The
// provinces' tallies are apart from each other, and more than one processor of
// the server can work on them.
func (s *Store) perProvince(ctx context.Context, of stats.Selection, stages bson.A, each func(territory.Sigla, bson.Raw) error) error {
	if err := somewhere(of.Provinces); err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	asked := make(chan territory.Sigla)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range min(atOnce, len(of.Provinces)) {
		wg.Go(func() {
			for province := range asked {
				found, err := s.aggregate(ctx, append(bson.A{match(of, province)}, stages...))
				mu.Lock()
				for i := 0; i < len(found) && err == nil; i++ {
					err = each(province, found[i])
				}
				mu.Unlock()
				if err != nil {
					cancel(err)
				}
			}
		})
	}
	for _, province := range slices.Compact(slices.Sorted(slices.Values(of.Provinces))) {
		asked <- province
	}
	close(asked)
	wg.Wait()
	return context.Cause(ctx)
}

func (s *Store) aggregate(ctx context.Context, pipeline bson.A) (found []bson.Raw, err error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	err = s.run(ctx, "adding up facts", func(ctx context.Context) error {
		cursor, err := s.tallies.Aggregate(ctx, pipeline)
		if err != nil {
			return err
		}
		return cursor.All(ctx, &found)
	})
	return found, err
}

// match selects the tallies of one province: by a range of their key, and of
// those in it by the other conditions.
func match(of stats.Selection, province territory.Sigla) bson.D {
	place := bson.D{{Key: "i", Value: of.Instrument}, {Key: "p", Value: province}}
	at := func(t time.Time) bson.D {
		return append(slices.Clone(place), bson.E{Key: "s", Value: ceiling(t)})
	}
	from := place
	if of.Which == stats.Submitted {
		from = at(of.Period.From)
	}
	filter := bson.D{{Key: "_id", Value: bson.D{{Key: "$gte", Value: from}, {Key: "$lt", Value: at(of.Period.Until)}}}}
	if of.Which != stats.Submitted {
		filter = append(filter, bson.E{Key: fieldSuperseded, Value: bson.D{{Key: "$gte", Value: ceiling(of.Period.Until)}}})
	}
	versions := mapped(of.Versions, survey.Version.String)
	filter = append(filter, among(fieldVersion, versions)...)
	filter = append(filter, among(fieldSize, of.Sizes)...)
	filter = append(filter, among(fieldSection, of.Sections)...)
	filter = append(filter, among(fieldReason, of.Reasons)...)
	filter = append(filter, among(fieldAssurance, of.Assurances)...)
	return bson.D{{Key: "$match", Value: filter}}
}

// among is a filter, none for an empty list.
func among[T any](field string, list []T) bson.D {
	if len(list) == 0 {
		return nil
	}
	return bson.D{{Key: field, Value: bson.D{{Key: "$in", Value: list}}}}
}

// ceiling is the first stored instant that is not before t.
func ceiling(t time.Time) bson.DateTime { return dateTime(t.Add(time.Millisecond - time.Nanosecond)) }
