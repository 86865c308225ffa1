package staff

import (
	"context"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"maturita/stats"
	"maturita/survey"
)

// questionsAtOnce is how many of a dashboard's questions are asked at a time.
const questionsAtOnce = 4

// figuresReader asks what the facts say of a query: first what depends on no
// choice of versions, then the rest. Each question reads all facts of the query,
// so that one which tells several things takes the place of several.
type figuresReader struct {
	ctx   context.Context
	from  stats.Source
	query FiguresQuery
	known []survey.Ref // the published versions, the newest first

	standing []stats.Cell // what counts at the end, whatever else the query asks: by version
	counting []stats.Cell // what counts at the end: by version, assurance, size, level and bin
	sent     []stats.Cell // submitted in the period, whatever else the query asks: by version
	flow     []stats.Cell // submitted in the period: by version
	history  []stats.Cell // submitted ever: by version, month and end
	before   []stats.Cell // what counted at the beginning: by assurance and bin
	inUse    []stats.Cell
	planned  []stats.Cell
	areas    []stats.AreaCell // by size and section
}

// readDashboard reads everything of a dashboard that facts alone tell.
func readDashboard(ctx context.Context, from stats.Source, q FiguresQuery, known []survey.Ref) (Dashboard, error) {
	r := &figuresReader{ctx: ctx, from: from, query: q, known: Published(known, q.Instrument)}
	d := Dashboard{Query: q}
	p, ever := q.Period, stats.Period{Until: q.Period.Until}
	wanted := []question{
		r.tally(&r.counting, q.selection(stats.Standing, p, q.Versions), stats.ByVersion, stats.ByAssurance, stats.BySize, stats.ByLevel, stats.ByBin),
		r.tally(&r.history, q.selection(stats.Submitted, ever, q.Versions), stats.ByVersion, stats.ByMonth, stats.ByEnd),
		r.tally(&r.flow, q.selection(stats.Submitted, p, q.Versions), stats.ByVersion),
	}
	if q.narrow() {
		whole := FiguresQuery{Instrument: q.Instrument, Provinces: q.Provinces}
		wanted = append(wanted, r.tally(&r.standing, whole.selection(stats.Standing, p, nil), stats.ByVersion), r.tally(&r.sent, whole.selection(stats.Submitted, p, nil), stats.ByVersion))
	}
	if err := r.together(wanted...); err != nil {
		return d, err
	}
	if !q.narrow() {
		r.standing, r.sent = r.counting, r.flow
	}
	versions := r.versions(&d)
	d.Sent, d.Trend = facts(r.sent), r.trend()
	if len(versions) == 0 { // where nothing counts no version is the newest
		return d, nil
	}
	now := q.selection(stats.Standing, p, versions)
	wanted = []question{
		r.tallyAreas(&r.areas, now, stats.BySize, stats.BySection),
		r.tally(&r.inUse, now, stats.ByInUse),
		r.tally(&r.planned, now, stats.ByPlanned),
		func(ctx context.Context) (err error) { d.Transitions, err = from.Transitions(ctx, now); return err },
	}
	if !p.From.IsZero() {
		then := now
		then.Period = stats.Period{Until: p.From}
		wanted = append(wanted, r.tally(&r.before, then, stats.ByAssurance, stats.ByBin))
	}
	if err := r.together(wanted...); err != nil {
		return d, err
	}
	r.fold(&d, versions)
	return d, nil
}

// question asks the source something and keeps the answer where it belongs.
type question func(context.Context) error

// together asks some questions at once; the error is that of one.
func (r *figuresReader) together(questions ...question) error {
	group, ctx := errgroup.WithContext(r.ctx)
	group.SetLimit(questionsAtOnce)
	for _, ask := range questions {
		group.Go(func() error { return ask(ctx) })
	}
	return group.Wait()
}

func (r *figuresReader) tally(into *[]stats.Cell, s stats.Selection, by ...stats.Dimension) question {
	return func(ctx context.Context) (err error) {
		*into, err = r.from.Tally(ctx, s, by...)
		return err
	}
}

func (r *figuresReader) tallyAreas(into *[]stats.AreaCell, s stats.Selection, by ...stats.Dimension) question {
	return func(ctx context.Context) (err error) {
		*into, err = r.from.TallyAreas(ctx, s, by...)
		return err
	}
}

// versions are those that the figures are of: the ones asked for, otherwise all of
// the newest major with which a company of the territory counts.
func (r *figuresReader) versions(d *Dashboard) []survey.Version {
	counting := stats.CountBy(r.standing, func(g stats.Group) survey.Version { return g.Version })
	versions := r.query.Versions
	newest := func() (newest survey.Version, ok bool) {
		for v := range counting {
			if (versions == nil || slices.Contains(versions, v)) && (!ok || newest.Compare(v) < 0) {
				newest, ok = v, true
			}
		}
		return newest, ok
	}
	shown, ok := newest()
	if ok {
		d.Shown = survey.Ref{ID: r.query.Instrument, Version: shown}
	}
	if ok && versions == nil {
		versions = ofMajor(r.known, shown.Major)
	}
	for v, n := range counting {
		if !slices.Contains(versions, v) {
			d.Left += n
		}
	}
	return versions
}

// fold writes what the companies come to at the end and at the beginning, and what
// they have in common.
func (r *figuresReader) fold(d *Dashboard, versions []survey.Version) {
	now := of(r.counting, versions)
	d.Now, d.Boxes = stats.StateOf(now), stats.BoxesOf(now)
	if !r.query.Period.From.IsZero() {
		before := stats.StateOf(r.before)
		d.Before = &before
	}
	d.Levels = stats.CountBy(now, func(g stats.Group) survey.LevelID { return g.Level })
	d.Submitted = facts(of(r.flow, versions))
	d.Areas = stats.AreasBy(r.areas, func(stats.Group) bool { return true })[true]
	d.BySize = stats.AreasBy(r.areas, func(g stats.Group) survey.SizeClass { return g.Size })
	d.BySection = stats.AreasBy(r.areas, func(g stats.Group) string { return g.Section })
	technology := func(g stats.Group) survey.TechnologyID { return g.Technology }
	d.InUse, d.Planned = stats.CountBy(r.inUse, technology), stats.CountBy(r.planned, technology)
}

// trend follows the companies month by month to the end of the period, whatever
// version they answered unless the query asks for one. A last month that is not
// over has what counts now.
func (r *figuresReader) trend() []stats.TrendPoint {
	until := r.query.Period.Until
	first, last := stats.MonthOf(r.query.Period.From), stats.MonthOf(until.Add(-time.Millisecond))
	if over := (last + 1).Start().Equal(until); over {
		return stats.TrendOf(r.history, first, last)
	}
	points := stats.TrendOf(r.history, first, last-1)
	if p := stats.PointOf(r.counting, last); p != nil {
		points = append(points, *p)
	}
	return points
}

// of are the cells of some versions.
func of(cells []stats.Cell, versions []survey.Version) []stats.Cell {
	return slices.DeleteFunc(slices.Clone(cells), func(c stats.Cell) bool { return !slices.Contains(versions, c.Version) })
}

func facts(cells []stats.Cell) (n int64) {
	for _, c := range cells {
		n += c.N
	}
	return n
}
