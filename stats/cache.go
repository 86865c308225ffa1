package stats

import (
	"context"
	"slices"
	"time"

	"maturita/survey"
	"maturita/territory"
)

// How long answers are good. A transaction that noted its change earlier may
// commit later, so soon after a change an answer may lack what stands under the
// same revision a moment later.
const (
	settledAfter = 5 * time.Minute // since the last change: an answer is good until the next one
	briefly      = 5 * time.Second // any other answer
)

// Cached is a Source that keeps answers until facts of their provinces change,
// and asks what several want at the same time once. What it returns is the
// caller's. It is safe for concurrent use; a change by another instance is seen as
// soon as the source tells another revision, but for a few seconds after one.
type Cached struct {
	source Source
	clock  func() time.Time
	kept   *answers
}

var _ Source = (*Cached)(nil)

// NewCached keeps answers of a source, of as many cells as are given at most;
// those that were not asked for longest go first.
func NewCached(source Source, clock func() time.Time, cells int) *Cached {
	return &Cached{source, clock, newAnswers(cells)}
}

// Tally implements Source.
func (c *Cached) Tally(ctx context.Context, s Selection, by ...Dimension) ([]Cell, error) {
	return selected(ctx, c, "tally", s, by, func(ctx context.Context) ([]Cell, error) { return c.source.Tally(ctx, s, by...) })
}

// TallyAreas implements Source.
func (c *Cached) TallyAreas(ctx context.Context, s Selection, by ...Dimension) ([]AreaCell, error) {
	return selected(ctx, c, "areas", s, by, func(ctx context.Context) ([]AreaCell, error) { return c.source.TallyAreas(ctx, s, by...) })
}

// Transitions implements Source.
func (c *Cached) Transitions(ctx context.Context, s Selection) ([]Transition, error) {
	return selected(ctx, c, "transitions", s, nil, func(ctx context.Context) ([]Transition, error) { return c.source.Transitions(ctx, s) })
}

// Begun implements Source. Drafts have no revision: an answer is kept briefly.
func (c *Cached) Begun(ctx context.Context, instrument survey.QuestionnaireID, provinces []territory.Sigla, p Period) (int64, error) {
	now := c.clock()
	s := Selection{Which: "begun", Period: p, Instrument: instrument, Provinces: provinces}
	key := keyOf("begun", s, nil, endsNow(p, now))
	n, err := answer(ctx, c.kept, key, Revision{}, now, now.Add(briefly), func(ctx context.Context) ([]int64, error) {
		n, err := c.source.Begun(ctx, instrument, provinces, p)
		return []int64{n}, err
	})
	if err != nil {
		return 0, err
	}
	return n[0], nil
}

// FactsRevision implements Source. It is always asked anew.
func (c *Cached) FactsRevision(ctx context.Context, provinces []territory.Sigla) (Revision, error) {
	return c.source.FactsRevision(ctx, provinces)
}

// selected answers a question about facts.
func selected[T any](ctx context.Context, c *Cached, kind string, s Selection, by []Dimension, ask func(context.Context) ([]T, error)) ([]T, error) {
	now := c.clock()
	revision, err := c.source.FactsRevision(ctx, s.Provinces)
	if err != nil {
		return nil, err
	}
	var expires time.Time // never
	if now.Sub(revision.LastChange) <= settledAfter {
		expires = now.Add(briefly)
	}
	open := endsNow(s.Period, now) && s.Period.Until.After(revision.LastChange)
	found, err := answer(ctx, c.kept, keyOf(kind, s, by, open), revision, now, expires, ask)
	return slices.Clone(found), err
}

// endsNow reports whether a period ends at the present, or later. What ends now
// ends at another instant each time it is asked for, but as long as nothing
// changes it comes to the same: no fact is from after its province's last change.
func endsNow(p Period, now time.Time) bool { return !p.Until.Before(now.Add(-briefly)) }
