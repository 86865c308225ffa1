package stats

import (
	"context"
	"sync"

	"maturita/survey"
)

// Snapshots reads released snapshots for pages, files and answers of the API.
// What is not there, or not released, is a survey.NotFound error.
type Snapshots struct {
	store SnapshotStore
	mu    sync.Mutex
	read  map[string]*Snapshot // by digest; what is released never changes
	order []string
}

// keptSnapshots is how many are kept decoded: a few megabytes.
const keptSnapshots = 16

// NewSnapshots reads from a store.
func NewSnapshots(store SnapshotStore) *Snapshots {
	return &Snapshots{store: store, read: map[string]*Snapshot{}}
}

// Latest is the snapshot of the latest span of so many months (1, 6 or 12): of the
// newest major, in its last released edition.
func (s *Snapshots) Latest(ctx context.Context, instrument survey.QuestionnaireID, months int) (*Snapshot, error) {
	e, err := s.store.LatestReleased(ctx, instrument, months)
	return s.decoded(ctx, e, err)
}

// LatestOf is Latest of one major.
func (s *Snapshots) LatestOf(ctx context.Context, instrument survey.QuestionnaireID, major, months int) (*Snapshot, error) {
	e, err := s.store.LatestReleasedOf(ctx, instrument, major, months)
	return s.decoded(ctx, e, err)
}

// Get is a released edition of a series; 0 is the last.
func (s *Snapshots) Get(ctx context.Context, of Series, edition int) (*Snapshot, error) {
	ask := s.store.Edition
	if edition == 0 {
		ask = func(ctx context.Context, of Series, _ int) (Edition, error) { return s.store.ReleasedEdition(ctx, of) }
	}
	e, err := ask(ctx, of, edition)
	return s.decoded(ctx, e, err)
}

// List is what is released of an instrument, the latest first, without figures.
func (s *Snapshots) List(ctx context.Context, instrument survey.QuestionnaireID) ([]Edition, error) {
	return s.store.ReleasedEditions(ctx, instrument)
}

// Benchmark is what companies are compared with when they submit: that of the
// latest month.
func (s *Snapshots) Benchmark(ctx context.Context, instrument survey.QuestionnaireID, major int) (Benchmark, error) {
	latest, err := s.LatestOf(ctx, instrument, major, 1)
	if err != nil {
		return Benchmark{}, err
	}
	return latest.Benchmark(), nil
}

// decoded returns the snapshot of a released edition.
func (s *Snapshots) decoded(ctx context.Context, e Edition, err error) (*Snapshot, error) {
	switch {
	case err != nil:
		return nil, err
	case e.ReleasedAt.IsZero():
		return nil, survey.Fail(survey.NotFound, "error.not-found")
	}
	s.mu.Lock()
	one := s.read[e.Digest]
	s.mu.Unlock()
	if one != nil && one.Edition == e.Number { // two editions of a series may have the same figures
		return one, nil
	}
	if e.Canonical == nil {
		if e, err = s.store.Edition(ctx, e.Series, e.Number); err != nil {
			return nil, err
		}
	}
	if one, err = e.Snapshot(); err != nil {
		return nil, err
	}
	s.keep(one)
	return one, nil
}

func (s *Snapshots) keep(one *Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.read[one.Digest] == nil {
		s.order = append(s.order, one.Digest)
	}
	s.read[one.Digest] = one
	if len(s.order) > keptSnapshots {
		delete(s.read, s.order[0])
		s.order = s.order[1:]
	}
}
