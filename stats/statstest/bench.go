package statstest

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// BenchFacts is how many facts benchmarks are to be run with, in one after the
// other.
func BenchFacts(b testing.TB) []int {
	const variable, usual = "MATURITA_BENCH_FACTS", "10000"
	var all []int
	for _, text := range strings.Fields(cmp.Or(os.Getenv(variable), usual)) {
		n, err := strconv.Atoi(text)
		if err != nil || n <= 0 {
			b.Fatalf("%s is no list of numbers of facts: %q", variable, text)
		}
		all = append(all, n)
	}
	return all
}

// Fill stores facts of a nation, a few thousand at a time.
func (w Nation) Fill(b testing.TB, n int, put func(context.Context, []stats.Fact) error) {
	const few = 5000
	began := time.Now()
	var facts []stats.Fact
	flush := func() {
		if err := put(b.Context(), facts); err != nil {
			b.Fatal(err)
		}
		facts = facts[:0]
	}
	for own := range w.Facts(1, n) {
		if facts = append(facts, own...); len(facts) >= few {
			flush()
		}
	}
	if len(facts) > 0 {
		flush()
	}
	b.Logf("%d facts in %s", n, time.Since(began).Round(time.Second))
}

// BenchTally measures the questions of a dashboard of the largest chamber and of
// all Italy among as many facts as BenchFacts says.
func BenchTally(b *testing.B, nation func(b *testing.B, facts int) stats.Source) {
	for _, facts := range BenchFacts(b) {
		b.Run(fmt.Sprintf("facts=%d", facts), func(b *testing.B) { benchQuestions(b, nation(b, facts)) })
	}
}

// benchQuestions tells how long the fastest answer to each question, half of the
// answers and 95 of 100 took at most.
func benchQuestions(b *testing.B, source stats.Source) {
	var italy []territory.Sigla
	for _, p := range territory.Italy().Provinces() {
		italy = append(italy, p.Sigla)
	}
	standing := stats.Selection{Which: stats.Standing, Instrument: Instrument, Provinces: Chamber, Period: stats.Period{Until: Usual.End}}
	nationwide, past, year, filtered := standing, standing, standing, standing
	nationwide.Provinces = italy
	past.Period.Until = Usual.End.AddDate(-1, -6, 0)
	year.Which, year.Period.From = stats.Submitted, Usual.End.AddDate(-2, 0, 0)
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
			_, err := source.Begun(ctx, Instrument, Chamber, stats.Period{Until: Usual.End})
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

// Drafts stores n drafts of the largest chamber, begun within a year.
func (w Nation) Drafts(b testing.TB, store Store, n int) {
	drafts := make([]Draft, n)
	for i := range drafts {
		drafts[i] = Draft{w.Questionnaire.ID, Chamber[i%len(Chamber)], w.End.AddDate(0, -1, -i%365)}
	}
	Begin(b, store, drafts)
}
