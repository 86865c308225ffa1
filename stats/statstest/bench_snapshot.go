package statstest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
)

// BenchSnapshot measures a snapshot of the last year of a Nation.
func BenchSnapshot(b *testing.B, source stats.Source) {
	maker := stats.Maker{Source: source, Questionnaire: filledIn, Policy: stats.DefaultPolicy, Now: func() time.Time { return NationEnd.AddDate(0, 0, 1) }}
	of := stats.Series{Instrument: Instrument, Major: 1, Span: stats.Span{First: stats.MonthOf(NationEnd) - 12, Months: 12}}
	for b.Loop() {
		s, err := maker.Make(b.Context(), of)
		if err != nil {
			b.Fatal(err)
		}
		cells, suppressed := s.Extent()
		b.ReportMetric(float64(cells), "cells")
		b.ReportMetric(float64(suppressed), "suppressed")
	}
}

// filledIn is the questionnaire that a Nation filled in.
func filledIn(_ context.Context, ref survey.Ref) (*survey.Questionnaire, error) {
	q := &survey.Questionnaire{Ref: ref}
	for _, id := range levels[1:] {
		q.Levels = append(q.Levels, survey.Level{ID: id})
	}
	for _, id := range areas {
		q.Areas = append(q.Areas, survey.Area{ID: id})
	}
	stated := survey.Question{Type: survey.Multiple, Records: survey.RecordsInUse}
	for i := range 20 {
		stated.Options = append(stated.Options, survey.Option{Technology: survey.TechnologyID(fmt.Sprintf("tecnologia-%d", i))})
	}
	q.Areas[0].Questions = []survey.Question{stated}
	return q, nil
}
