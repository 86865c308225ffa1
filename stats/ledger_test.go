package stats_test

import (
	"testing"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/territory"
)

// A ledger agrees with a source of the same facts, and with no other.
func TestLedgerFindsWhatASourceGetsWrong(t *testing.T) {
	w := statstest.NewWorld(5, 12)
	until := stats.Period{Until: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)}
	differs := func(facts []stats.Fact) int {
		l := stats.NewLedger()
		for _, f := range facts {
			l.Add(f)
		}
		n, err := l.Differs(t.Context(), &w.Memory, until)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := differs(w.Facts); n != 0 {
		t.Fatalf("%d groups differ from themselves", n)
	}
	for i := range w.Facts {
		if !w.Facts[i].WithdrawnAt.IsZero() {
			continue
		}
		for name, change := range map[string]func(*stats.Fact){
			"level": func(f *stats.Fact) { f.Level += "x" },
			"province": func(f *stats.Fact) {
				f.Province = map[bool]territory.Sigla{true: "MI", false: "TO"}[f.Province == "TO"]
			},
			"overall":    func(f *stats.Fact) { score := stats.MicroPoints(1_234_567); f.Overall = &score },
			"withdrawn":  func(f *stats.Fact) { f.WithdrawnAt = f.SubmittedAt },
			"superseded": func(f *stats.Fact) { f.SupersededAt = f.SubmittedAt.AddDate(30, 0, 0) },
		} {
			facts := append([]stats.Fact(nil), w.Facts...)
			change(&facts[i])
			if differs(facts) == 0 {
				t.Fatalf("another %s of %+v passes", name, w.Facts[i])
			}
		}
	}
}
