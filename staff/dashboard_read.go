package staff

import (
	"context"
	"slices"
	"time"

	"maturita/stats"
	"maturita/survey"
)

// figuresReader asks one question after the other; after the first error it asks
// no more.
type figuresReader struct {
	ctx   context.Context
	from  stats.Source
	query FiguresQuery
	err   error
}

func (r *figuresReader) tally(s stats.Selection, by ...stats.Dimension) []stats.Cell {
	if r.err != nil {
		return nil
	}
	var cells []stats.Cell
	cells, r.err = r.from.Tally(r.ctx, s, by...)
	return cells
}

func (r *figuresReader) areas(s stats.Selection, by ...stats.Dimension) []stats.AreaCell {
	if r.err != nil {
		return nil
	}
	var cells []stats.AreaCell
	cells, r.err = r.from.TallyAreas(r.ctx, s, by...)
	return cells
}

// read fills a dashboard. Known are the published versions, the newest first.
func (r *figuresReader) read(d *Dashboard, known []survey.Ref) {
	q, p := r.query, r.query.Period
	versions := r.versions(d, Published(known, q.Instrument))
	now := q.selection(stats.Standing, p, versions)
	if len(versions) > 0 { // where nothing counts no version is the newest
		r.state(d, now)
		r.groups(d, now)
		d.Submitted = facts(r.tally(q.selection(stats.Submitted, p, versions)))
	}
	d.Trend = r.trend()
	all := stats.Selection{Which: stats.Submitted, Period: p, Instrument: q.Instrument, Provinces: q.Provinces}
	d.Sent = facts(r.tally(all))
	if r.err == nil {
		d.Open, r.err = r.from.Begun(r.ctx, q.Instrument, q.Provinces, p)
	}
}

// versions are those that the figures are of: the ones asked for, otherwise all of
// the newest major with which a company of the territory counts.
func (r *figuresReader) versions(d *Dashboard, published []survey.Ref) []survey.Version {
	whole := stats.Selection{Which: stats.Standing, Period: r.query.Period, Instrument: r.query.Instrument, Provinces: r.query.Provinces}
	counting := stats.CountBy(r.tally(whole, stats.ByVersion), func(g stats.Group) survey.Version { return g.Version })
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
		versions = ofMajor(published, shown.Major)
	}
	for v, n := range counting {
		if !slices.Contains(versions, v) {
			d.Left += n
		}
	}
	return versions
}

// state reads what the companies come to at the end and at the beginning.
func (r *figuresReader) state(d *Dashboard, now stats.Selection) {
	cells := r.tally(now, stats.ByAssurance, stats.BySize, stats.ByBin)
	d.Now, d.Boxes = stats.StateOf(cells), stats.BoxesOf(cells)
	if begin := r.query.Period.From; !begin.IsZero() {
		before := now
		before.Period = stats.Period{Until: begin}
		state := stats.StateOf(r.tally(before, stats.ByAssurance, stats.ByBin))
		d.Before = &state
	}
}

// groups reads what the companies have in common at the end.
func (r *figuresReader) groups(d *Dashboard, now stats.Selection) {
	d.Levels = stats.CountBy(r.tally(now, stats.ByLevel), func(g stats.Group) survey.LevelID { return g.Level })
	bySize := r.areas(now, stats.BySize)
	d.Areas = stats.AreasBy(bySize, func(stats.Group) bool { return true })[true]
	d.BySize = stats.AreasBy(bySize, func(g stats.Group) survey.SizeClass { return g.Size })
	d.BySection = stats.AreasBy(r.areas(now, stats.BySection), func(g stats.Group) string { return g.Section })
	technology := func(g stats.Group) survey.TechnologyID { return g.Technology }
	d.InUse = stats.CountBy(r.tally(now, stats.ByInUse), technology)
	d.Planned = stats.CountBy(r.tally(now, stats.ByPlanned), technology)
	if r.err == nil {
		d.Transitions, r.err = r.from.Transitions(r.ctx, now)
	}
}

// trend follows the companies month by month to the end of the period, whatever
// version they answered unless the query asks for one. A last month that is not
// over has what counts now.
func (r *figuresReader) trend() []stats.TrendPoint {
	q, until := r.query, r.query.Period.Until
	whole := stats.Period{Until: until}
	last := stats.MonthOf(until.Add(-time.Millisecond))
	over := (last + 1).Start().Equal(until)
	cells := r.tally(q.selection(stats.Submitted, whole, q.Versions), stats.ByVersion, stats.ByMonth, stats.ByEnd)
	first := stats.MonthOf(q.Period.From)
	if over {
		return stats.TrendOf(cells, first, last)
	}
	points := stats.TrendOf(cells, first, last-1)
	if p := stats.PointOf(r.tally(q.selection(stats.Standing, whole, q.Versions), stats.ByVersion), last); p != nil {
		points = append(points, *p)
	}
	return points
}

func facts(cells []stats.Cell) (n int64) {
	for _, c := range cells {
		n += c.N
	}
	return n
}
