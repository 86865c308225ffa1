package web

import (
	"context"

	"maturita/stats"
	"maturita/survey"
)

// SnapshotReader finds what was released, and nothing else. What was not is
// NotFound.
type SnapshotReader interface {
	// List returns the editions of an instrument, the newest span first.
	List(ctx context.Context, instrument survey.QuestionnaireID) ([]stats.Edition, error)
	// Get returns an edition of a series, 0 for the newest.
	Get(ctx context.Context, series stats.Series, edition int) (*stats.Snapshot, error)
}
