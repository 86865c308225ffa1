package intake

import (
	"context"
	"errors"
	"time"

	"maturita/survey"
)

// ErrLastVersion is the error of Retire for the last version of a questionnaire
// that responses can begin on, where that must stay possible.
var ErrLastVersion = errors.New("no other version is in force: it is the last one that responses can begin on")

// Retire takes a version out of force, so that the newest of the others is the
// current one; for ever, as its shipped file does not bring it back. Fresh is
// false when it was retired before. Offered says that responses must still be
// able to begin on the questionnaire: its last version in force is then refused
// with ErrLastVersion. NotFound when the version was never published.
func (c *Catalogue) Retire(ctx context.Context, ref survey.Ref, offered bool, now time.Time) (fresh bool, err error) {
	versions, err := c.Versions(ctx)
	if err != nil {
		return false, err
	}
	published, others := false, 0
	for _, p := range versions {
		switch {
		case p.Ref.ID != ref.ID:
		case p.Ref != ref && !p.Retired():
			others++
		case p.Ref == ref && p.Retired():
			return false, nil
		case p.Ref == ref:
			published = true
		}
	}
	switch {
	case !published:
		return false, survey.Fail(survey.NotFound, "error.no-questionnaire")
	case offered && others == 0:
		return false, ErrLastVersion
	}
	err = c.store.Retire(ctx, ref, survey.Instant(now))
	if survey.KindOf(err) == survey.Conflict { // somebody was faster: versions never go
		return false, nil
	}
	return err == nil, err
}
