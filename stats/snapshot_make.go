package stats

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"maturita/survey"
	"maturita/territory"
)

// lateCommits is how long after its end a span may still get facts: a response is
// submitted when its request comes in, and stored a little later.
const lateCommits = 15 * time.Minute

// OpenSpan says that a span is not over.
type OpenSpan struct {
	Span Span
	From time.Time // it can be told of
}

func (e *OpenSpan) Error() string {
	return fmt.Sprintf("%s is not over: a snapshot of it can be made from %s on", e.Span, e.From.In(territory.Rome()).Format("2006-01-02 15:04"))
}

// Maker makes snapshots.
type Maker struct {
	Source Source
	// Questionnaire finds a published version.
	Questionnaire func(context.Context, survey.Ref) (*survey.Questionnaire, error)
	Policy        Policy
	Now           func() time.Time
}

// Majors are the major versions of which a span has something to count, ascending.
func (m Maker) Majors(ctx context.Context, instrument survey.QuestionnaireID, span Span) ([]int, error) {
	if err := m.closed(span); err != nil {
		return nil, err
	}
	majors, err := majorVersions(ctx, m.Source, Series{Instrument: instrument, Span: span}, placesOn(territory.Italy(), lastDay(span)))
	return slices.Sorted(maps.Keys(majors)), err
}

// closed refuses, by a WrongState error with an OpenSpan, a span that is not over.
func (m Maker) closed(span Span) error {
	if !Settled(span, m.Now()) {
		return survey.FailWith(survey.WrongState, "error.wrong-state", &OpenSpan{span, span.Period().Until.Add(lateCommits)})
	}
	return nil
}

// Settled reports whether a span is over at an instant, and its last submissions
// are stored.
func Settled(s Span, at time.Time) bool { return s.Closed(at.Add(-lateCommits)) }

// attempts is how often figures are gathered while facts of the span change.
const attempts = 3

// Make makes the snapshot of a series; Edition, MadeAt and ReleasedAt are left to
// whoever keeps it. The same facts give the same bytes. It is refused, as
// WrongState, while the span is not over, and as NotFound when there is nothing
// to count.
func (m Maker) Make(ctx context.Context, of Series) (*Snapshot, error) {
	if err := m.closed(of.Span); err != nil {
		return nil, err
	}
	f := frame{places: placesOn(territory.Italy(), lastDay(of.Span))}
	for range attempts {
		s, err := m.once(ctx, of, f)
		if !errors.Is(err, ErrCatalogue) {
			return s, err
		}
	}
	return nil, survey.FailWith(survey.Unavailable, "error.unavailable", fmt.Errorf("facts of %s change all the time, or do not add up", of))
}

// once makes a snapshot; the error is ErrCatalogue when facts changed meanwhile,
// so that the tables do not agree.
func (m Maker) once(ctx context.Context, of Series, f frame) (*Snapshot, error) {
	majors, err := majorVersions(ctx, m.Source, of, f.places)
	if err != nil {
		return nil, err
	}
	versions := majors[of.Major]
	if len(versions) == 0 {
		return nil, survey.FailWith(survey.NotFound, "error.not-found", fmt.Errorf("nothing counts in %s", of))
	}
	if f.shape, err = m.shape(ctx, of.Instrument, versions); err != nil {
		return nil, err
	}
	g, err := gather(ctx, m.Source, of, versions, f)
	if err != nil {
		return nil, err
	}
	r, err := g.protect(m.Policy)
	if err != nil {
		return nil, err
	}
	s := &Snapshot{Series: of, Method: Method, Policy: m.Policy, Versions: versions, Tables: g.tell(r)}
	s.Digest = digestOf(s.Canonical())
	return s, nil
}
