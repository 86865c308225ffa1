package stats

import (
	"context"
	"time"

	"maturita/survey"
)

// SnapshotStore keeps snapshots. It is implemented by mongodb and sqlite; statstest
// has its contract. What is not there is a survey.NotFound error. Every look-up is
// served by an index.
type SnapshotStore interface {
	// InsertEdition stores an edition; Conflict when the series has that number.
	InsertEdition(ctx context.Context, e Edition) error
	// ReleaseEdition sets when an edition was released, once for ever; Conflict when
	// it is released already or not there.
	ReleaseEdition(ctx context.Context, of Series, number int, at time.Time) error

	// Edition is whole; all others below are without Canonical.
	Edition(ctx context.Context, of Series, number int) (Edition, error)
	// LastEdition is the one with the highest number, released or not.
	LastEdition(ctx context.Context, of Series) (Edition, error)
	// ReleasedEdition is the released one with the highest number.
	ReleasedEdition(ctx context.Context, of Series) (Edition, error)
	// LatestReleased is the released edition of the latest span of so many months: of
	// the highest major, and of that the one with the highest number.
	LatestReleased(ctx context.Context, instrument survey.QuestionnaireID, months int) (Edition, error)
	// LatestReleasedOf is the same of one major.
	LatestReleasedOf(ctx context.Context, instrument survey.QuestionnaireID, major, months int) (Edition, error)
	// ReleasedEditions are all of an instrument: by the first
	// month, length, major and number, each from the highest.
	ReleasedEditions(ctx context.Context, instrument survey.QuestionnaireID) ([]Edition, error)
}
