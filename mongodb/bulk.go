package mongodb

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/stats"
	"maturita/survey"
)

// PutAll stores whole histories of companies that have none yet, as PutFact
// would one fact after the other, though in no transaction: it fills databases that
// are measured.
func (s *Store) PutAll(ctx context.Context, facts []stats.Fact) error {
	return s.run(ctx, "writing facts", func(ctx context.Context) error {
		var documents, tallies []any
		for _, own := range byCompany(facts) {
			origins := stats.Origins(own)
			for _, f := range own {
				documents = append(documents, newStoredFactDoc(f, survey.Instant(s.now())))
				if f.WithdrawnAt.IsZero() {
					tallies = append(tallies, newTally(f, origins))
				}
			}
		}
		unordered := options.InsertMany().SetOrdered(false)
		if _, err := s.facts.InsertMany(ctx, documents, unordered); err != nil {
			return err
		}
		_, err := s.tallies.InsertMany(ctx, tallies, unordered)
		return err
	})
}
