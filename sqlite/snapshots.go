package sqlite

import (
	"context"
	"database/sql"
	"time"

	"maturita/stats"
	"maturita/survey"
)

var _ stats.SnapshotStore = (*Store)(nil)

const (
	snapshotColumns = "instrument, major, first, months, edition, made, released, digest, canonical"
	snapshotHead    = "SELECT instrument, major, first, months, edition, made, released, digest, NULL FROM snapshots "
	ofSeries        = "instrument = ? AND major = ? AND first = ? AND months = ?"

	insertSnapshot         query = "INSERT INTO snapshots (" + snapshotColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
	releaseSnapshot        query = "UPDATE snapshots SET released = ? WHERE " + ofSeries + " AND edition = ? AND released IS NULL"
	selectSnapshot         query = "SELECT " + snapshotColumns + " FROM snapshots WHERE " + ofSeries + " AND edition = ?"
	selectLastSnapshot     query = snapshotHead + "WHERE " + ofSeries + " ORDER BY edition DESC LIMIT 1"
	selectReleasedSnapshot query = snapshotHead + "WHERE " + ofSeries + " AND released IS NOT NULL ORDER BY edition DESC LIMIT 1"
	selectLatestSnapshot   query = snapshotHead + "WHERE instrument = ? AND months = ? AND released IS NOT NULL ORDER BY first DESC, major DESC, edition DESC LIMIT 1"
	selectLatestOfMajor    query = snapshotHead + "WHERE instrument = ? AND major = ? AND months = ? AND released IS NOT NULL ORDER BY first DESC, edition DESC LIMIT 1"
	selectReleased         query = snapshotHead + "WHERE instrument = ? AND released IS NOT NULL ORDER BY first DESC, months DESC, major DESC, edition DESC"
)

var snapshotQueries = []query{
	insertSnapshot, releaseSnapshot, selectSnapshot, selectLastSnapshot, selectReleasedSnapshot, selectLatestSnapshot, selectLatestOfMajor, selectReleased,
}

// InsertEdition implements stats.SnapshotStore.
func (s *Store) InsertEdition(ctx context.Context, e stats.Edition) error {
	return s.onWriting().exec(ctx, "storing a snapshot", insertSnapshot,
		e.Instrument, e.Major, e.Span.First, e.Span.Months, e.Number, millis(e.MadeAt), millis(e.ReleasedAt), e.Digest, e.Canonical)
}

// ReleaseEdition implements stats.SnapshotStore.
func (s *Store) ReleaseEdition(ctx context.Context, of stats.Series, number int, at time.Time) error {
	return s.onWriting().guarded(ctx, "releasing a snapshot", releaseSnapshot, millis(at), of.Instrument, of.Major, of.Span.First, of.Span.Months, number)
}

// Edition implements stats.SnapshotStore.
func (s *Store) Edition(ctx context.Context, of stats.Series, number int) (stats.Edition, error) {
	return s.edition(ctx, selectSnapshot, of.Instrument, of.Major, of.Span.First, of.Span.Months, number)
}

// LastEdition implements stats.SnapshotStore.
func (s *Store) LastEdition(ctx context.Context, of stats.Series) (stats.Edition, error) {
	return s.edition(ctx, selectLastSnapshot, of.Instrument, of.Major, of.Span.First, of.Span.Months)
}

// ReleasedEdition implements stats.SnapshotStore.
func (s *Store) ReleasedEdition(ctx context.Context, of stats.Series) (stats.Edition, error) {
	return s.edition(ctx, selectReleasedSnapshot, of.Instrument, of.Major, of.Span.First, of.Span.Months)
}

// LatestReleased implements stats.SnapshotStore.
func (s *Store) LatestReleased(ctx context.Context, instrument survey.QuestionnaireID, months int) (stats.Edition, error) {
	return s.edition(ctx, selectLatestSnapshot, instrument, months)
}

// LatestReleasedOf implements stats.SnapshotStore.
func (s *Store) LatestReleasedOf(ctx context.Context, instrument survey.QuestionnaireID, major, months int) (stats.Edition, error) {
	return s.edition(ctx, selectLatestOfMajor, instrument, major, months)
}

// ReleasedEditions implements stats.SnapshotStore.
func (s *Store) ReleasedEditions(ctx context.Context, instrument survey.QuestionnaireID) (all []stats.Edition, err error) {
	err = s.all(ctx, "listing snapshots", selectReleased, func(row row) error {
		var one stats.Edition
		err := scanEdition(row, &one)
		all = append(all, one)
		return err
	}, instrument)
	return all, err
}

func (s *Store) edition(ctx context.Context, q query, key ...any) (e stats.Edition, err error) {
	err = s.one(ctx, "reading a snapshot", q, func(row row) error { return scanEdition(row, &e) }, key...)
	return e, err
}

func scanEdition(from row, e *stats.Edition) error {
	var made, released sql.NullInt64
	err := from.Scan(&e.Instrument, &e.Major, &e.Span.First, &e.Span.Months, &e.Number, &made, &released, &e.Digest, &e.Canonical)
	e.MadeAt, e.ReleasedAt = instant(made), instant(released)
	return err
}
