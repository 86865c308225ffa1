package stats

import (
	"slices"
	"strings"
	"testing"
	"time"

	"maturita/territory"
)

// Chambers are those of the day: Florence's provinces stay, those that merged are
// one, and on a day that is not known all are unknown, each of its region.
func TestPlacesAreThoseOfTheDay(t *testing.T) {
	day := func(s string) time.Time {
		at, err := time.ParseInLocation(time.DateOnly, s, territory.Rome())
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	before, now := placesOn(territory.Italy(), day("2015-06-30")), placesOn(territory.Italy(), day("2026-06-30"))
	if before.chamberOf["PT"] == before.chamberOf["PO"] || now.chamberOf["PT"] != now.chamberOf["PO"] || now.chamberOf["PT"] != "pistoia-prato" {
		t.Error(before.chamberOf["PT"], before.chamberOf["PO"], now.chamberOf["PT"], now.chamberOf["PO"])
	}
	never := placesOn(territory.Italy(), time.Time{})
	if never.chamberOf["FI"] != "unknown:Toscana" || len(never.chambers) != len(never.regions) {
		t.Error(never.chamberOf["FI"], never.chambers)
	}
	for _, p := range []places{before, now, never} {
		for _, province := range p.provinces {
			chamber := p.chamberOf[province]
			if !slices.Contains(p.chambers, chamber) || p.regionAbove[chamber] != p.regionOf[province] || !slices.Contains(p.provincesOf[p.regionOf[province]], province) {
				t.Error(province, chamber, p.regionAbove[chamber])
			}
		}
		for _, chamber := range p.chambers {
			if p.regionAbove[chamber] == "" || strings.HasPrefix(chamber, Unknown) == (len(p.chambers) > len(p.regions)) {
				t.Error(chamber)
			}
		}
	}
}

// A snapshot of June is of the chambers of the 30th, in Italy.
func TestLastDayIsItalian(t *testing.T) {
	if got := lastDay(Span{First: 12 * 2026, Months: 6}).In(territory.Rome()).Format(time.DateTime); got != "2026-06-30 23:59:59" {
		t.Error(got)
	}
}
