package stats

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"maturita/survey"
)

// pair is where a cell stands in a table.
type pair struct{ row, column string }

// gathered is what a source says of a series: inner cells, nothing hidden yet.
type gathered struct {
	frame
	counts map[TableID]map[pair]int64
	scores map[TableID]map[pair]*scoreSet // of tables with the overall's scores
	areas  map[Axis]map[pair]Sum          // by the row axis of tables by area
}

// gatherer asks a source. Tables that are made of the same groups share an answer.
type gatherer struct {
	source   Source
	standing Selection
	flow     Selection
	asked    map[[2]Dimension][]Cell
	areasOf  map[Dimension][]AreaCell
	gathered
}

// gather asks for everything that the catalogue needs.
func gather(ctx context.Context, source Source, of Series, versions []survey.Version, f frame) (gathered, error) {
	g := gatherer{
		source: source, standing: selectionOf(of, Standing, f.places), flow: selectionOf(of, Submitted, f.places),
		asked: map[[2]Dimension][]Cell{}, areasOf: map[Dimension][]AreaCell{},
		gathered: gathered{frame: f, counts: map[TableID]map[pair]int64{}, scores: map[TableID]map[pair]*scoreSet{}, areas: map[Axis]map[pair]Sum{}},
	}
	g.standing.Versions, g.flow.Versions = versions, versions
	for _, step := range []func(context.Context) error{g.byPlace, g.bySize} {
		if err := step(ctx); err != nil {
			return gathered{}, err
		}
	}
	for _, t := range tablesFor(f.shape) {
		if err := g.table(ctx, t); err != nil {
			return gathered{}, err
		}
	}
	return g.gathered, g.plausible()
}

// plausible refuses counts that came about by facts that changed meanwhile.
func (g gathered) plausible() error {
	for id, counts := range g.counts {
		for at, n := range counts {
			if n < 0 {
				return fmt.Errorf("%w: %d companies at %s, %s in table %s", ErrCatalogue, n, at.row, at.column, id)
			}
		}
	}
	return nil
}

func selectionOf(of Series, which Which, p places) Selection {
	return Selection{Which: which, Period: of.Span.Period(), Instrument: of.Instrument, Provinces: p.provinces}
}

// byPlace reads the scores of chambers and regions, one region after the other, so
// that few cells are in memory at once.
func (g *gatherer) byPlace(ctx context.Context) error {
	for _, region := range g.regions {
		s := g.standing
		s.Provinces = g.provincesOf[region]
		cells, err := g.source.Tally(ctx, s, ByProvince, ByBin)
		if err != nil {
			return err
		}
		g.addScores(cells, tableSpec{row: AxisChamber}, tableSpec{row: AxisRegion})
	}
	return nil
}

// bySize reads the scores by size and section.
func (g *gatherer) bySize(ctx context.Context) error {
	cells, err := g.source.Tally(ctx, g.standing, BySize, BySection, ByBin)
	if err != nil {
		return err
	}
	g.addScores(cells, tableSpec{row: AxisSize}, tableSpec{row: AxisSection}, tableSpec{row: AxisSize, column: AxisSection})
	return nil
}

func (g *gatherer) addScores(cells []Cell, into ...tableSpec) {
	for _, t := range into {
		if g.scores[t.id()] == nil {
			g.scores[t.id()] = map[pair]*scoreSet{}
		}
		for _, c := range cells {
			at := pair{g.value(t.row, c.Group), g.value(t.column, c.Group)}
			g.count(t, at, c.N)
			set := g.scores[t.id()][at]
			if set == nil {
				set = &scoreSet{}
				g.scores[t.id()][at] = set
			}
			set.add(c)
		}
	}
}

func (g *gatherer) count(t tableSpec, at pair, n int64) {
	if g.counts[t.id()] == nil {
		g.counts[t.id()] = map[pair]int64{}
	}
	g.counts[t.id()][at] += n
}

