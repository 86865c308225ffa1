package statstest

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"maturita/stats"
	"maturita/survey"
)

// Shelf keeps snapshots in memory. The zero value is an empty one.
type Shelf struct {
	mu   sync.Mutex
	kept []stats.Edition
}

var _ stats.SnapshotStore = (*Shelf)(nil)

// InsertEdition implements stats.SnapshotStore.
func (s *Shelf) InsertEdition(_ context.Context, e stats.Edition) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.at(e.Series, e.Number) >= 0 {
		return survey.Fail(survey.Conflict, "error.conflict")
	}
	e.Canonical = slices.Clone(e.Canonical)
	s.kept = append(s.kept, e)
	return nil
}

func (s *Shelf) at(of stats.Series, number int) int {
	return slices.IndexFunc(s.kept, func(e stats.Edition) bool { return e.Series == of && e.Number == number })
}

// ReleaseEdition implements stats.SnapshotStore.
func (s *Shelf) ReleaseEdition(_ context.Context, of stats.Series, number int, at time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.at(of, number)
	if i < 0 || !s.kept[i].ReleasedAt.IsZero() {
		return survey.Fail(survey.Conflict, "error.conflict")
	}
	s.kept[i].ReleasedAt = at
	return nil
}

// Edition implements stats.SnapshotStore.
func (s *Shelf) Edition(_ context.Context, of stats.Series, number int) (stats.Edition, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.at(of, number)
	if i < 0 {
		return stats.Edition{}, survey.Fail(survey.NotFound, "error.not-found")
	}
	return s.kept[i], nil
}

// LastEdition implements stats.SnapshotStore.
func (s *Shelf) LastEdition(_ context.Context, of stats.Series) (stats.Edition, error) {
	return s.first(func(e stats.Edition) bool { return e.Series == of })
}

// ReleasedEdition implements stats.SnapshotStore.
func (s *Shelf) ReleasedEdition(_ context.Context, of stats.Series) (stats.Edition, error) {
	return s.first(func(e stats.Edition) bool { return e.Series == of && !e.ReleasedAt.IsZero() })
}

// LatestReleased implements stats.SnapshotStore.
func (s *Shelf) LatestReleased(_ context.Context, instrument survey.QuestionnaireID, months int) (stats.Edition, error) {
	return s.first(func(e stats.Edition) bool {
		return e.Instrument == instrument && e.Span.Months == months && !e.ReleasedAt.IsZero()
	})
}

// LatestReleasedOf implements stats.SnapshotStore.
func (s *Shelf) LatestReleasedOf(_ context.Context, instrument survey.QuestionnaireID, major, months int) (stats.Edition, error) {
	return s.first(func(e stats.Edition) bool {
		return e.Instrument == instrument && e.Major == major && e.Span.Months == months && !e.ReleasedAt.IsZero()
	})
}

// ReleasedEditions implements stats.SnapshotStore.
func (s *Shelf) ReleasedEditions(_ context.Context, instrument survey.QuestionnaireID) ([]stats.Edition, error) {
	return s.ordered(func(e stats.Edition) bool { return e.Instrument == instrument && !e.ReleasedAt.IsZero() }), nil
}

func (s *Shelf) first(meant func(stats.Edition) bool) (stats.Edition, error) {
	for _, e := range s.ordered(meant) {
		return e, nil
	}
	return stats.Edition{}, survey.Fail(survey.NotFound, "error.not-found")
}

// ordered are those that are meant, from the latest, without figures.
func (s *Shelf) ordered(meant func(stats.Edition) bool) []stats.Edition {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []stats.Edition
	for _, e := range s.kept {
		if e.Canonical = nil; meant(e) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b stats.Edition) int {
		return cmp.Or(cmp.Compare(b.Span.First, a.Span.First), cmp.Compare(b.Span.Months, a.Span.Months),
			cmp.Compare(b.Major, a.Major), cmp.Compare(b.Number, a.Number))
	})
	return all
}
