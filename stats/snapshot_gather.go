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

// gatherer asks a source about one region after the other, so that few cells are
// in memory at once.
type gatherer struct {
	gathered
	source         Source
	standing, flow Selection // of one region
	tables         []tableSpec
	counted        map[Group]Cell // companies by province and level, to compare in the end
}

// gather asks for everything that the catalogue needs. The error is ErrCatalogue
// when facts changed meanwhile.
func gather(ctx context.Context, source Source, of Series, versions []survey.Version, f frame) (gathered, error) {
	g := gatherer{
		source: source, tables: tablesFor(f.shape), counted: map[Group]Cell{},
		gathered: gathered{frame: f, counts: map[TableID]map[pair]int64{}, scores: map[TableID]map[pair]*scoreSet{}, areas: map[Axis]map[pair]Sum{}},
	}
	g.standing, g.flow = selectionOf(of, Standing, f.places), selectionOf(of, Submitted, f.places)
	g.standing.Versions, g.flow.Versions = versions, versions
	for _, region := range g.regions {
		g.standing.Provinces, g.flow.Provinces = g.provincesOf[region], g.provincesOf[region]
		for _, step := range []func(context.Context) error{
			g.companies, g.scoresByPlace, g.scoresBySize, g.technologies, g.areaScores, g.transitions, g.submitted,
		} {
			if err := step(ctx); err != nil {
				return gathered{}, err
			}
		}
	}
	g.complete()
	if err := g.plausible(); err != nil {
		return gathered{}, err
	}
	return g.gathered, g.unchanged(ctx)
}

func selectionOf(of Series, which Which, p places) Selection {
	return Selection{Which: which, Period: of.Span.Period(), Instrument: of.Instrument, Provinces: p.provinces}
}

// companies counts the companies of the tables by what all of them have.
func (g *gatherer) companies(ctx context.Context) error {
	cells, err := g.source.Tally(ctx, g.standing, ByProvince, BySize, BySection, ByLevel, ByAssurance)
	for _, c := range cells {
		for _, t := range g.tables {
			if t.plain() {
				g.count(t, pair{g.value(t.row, c.Group), g.value(t.column, c.Group)}, c.N)
			}
		}
		at := Group{Province: c.Province, Level: c.Level}
		one := g.counted[at]
		one.Group, one.N = at, one.N+c.N
		one.Overall = one.Overall.Plus(c.Overall)
		g.counted[at] = one
	}
	return err
}

func (g *gatherer) count(t tableSpec, at pair, n int64) {
	if g.counts[t.id()] == nil {
		g.counts[t.id()] = map[pair]int64{}
	}
	g.counts[t.id()][at] += n
}

func (g *gatherer) scoresByPlace(ctx context.Context) error {
	cells, err := g.source.Tally(ctx, g.standing, ByProvince, ByBin)
	g.addScores(cells, tableSpec{row: AxisChamber}, tableSpec{row: AxisRegion})
	return err
}

func (g *gatherer) scoresBySize(ctx context.Context) error {
	cells, err := g.source.Tally(ctx, g.standing, BySize, BySection, ByBin)
	g.addScores(cells, tableSpec{row: AxisSize}, tableSpec{row: AxisSection}, tableSpec{row: AxisSize, column: AxisSection})
	return err
}

func (g *gatherer) addScores(cells []Cell, into ...tableSpec) {
	for _, t := range into {
		if g.scores[t.id()] == nil {
			g.scores[t.id()] = map[pair]*scoreSet{}
		}
		for _, c := range cells {
			at := pair{g.value(t.row, c.Group), g.value(t.column, c.Group)}
			set := g.scores[t.id()][at]
			if set == nil {
				set = &scoreSet{}
				g.scores[t.id()][at] = set
			}
			set.add(c)
		}
	}
}

// technologies counts the companies that use a technology or plan it.
func (g *gatherer) technologies(ctx context.Context) error {
	for value, by := range map[string]Dimension{TechInUse: ByInUse, TechPlanned: ByPlanned} {
		cells, err := g.source.Tally(ctx, g.standing, ByProvince, BySize, BySection, by)
		if err != nil {
			return err
		}
		for _, c := range cells {
			for _, row := range []Axis{AxisRegion, AxisSize, AxisSection} {
				g.count(tableSpec{row: row, column: TechnologyAxis(c.Technology)}, pair{g.value(row, c.Group), value}, c.N)
			}
		}
	}
	return nil
}

func (g *gatherer) areaScores(ctx context.Context) error {
	cells, err := g.source.TallyAreas(ctx, g.standing, ByProvince, BySize, BySection)
	for _, row := range []Axis{AxisChamber, AxisRegion, AxisSize, AxisSection} {
		if g.areas[row] == nil {
			g.areas[row] = map[pair]Sum{}
		}
		for _, c := range cells {
			at := pair{g.value(row, c.Group), string(c.Area)}
			g.areas[row][at] = g.areas[row][at].Plus(c.Scores)
		}
	}
	return err
}

func (g *gatherer) transitions(ctx context.Context) error {
	moved, err := g.source.Transitions(ctx, g.standing)
	for _, m := range moved {
		g.count(tableSpec{row: AxisFrom, column: AxisLevel}, pair{valueOr(string(m.From), NoLevel), valueOr(string(m.To), NoLevel)}, m.N)
	}
	return err
}

func (g *gatherer) submitted(ctx context.Context) error {
	cells, err := g.source.Tally(ctx, g.flow, ByProvince)
	for _, c := range cells {
		for _, row := range []Axis{AxisChamber, AxisRegion} {
			g.count(tableSpec{row: row, flow: true}, pair{row: g.value(row, c.Group)}, c.N)
		}
	}
	return err
}

// complete counts the companies that a source does not name: those that neither
// use a technology nor plan it, and those without an earlier response.
func (g *gatherer) complete() {
	for _, t := range g.tables {
		switch _, tells := t.column.technology(); {
		case tells:
			for at, n := range g.counts[TableOf(t.row, "")] {
				named := g.counts[t.id()][pair{at.row, TechInUse}] + g.counts[t.id()][pair{at.row, TechPlanned}]
				g.count(t, pair{at.row, TechNeither}, n-named)
			}
		case t.row == AxisFrom:
			earlier := map[string]int64{}
			for at, n := range g.counts[t.id()] {
				earlier[at.column] += n
			}
			for at, n := range g.counts[TableOf(AxisSize, AxisLevel)] {
				g.count(t, pair{FromFirst, at.column}, n)
			}
			for level, n := range earlier {
				g.count(t, pair{FromFirst, level}, -n)
			}
		}
	}
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

// unchanged refuses what was gathered unless the companies are still those that
// were counted.
func (g *gatherer) unchanged(ctx context.Context) error {
	g.standing.Provinces = g.provinces
	cells, err := g.source.Tally(ctx, g.standing, ByProvince, ByLevel)
	if err != nil {
		return err
	}
	same := len(cells) == len(g.counted)
	for _, c := range cells {
		same = same && g.counted[c.Group] == c
	}
	if !same {
		return fmt.Errorf("%w: facts changed meanwhile", ErrCatalogue)
	}
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
