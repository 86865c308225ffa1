package statstest

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// BenchFacts is how many facts a benchmark is to be run with.
func BenchFacts(b testing.TB) int {
	const variable, usual = "MATURITA_BENCH_FACTS", 10_000
	text := os.Getenv(variable)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 {
		b.Fatalf("%s is no number of facts: %q", variable, text)
	}
	return n
}

// Fill stores a Nation, a few thousand facts at a time.
func Fill(b testing.TB, n int, put func(context.Context, []stats.Fact) error) {
	const few = 5000
	began := time.Now()
	var facts []stats.Fact
	flush := func() {
		if err := put(b.Context(), facts); err != nil {
			b.Fatal(err)
		}
		facts = facts[:0]
	}
	for own := range Nation(1, n) {
		if facts = append(facts, own...); len(facts) >= few {
			flush()
		}
	}
	flush()
	b.Logf("%d facts in %s", n, time.Since(began).Round(time.Second))
}

// BenchTally measures the questions of a dashboard of the largest chamber and of
// all Italy, and tells how long the fastest answer, half of them and 95 of 100 took at most.
func BenchTally(b *testing.B, source stats.Source) {
	var italy []territory.Sigla
	for _, p := range territory.Italy().Provinces() {
		italy = append(italy, p.Sigla)
	}
	standing := stats.Selection{Which: stats.Standing, Instrument: Instrument, Provinces: Chamber, Period: stats.Period{Until: NationEnd}}
	nationwide, past, year, filtered := standing, standing, standing, standing
	nationwide.Provinces = italy
	past.Period.Until = NationEnd.AddDate(-1, -6, 0)
	year.Which, year.Period.From = stats.Submitted, NationEnd.AddDate(-2, 0, 0)
	filtered.Sizes, filtered.Sections = []survey.SizeClass{survey.Micro}, []string{"C", "F", "G"}
	tally := func(s stats.Selection, by ...stats.Dimension) func(context.Context) error {
		return func(ctx context.Context) error { _, err := source.Tally(ctx, s, by...); return err }
	}
	areas := func(s stats.Selection, by ...stats.Dimension) func(context.Context) error {
		return func(ctx context.Context) error { _, err := source.TallyAreas(ctx, s, by...); return err }
	}
	for _, question := range []struct {
		name string
		ask  func(context.Context) error
	}{
		{"chamber by version and level", tally(standing, stats.ByVersion, stats.ByLevel)},
		{"chamber by size, section and level", tally(standing, stats.BySize, stats.BySection, stats.ByLevel)},
		{"chamber by version, month and end", tally(standing, stats.ByVersion, stats.ByMonth, stats.ByEnd)},
		{"chamber by size and bin", tally(standing, stats.BySize, stats.ByBin)},
		{"chamber by technology in use", tally(standing, stats.ByInUse)},
		{"chamber by planned technology", tally(standing, stats.ByPlanned)},
		{"chamber areas by section", areas(standing, stats.BySection)},
		{"chamber areas by size", areas(standing, stats.BySize)},
		{"chamber areas", areas(standing)},
		{"chamber transitions", func(ctx context.Context) error { _, err := source.Transitions(ctx, standing); return err }},
		{"chamber begun", func(ctx context.Context) error {
			_, err := source.Begun(ctx, Instrument, Chamber, stats.Period{Until: NationEnd})
			return err
		}},
		{"chamber revision", func(ctx context.Context) error { _, err := source.FactsRevision(ctx, Chamber); return err }},
		{"chamber as it was, by version and level", tally(past, stats.ByVersion, stats.ByLevel)},
		{"chamber submitted, by month", tally(year, stats.ByMonth)},
		{"chamber filtered by version and level", tally(filtered, stats.ByVersion, stats.ByLevel)},
		{"Italy by province and level", tally(nationwide, stats.ByProvince, stats.ByLevel)},
		{"Italy revision", func(ctx context.Context) error { _, err := source.FactsRevision(ctx, italy); return err }},
	} {
		b.Run(question.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				if err := question.ask(b.Context()); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			for name, part := range map[string]int{"best-ms": 0, "p50-ms": 50, "p95-ms": 95} {
				b.ReportMetric(float64(took[(len(took)-1)*part/100].Microseconds())/1000, name)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchDrafts stores drafts of a chamber, which Begun counts.
func BenchDrafts(b testing.TB, store Store, n int) {
	drafts := make([]Draft, n)
	for i := range drafts {
		drafts[i] = Draft{Instrument, Chamber[i%len(Chamber)], NationEnd.AddDate(0, -1, -i%365)}
	}
	Begin(b, store, drafts)
}
