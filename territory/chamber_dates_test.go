package territory_test

import (
	"testing"
	"time"

	"maturita/territory"
)

func day(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// A merger holds from the Italian midnight of its day.
func TestChamberChangesOnItsDay(t *testing.T) {
	for _, c := range []struct {
		province territory.Sigla
		instant  string
		want     territory.ChamberID
	}{
		{"SP", "2016-04-25T12:00:00Z", "la-spezia"},
		{"SP", "2016-04-26T12:00:00Z", "riviere-di-liguria"},
		{"IM", "2016-04-25T21:59:59.999Z", "imperia"},
		{"IM", "2016-04-25T22:00:00Z", "riviere-di-liguria"}, // summer time
		{"LI", "2016-08-31T21:59:59Z", "livorno"},
		{"GR", "2016-08-31T22:00:00Z", "maremma-e-tirreno"},
		{"AR", "2018-11-11T22:59:59Z", "arezzo"},
		{"AR", "2018-11-11T23:00:00Z", "arezzo-siena"}, // winter time
		{"SI", "2018-11-11T23:30:00-05:00", "arezzo-siena"},
		{"PO", "2020-09-29T12:00:00Z", "prato"},
		{"PT", "2020-09-30T12:00:00Z", "pistoia-prato"},
		{"MS", "2022-06-29T12:00:00Z", "massa-carrara"},
		{"LU", "2022-06-30T12:00:00Z", "toscana-nord-ovest"},
		{"PI", "2026-11-25T12:00:00Z", "toscana-nord-ovest"},
		{"FI", "1998-01-01T12:00:00Z", "firenze"},
		{"FI", "2026-11-25T12:00:00Z", "firenze"},
		{"GE", "2016-04-26T12:00:00Z", "genova"},
	} {
		got, ok := territory.Italy().ChamberOf(c.province, day(t, c.instant))
		if !ok || got.ID != c.want {
			t.Errorf("%s at %s: %q, want %s", c.province, c.instant, got.ID, c.want)
		}
	}
}

func TestUnknownDateHasNoChamber(t *testing.T) {
	for _, p := range territory.Italy().Provinces() {
		if c, ok := territory.Italy().ChamberOf(p.Sigla, time.Time{}); ok || c.ID != "" {
			t.Errorf("%s without a date: %s", p.Sigla, c.ID)
		}
	}
}

func TestTuscanyHasFiveChambersWhereItHadTen(t *testing.T) {
	count := func(instant string) int {
		chambers := map[territory.ChamberID]bool{}
		for _, p := range territory.Italy().Provinces() {
			if c, ok := territory.Italy().ChamberOf(p.Sigla, day(t, instant)); ok && p.Region == "Toscana" {
				chambers[c.ID] = true
			}
		}
		return len(chambers)
	}
	for instant, want := range map[string]int{
		"2016-01-01T12:00:00Z": 10, "2017-01-01T12:00:00Z": 9, "2019-01-01T12:00:00Z": 8, "2021-01-01T12:00:00Z": 7, "2023-01-01T12:00:00Z": 5,
	} {
		if got := count(instant); got != want {
			t.Errorf("%d at %s, want %d", got, instant, want)
		}
	}
}
