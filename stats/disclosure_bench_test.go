package stats_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"maturita/stats"
)

// BenchmarkProtect protects whole snapshots of Italy: few companies, where most
// cells are small, to many.
func BenchmarkProtect(b *testing.B) {
	for _, companies := range []int{1_000, 10_000, 100_000} {
		w := italy(rand.New(rand.NewPCG(1, 2)), companies)
		tables := w.tables()
		b.Run(fmt.Sprint(companies), func(b *testing.B) {
			var r *stats.Release
			for b.Loop() {
				var err error
				if r, err = stats.Protect(w.variables, tables, stats.DefaultPolicy); err != nil {
					b.Fatal(err)
				}
			}
			counts := map[stats.Reason]int{}
			for _, c := range r.Cells() {
				counts[r.Reason(c)]++
			}
			b.ReportMetric(float64(len(r.Cells())), "cells")
			b.ReportMetric(float64(counts[stats.Primary]), "primary")
			b.ReportMetric(float64(counts[stats.Complementary]), "complementary")
			b.ReportMetric(float64(counts[stats.Withheld]), "withheld")
		})
	}
}
