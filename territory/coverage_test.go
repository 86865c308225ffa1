package territory

import (
	"slices"
	"testing"
	"time"
)

func (c Chamber) covers(s Sigla, date string) bool {
	return slices.Contains(c.Provinces, s) && (c.From == "" || c.From <= date) && (c.To == "" || date <= c.To)
}

// days returns every day on which a chamber begins or ends, the days around
// them, and today.
func days(t *testing.T, r *Registry) []string {
	t.Helper()
	all := []string{time.Now().In(Rome()).Format(time.DateOnly), "1900-01-01"}
	for _, c := range r.chambers {
		for _, d := range []string{c.From, c.To} {
			if d == "" {
				continue
			}
			at, err := time.Parse(time.DateOnly, d)
			if err != nil {
				t.Fatalf("%s: %v", c.ID, err)
			}
			for i := -1; i <= 1; i++ {
				all = append(all, at.AddDate(0, 0, i).Format(time.DateOnly))
			}
		}
	}
	return all
}

func TestEveryProvinceHasOneChamberOnEveryDay(t *testing.T) {
	r := Italy()
	for _, date := range days(t, r) {
		for _, p := range r.provinces {
			var covering []ChamberID
			for _, c := range r.chambers {
				if c.covers(p.Sigla, date) {
					covering = append(covering, c.ID)
				}
			}
			if len(covering) != 1 {
				t.Errorf("%s on %s: %v", p.Sigla, date, covering)
			}
		}
	}
}

func TestSixtyChambersToday(t *testing.T) {
	r := Italy()
	today := time.Now()
	chambers := map[ChamberID]int{}
	for _, p := range r.provinces {
		c, ok := r.ChamberOf(p.Sigla, today)
		if !ok {
			t.Errorf("%s has none", p.Sigla)
		}
		chambers[c.ID]++
	}
	if len(chambers) != 60 {
		t.Errorf("%d chambers", len(chambers))
	}
	open := 0
	for _, c := range r.chambers {
		if c.To == "" {
			open++
			if chambers[c.ID] != len(c.Provinces) {
				t.Errorf("%s covers %d of its %d provinces", c.ID, chambers[c.ID], len(c.Provinces))
			}
		}
	}
	if open != len(chambers) {
		t.Errorf("%d chambers exist, %d are found", open, len(chambers))
	}
}

func TestMergedChambersLeadToTheirSuccessor(t *testing.T) {
	r := Italy()
	byID := map[ChamberID]Chamber{}
	for _, c := range r.chambers {
		if _, ok := byID[c.ID]; ok || c.ID == "" || c.Name == "" || len(c.Provinces) == 0 {
			t.Errorf("%+v", c)
		}
		if !slices.Contains([]string{"checked", "background", "to-verify"}, c.Certainty) {
			t.Errorf("%s is %q", c.ID, c.Certainty)
		}
		byID[c.ID] = c
	}
	for _, c := range r.chambers {
		if (c.To == "") != (c.Successor == "") {
			t.Errorf("%s ends %q and is followed by %q", c.ID, c.To, c.Successor)
		}
		if c.To == "" {
			continue
		}
		next := byID[c.Successor]
		last, err := time.Parse(time.DateOnly, c.To)
		if err != nil || next.From != last.AddDate(0, 0, 1).Format(time.DateOnly) {
			t.Errorf("%s ends on %s, %s begins on %s", c.ID, c.To, next.ID, next.From)
		}
		for _, s := range c.Provinces {
			if !slices.Contains(next.Provinces, s) {
				t.Errorf("%s does not cover %s", next.ID, s)
			}
		}
	}
}
