// Package statstest describes stats.Source: what every implementation must
// answer, with one that goes through a list of facts and is plain enough to be
// the judge of the others.
package statstest

import (
	"context"
	"slices"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Memory answers from a list of facts and of drafts.
type Memory struct {
	Facts  []stats.Fact
	Drafts []Draft
	Change stats.Revision
}

// Draft is what is counted of a draft.
type Draft struct {
	Instrument survey.QuestionnaireID
	Province   territory.Sigla
	BeganAt    time.Time
}

// Tally implements stats.Source.
func (m *Memory) Tally(_ context.Context, s stats.Selection, by ...stats.Dimension) ([]stats.Cell, error) {
	cells := map[stats.Group]*stats.Cell{}
	for _, f := range m.selected(s) {
		for _, g := range groups(f, by) {
			c := cells[g]
			if c == nil {
				c = &stats.Cell{Group: g}
				cells[g] = c
			}
			if c.N++; g.Technology == "" {
				add(&c.Overall, f.Overall)
			}
		}
	}
	var all []stats.Cell
	for _, c := range cells {
		all = append(all, *c)
	}
	return all, nowhere(s.Provinces)
}

// TallyAreas implements stats.Source.
func (m *Memory) TallyAreas(_ context.Context, s stats.Selection, by ...stats.Dimension) ([]stats.AreaCell, error) {
	cells := map[stats.Group]*stats.AreaCell{}
	for _, f := range m.selected(s) {
		for _, g := range groups(f, by) {
			for _, a := range f.Areas {
				if g.Area = a.Area; a.Score == nil {
					continue
				}
				c := cells[g]
				if c == nil {
					c = &stats.AreaCell{Group: g}
					cells[g] = c
				}
				add(&c.Scores, a.Score)
			}
		}
	}
	var all []stats.AreaCell
	for _, c := range cells {
		all = append(all, *c)
	}
	return all, nowhere(s.Provinces)
}

// Transitions implements stats.Source.
func (m *Memory) Transitions(_ context.Context, s stats.Selection) ([]stats.Transition, error) {
	counts := map[stats.Transition]int64{}
	for _, f := range m.selected(s) {
		if first, ok := m.first(f); ok {
			counts[stats.Transition{From: first.Level, To: f.Level}]++
		}
	}
	var all []stats.Transition
	for t, n := range counts {
		t.N = n
		all = append(all, t)
	}
	return all, nowhere(s.Provinces)
}

// first is the first fact by which a fact's company ever counted, if that is an
// earlier one.
func (m *Memory) first(f stats.Fact) (first stats.Fact, ok bool) {
	var of []stats.Fact
	for _, o := range m.Facts {
		if o.Company == f.Company && o.Instrument == f.Instrument && o.Version.Major == f.Version.Major &&
			o.WithdrawnAt.IsZero() && !o.SupersededAt.Equal(o.SubmittedAt) {
			of = append(of, o)
		}
	}
	stats.BySubmission(of)
	if len(of) == 0 || of[0].Response == f.Response {
		return stats.Fact{}, false
	}
	return of[0], true
}

// Begun implements stats.Source.
func (m *Memory) Begun(_ context.Context, instrument survey.QuestionnaireID, provinces []territory.Sigla, p stats.Period) (n int64, err error) {
	for _, d := range m.Drafts {
		if d.Instrument == instrument && slices.Contains(provinces, d.Province) && p.Contains(d.BeganAt) {
			n++
		}
	}
	return n, nowhere(provinces)
}

// FactsRevision implements stats.Source.
func (m *Memory) FactsRevision(_ context.Context, provinces []territory.Sigla) (stats.Revision, error) {
	return m.Change, nowhere(provinces)
}
