package stats

import (
	"context"

	"maturita/survey"
)

// Keeper makes snapshots and keeps them. Several may work on one store.
type Keeper struct {
	Maker
	Store SnapshotStore
}

// Keep stores a snapshot as the next edition of its series, unless the last one
// has the same figures; it returns the edition that has them, and whether it is
// new.
func (k Keeper) Keep(ctx context.Context, s *Snapshot) (e Edition, fresh bool, err error) {
	for range attempts {
		last, err := k.Store.LastEdition(ctx, s.Series)
		switch {
		case err == nil && last.Digest == s.Digest:
			return last, false, nil
		case err != nil && survey.KindOf(err) != survey.NotFound:
			return Edition{}, false, err
		}
		next := *s
		next.Edition, next.MadeAt = last.Number+1, k.Now()
		e = next.Stored()
		if err = k.Store.InsertEdition(ctx, e); err == nil {
			return e, true, nil
		}
		if survey.KindOf(err) != survey.Conflict { // another was first
			return Edition{}, false, err
		}
	}
	return Edition{}, false, survey.Fail(survey.Conflict, "error.conflict")
}

// Release releases an edition that is not released yet.
func (k Keeper) Release(ctx context.Context, e Edition) (Edition, error) {
	if !e.ReleasedAt.IsZero() {
		return e, nil
	}
	err := k.Store.ReleaseEdition(ctx, e.Series, e.Number, k.Now())
	if err != nil && survey.KindOf(err) != survey.Conflict {
		return Edition{}, err
	}
	return k.Store.Edition(ctx, e.Series, e.Number) // another may have been first
}

// Publish makes, keeps and releases the snapshots of a span, one for each major
// of which there is something to count.
func (k Keeper) Publish(ctx context.Context, instrument survey.QuestionnaireID, span Span) error {
	majors, err := k.Majors(ctx, instrument, span)
	for _, major := range majors {
		if err := k.publish(ctx, Series{instrument, major, span}); err != nil {
			return err
		}
	}
	return err
}

func (k Keeper) publish(ctx context.Context, of Series) error {
	s, err := k.Make(ctx, of)
	if err != nil {
		return err
	}
	e, _, err := k.Keep(ctx, s)
	if err == nil {
		_, err = k.Release(ctx, e)
	}
	return err
}

// Due publishes the snapshots of the month before this one that are not released,
// once that month is over for certain. It tells how many it released.
func (k Keeper) Due(ctx context.Context, instrument survey.QuestionnaireID) (released int, err error) {
	span := Span{First: MonthOf(k.Now()) - 1, Months: 1}
	if !Settled(span, k.Now()) {
		return 0, nil
	}
	majors, err := k.Majors(ctx, instrument, span)
	for _, major := range majors {
		of := Series{instrument, major, span}
		_, err := k.Store.ReleasedEdition(ctx, of)
		if err == nil {
			continue
		}
		if survey.KindOf(err) != survey.NotFound {
			return released, err
		}
		if err := k.publish(ctx, of); err != nil {
			return released, err
		}
		released++
	}
	return released, err
}
