package stats

import (
	"context"
	"time"

	"maturita/territory"
)

// How long answers are good. A transaction that noted its change earlier may
// commit later, so soon after a change an answer may lack what stands under the
// same revision a moment later.
const (
	settledAfter = 5 * time.Minute // since the last change: an answer is good until the next one
	briefly      = 5 * time.Second // any other answer
)

// Revisions tells when facts changed; see Source.
type Revisions interface {
	FactsRevision(ctx context.Context, provinces []territory.Sigla) (Revision, error)
}

// Kept keeps answers that follow from facts until facts of their provinces change,
// and has what several want at the same time asked once. It is safe for concurrent
// use; what it returns is shared, and nobody may change it. A change by another
// instance is seen as soon as the source tells another revision, but for a few
// seconds after one.
type Kept[T any] struct {
	source Revisions
	clock  func() time.Time
	answers[T]
}

// NewKept keeps as many answers as are given; those that were not asked for
// longest go first.
func NewKept[T any](source Revisions, clock func() time.Time, room int) *Kept[T] {
	return &Kept[T]{source: source, clock: clock, answers: newAnswers[T](room)}
}

// Get returns the answer to the question that a key stands for, and which facts of
// some provinces alone answer.
func (k *Kept[T]) Get(ctx context.Context, key string, provinces []territory.Sigla, ask func(context.Context) (T, error)) (T, error) {
	now := k.clock()
	revision, err := k.source.FactsRevision(ctx, provinces)
	if err != nil {
		var none T
		return none, err
	}
	var expires time.Time // never
	if revision.LastChange.IsZero() || now.Sub(revision.LastChange) <= settledAfter {
		expires = now.Add(briefly)
	}
	return k.answer(ctx, key, revision, now, expires, ask)
}

// Briefly returns the answer to a question that no revision tells the changes of,
// as it was at most five seconds ago.
func (k *Kept[T]) Briefly(ctx context.Context, key string, ask func(context.Context) (T, error)) (T, error) {
	now := k.clock()
	return k.answer(ctx, key, Revision{}, now, now.Add(briefly), ask)
}