// table reads the counts of one table.
func (g *gatherer) table(ctx context.Context, t tableSpec) error {
	technology, tells := t.column.technology()
	switch {
	case t.scored:
		return nil // with the scores
	case t.flow:
		return g.submitted(ctx, t)
	case t.row == AxisFrom:
		return g.transitions(ctx, t)
	case t.column == AxisArea:
		return g.byArea(ctx, t)
	case tells:
		return g.byTechnology(ctx, t, technology)
	}
	cells, err := g.tally(ctx, t.row.dimension(), t.column.dimension())
	for _, c := range cells {
		g.count(t, pair{g.value(t.row, c.Group), g.value(t.column, c.Group)}, c.N)
	}
	return err
}

// tally asks each question once.
func (g *gatherer) tally(ctx context.Context, by ...Dimension) ([]Cell, error) {
	key := [2]Dimension(by)
	if cells, ok := g.asked[key]; ok {
		return cells, nil
	}
	cells, err := g.source.Tally(ctx, g.standing, by...)
	g.asked[key] = cells
	return cells, err
}

func (g *gatherer) submitted(ctx context.Context, t tableSpec) error {
	cells, err := g.source.Tally(ctx, g.flow, t.row.dimension())
	for _, c := range cells {
		g.count(t, pair{row: g.value(t.row, c.Group)}, c.N)
	}
	return err
}

// transitions counts every company: one without an earlier response comes from
// none.
func (g *gatherer) transitions(ctx context.Context, t tableSpec) error {
	levels, err := g.tally(ctx, ByProvince, ByLevel)
	if err != nil {
		return err
	}
	moved, err := g.source.Transitions(ctx, g.standing)
	if err != nil {
		return err
	}
	for _, c := range levels {
		g.count(t, pair{FromFirst, g.value(AxisLevel, c.Group)}, c.N)
	}
	for _, m := range moved {
		to := valueOr(string(m.To), NoLevel)
		g.count(t, pair{valueOr(string(m.From), NoLevel), to}, m.N)
		g.count(t, pair{FromFirst, to}, -m.N)
	}
	return nil
}

// byTechnology counts the companies that use a technology, plan it or neither.
func (g *gatherer) byTechnology(ctx context.Context, t tableSpec, technology survey.TechnologyID) error {
	row := t.row.dimension()
	all, err := g.tally(ctx, row, ByLevel)
	if err != nil {
		return err
	}
	for _, c := range all {
		g.count(t, pair{g.value(t.row, c.Group), TechNeither}, c.N)
	}
	for value, by := range map[string]Dimension{TechInUse: ByInUse, TechPlanned: ByPlanned} {
		cells, err := g.tally(ctx, row, by)
		if err != nil {
			return err
		}
		for _, c := range cells {
			if c.Technology == technology {
				at := g.value(t.row, c.Group)
				g.count(t, pair{at, value}, c.N)
				g.count(t, pair{at, TechNeither}, -c.N)
			}
		}
	}
	return nil
}

func (g *gatherer) byArea(ctx context.Context, t tableSpec) error {
	by := t.row.dimension()
	if _, asked := g.areasOf[by]; !asked {
		cells, err := g.source.TallyAreas(ctx, g.standing, by)
		if err != nil {
			return err
		}
		g.areasOf[by] = cells
	}
	sums := map[pair]Sum{}
	for _, c := range g.areasOf[by] {
		at := pair{g.value(t.row, c.Group), string(c.Area)}
		sum := sums[at]
		sum.add(c.Scores)
		sums[at] = sum
	}
	g.areas[t.row] = sums
	return nil
}

// majorVersions are the versions of which there is something to count, by major.
func majorVersions(ctx context.Context, source Source, of Series, p places) (map[int][]survey.Version, error) {
	found := map[survey.Version]bool{}
	for _, which := range []Which{Standing, Submitted} {
		cells, err := source.Tally(ctx, selectionOf(of, which, p), ByVersion)
		if err != nil {
			return nil, err
		}
		for _, c := range cells {
			found[c.Version] = true
		}
	}
	majors := map[int][]survey.Version{}
	for _, v := range slices.SortedFunc(maps.Keys(found), survey.Version.Compare) {
		majors[v.Major] = append(majors[v.Major], v)
	}
	return majors, nil
}
