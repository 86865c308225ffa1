package stats

import (
	"context"

	"maturita/survey"
	"maturita/territory"
)

// Ledger adds facts up one by one, to be compared with what a Source says of
// them. Its size follows from provinces, levels and months, not from facts.
type Ledger struct {
	cells map[survey.QuestionnaireID]map[Group]Cell
	areas map[survey.QuestionnaireID]map[Group]AreaCell
}

// NewLedger is an empty one.
func NewLedger() *Ledger {
	return &Ledger{map[survey.QuestionnaireID]map[Group]Cell{}, map[survey.QuestionnaireID]map[Group]AreaCell{}}
}

// ledgerDimensions are what is compared: an instant or a level that is not the
// fact's own moves a company to another cell, a score changes a sum.
var ledgerDimensions = []Dimension{ByProvince, ByLevel, ByMonth, ByEnd}

// Add adds a fact; a withdrawn one is in no statistic.
func (l *Ledger) Add(f Fact) {
	if l.cells[f.Instrument] == nil {
		l.cells[f.Instrument], l.areas[f.Instrument] = map[Group]Cell{}, map[Group]AreaCell{}
	}
	if !f.WithdrawnAt.IsZero() {
		return
	}
	g := Group{Province: f.Province, Level: f.Level, Month: MonthOf(survey.Instant(f.SubmittedAt)), End: MonthOf(survey.Instant(f.SupersededAt))}
	c := l.cells[f.Instrument][g]
	c.Group, c.N, c.Overall = g, c.N+1, c.Overall.with(f.Overall)
	l.cells[f.Instrument][g] = c
	for _, a := range f.Areas {
		if a.Score == nil {
			continue
		}
		g := Group{Province: f.Province, Area: a.Area}
		c := l.areas[f.Instrument][g]
		c.Group, c.Scores = g, c.Scores.with(a.Score)
		l.areas[f.Instrument][g] = c
	}
}

// with is a sum with one more score, unless it is none.
func (s Sum) with(score *MicroPoints) Sum {
	if score == nil {
		return s
	}
	bin := int64(BinOf(score))
	return Sum{s.N + 1, s.Total + int64(*score), s.Squares + bin*bin}
}

// Differs returns how many groups of facts a source sees otherwise, of all
// provinces and until an instant.
func (l *Ledger) Differs(ctx context.Context, from Source, until Period) (int, error) {
	n := 0
	for instrument := range l.cells {
		s := Selection{Which: Submitted, Period: until, Instrument: instrument}
		for _, p := range territory.Italy().Provinces() {
			s.Provinces = append(s.Provinces, p.Sigla)
		}
		cells, err := from.Tally(ctx, s, ledgerDimensions...)
		if err != nil {
			return 0, err
		}
		areas, err := from.TallyAreas(ctx, s, ByProvince)
		if err != nil {
			return 0, err
		}
		n += differing(l.cells[instrument], cells, func(c Cell) Group { return c.Group })
		n += differing(l.areas[instrument], areas, func(c AreaCell) Group { return c.Group })
	}
	return n, nil
}

// differing counts the groups that are not the same on both sides.
func differing[C comparable](own map[Group]C, others []C, groupOf func(C) Group) int {
	n, met := 0, 0
	for _, other := range others {
		c, ok := own[groupOf(other)]
		if ok {
			met++
		}
		if c != other {
			n++
		}
	}
	return n + len(own) - met
}
