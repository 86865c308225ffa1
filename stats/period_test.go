package stats_test

import (
	"testing"
	"time"

	"maturita/stats"
)

func TestSpansBeginAtItalianMidnight(t *testing.T) {
	for name, want := range map[string]string{
		"2026-03": "2026-02-28T23:00:00Z 2026-03-31T22:00:00Z",
		"2026-S1": "2025-12-31T23:00:00Z 2026-06-30T22:00:00Z",
		"2026-S2": "2026-06-30T22:00:00Z 2026-12-31T23:00:00Z",
		"2026":    "2025-12-31T23:00:00Z 2026-12-31T23:00:00Z",
		"2025-12": "2025-11-30T23:00:00Z 2025-12-31T23:00:00Z",
	} {
		s, err := stats.ParseSpan(name)
		p := s.Period()
		if got := p.From.Format(time.RFC3339) + " " + p.Until.Format(time.RFC3339); err != nil || got != want || s.String() != name {
			t.Errorf("%s is %s as %s (%v), want %s", name, got, s, err, want)
		}
		if s.Closed(p.Until.Add(-time.Millisecond)) || !s.Closed(p.Until) {
			t.Errorf("%s is not over at its end", name)
		}
	}
	for _, bad := range []string{"", "26", "2026-13", "2026-00", "2026-0", "2026-S3", "2026-S0", "2026-3", "2026-s1", "2026-H1", " 2026", "2026 ", "0000", "2026-03-01", "-026"} {
		if s, err := stats.ParseSpan(bad); err == nil {
			t.Errorf("%q is read as %s", bad, s)
		}
	}
}

func TestEveryInstantIsInItsMonth(t *testing.T) {
	for at := time.Date(2017, 12, 31, 20, 0, 0, 0, time.UTC); at.Year() < 2028; at = at.Add(37 * time.Minute) {
		m := stats.MonthOf(at)
		if (stats.Period{From: m.Start(), Until: (m + 1).Start()}).Contains(at) {
			continue
		}
		t.Fatalf("%s is not in %s", at, m)
	}
	if m := stats.MonthOf(time.Time{}); m != 0 {
		t.Errorf("no instant is in %s", m)
	}
}
