package sqlite

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// TestTalliesAreReadByTheirKey asks SQLite how it would answer: what is read is
// the provinces' part of one table, from where the period begins to its end.
func TestTalliesAreReadByTheirKey(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	all := stats.Selection{Period: stats.Period{Until: time.Now()}, Instrument: "prova"}
	for _, p := range territory.Italy().Provinces() {
		all.Provinces = append(all.Provinces, p.Sigla)
	}
	one := all
	one.Provinces = all.Provinces[:1]
	filtered := one
	filtered.Versions, filtered.Sizes, filtered.Sections = []survey.Version{{Major: 1}}, []survey.SizeClass{survey.Micro}, []string{"C", "F"}
	filtered.Reasons, filtered.Assurances = []survey.Reason{survey.ReasonVoucher}, []survey.Assurance{survey.Confirmed}
	for _, s := range []stats.Selection{all, one, filtered} {
		for which, key := range map[stats.Which]string{
			stats.Standing:  "SEARCH tallies USING PRIMARY KEY (instrument=? AND province=? AND submitted<?)",
			stats.Submitted: "SEARCH tallies USING PRIMARY KEY (instrument=? AND province=? AND submitted>? AND submitted<?)",
		} {
			s.Which = which
			where, _, err := store.where(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			begin, _, err := tallyFrom("tally", "overall", []stats.Dimension{stats.ByVersion, stats.ByInUse})
			if err != nil {
				t.Fatal(err)
			}
			for _, from := range []string{begin, transitionsFrom} {
				if plan := explainPlan(t, store, query(from+where)); plan != key {
					t.Errorf("%s\n%s", plan, from+where)
				}
			}
		}
	}
	for statement, want := range map[string]string{
		begun(3):      "SEARCH responses USING INDEX responses_begun (instrument=? AND <expr>=? AND began>? AND began<?)",
		lastChange(3): "SEARCH fact_changes USING PRIMARY KEY (province=?)",
	} {
		if plan := explainPlan(t, store, query(statement)); !strings.Contains(plan, want) || strings.Contains(plan, "SCAN") {
			t.Errorf("%s\n%s", plan, statement)
		}
	}
}
