package staff

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
)

// ReadFigures is to see what a chamber's companies come to.
const ReadFigures Action = "read-figures"

// Figures is what staff reads of the facts of a chamber's companies: live and
// unsuppressed, for use inside the chamber alone (DESIGN, decision 9).
type Figures struct {
	*Service
	source    stats.Source
	catalogue *intake.Catalogue
	elsewhere Comparison
	read      *stats.Kept[Dashboard]
	begun     *stats.Kept[int64]
	reading   *semaphore.Weighted
}

// keptDashboards bounds what is kept, of some 50 kB each.
const keptDashboards = 500

// dashboardsAtOnce bounds what is held while dashboards are read: that of a large
// chamber is folded from tens of thousands of cells.
const dashboardsAtOnce = 2

// NewFigures makes the use cases; without a comparison (nil) a chamber is shown
// alone.
func NewFigures(s *Service, source stats.Source, catalogue *intake.Catalogue, elsewhere Comparison) *Figures {
	return &Figures{
		s, source, catalogue, elsewhere, stats.NewKept[Dashboard](source, s.now, keptDashboards), stats.NewKept[int64](source, s.now, keptDashboards),
		semaphore.NewWeighted(dashboardsAtOnce),
	}
}

// Dashboard is what the companies of a chamber come to in a period. Whoever asked
// for it shares its maps and lists with others, and changes none.
type Dashboard struct {
	Query FiguresQuery
	At    time.Time // when it was read

	// Shown is the newest version that the figures are of; the zero Ref when no
	// company counts. Left is how many companies count with a version that the
	// figures are not of.
	Shown survey.Ref
	Left  int64

	Now    stats.State  // at the end of the period
	Before *stats.State // at its beginning; nil for a period that has none

	Submitted int64 // within the period
	Levels    map[survey.LevelID]int64
	Areas     map[survey.AreaID]stats.Sum
	BySize    map[survey.SizeClass]map[survey.AreaID]stats.Sum
	BySection map[string]map[survey.AreaID]stats.Sum
	Boxes     []stats.Box

	Trend       []stats.TrendPoint // of all major versions
	Transitions []stats.Transition
	InUse       map[survey.TechnologyID]int64
	Planned     map[survey.TechnologyID]int64

	// Of all that began in the period, whatever else the query asks: how many are
	// still open, and how many responses were sent in it.
	Open, Sent int64

	Elsewhere Elsewhere
}

// Empty reports whether there is nothing to show.
func (d Dashboard) Empty() bool {
	return d.Now.Companies == 0 && d.Submitted == 0 && d.Open == 0 && d.Sent == 0 && len(d.Trend) == 0
}

// Dashboard reads the figures of a chamber. The error is a Problems on the fields
// of the form that are not right.
func (f *Figures) Dashboard(ctx context.Context, actor Actor, where Scope, form FiguresForm) (Dashboard, error) {
	if err := f.authorised(ctx, actor, ReadFigures, where, ""); err != nil {
		return Dashboard{}, err
	}
	now := f.now()
	known, err := f.published(ctx)
	if err != nil {
		return Dashboard{}, err
	}
	q, err := form.parse(f.provincesOf(where), where.chamber, known, now)
	if err != nil || len(q.Provinces) == 0 { // of a chamber that is no more
		return Dashboard{Query: q, At: now}, err
	}
	d, err := f.read.Get(ctx, fmt.Sprint(q, known), q.Provinces, func(ctx context.Context) (Dashboard, error) {
		if err := f.reading.Acquire(ctx, 1); err != nil {
			return Dashboard{}, err
		}
		defer f.reading.Release(1)
		return readDashboard(ctx, f.source, q, known)
	})
	if err != nil {
		return d, err
	}
	d.At = now
	if d.Open, err = f.begun.Briefly(ctx, fmt.Sprint(q.Instrument, q.Provinces, q.Period), func(ctx context.Context) (int64, error) {
		return f.source.Begun(ctx, q.Instrument, q.Provinces, q.Period)
	}); err != nil {
		return d, err
	}
	if f.elsewhere != nil && d.Now.Companies > 0 {
		d.Elsewhere, err = f.elsewhere.Areas(ctx, d.Shown, where.chamber, q.Period.Until)
	}
	return d, err
}

// published are the versions, the newest first.
func (f *Figures) published(ctx context.Context) ([]survey.Ref, error) {
	versions, err := f.catalogue.Versions(ctx)
	if err != nil {
		return nil, err
	}
	known := make([]survey.Ref, len(versions))
	for i := range versions {
		known[i] = versions[i].Ref
	}
	return known, nil
}
