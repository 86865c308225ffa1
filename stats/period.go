package stats

import (
	"fmt"
	"time"
)

// Period is a stretch of time [From, Until), in UTC. A zero From is the beginning
// of everything.
type Period struct{ From, Until time.Time }

// Contains reports whether an instant falls into the period.
func (p Period) Contains(t time.Time) bool { return !t.Before(p.From) && t.Before(p.Until) }

// Span is how long a published period is: a month, a half-year or a year of the
// Italian calendar.
type Span struct {
	First  Month
	Months int // 1, 6 or 12
}

// ParseSpan reads "2026-03", "2026-S1" or "2026-S2" (half-years) and "2026".
func ParseSpan(s string) (Span, error) {
	var year, n int
	for _, form := range []struct {
		format string
		months int
	}{{"%4d-%02d", 1}, {"%4d-S%1d", 6}, {"%4d", 12}} {
		n = 1
		if found, _ := fmt.Sscanf(s, form.format, &year, &n); found == 0 {
			continue
		}
		span := Span{First: Month(12*year + (n-1)*form.months), Months: form.months}
		if year >= 1 && n >= 1 && n <= 12/form.months && span.String() == s {
			return span, nil
		}
	}
	return Span{}, fmt.Errorf("%q is no month (2026-03), half-year (2026-S1) or year (2026)", s)
}

// String is the form that ParseSpan reads.
func (s Span) String() string {
	switch year := int(s.First) / 12; s.Months {
	case 1:
		return s.First.String()
	case 6:
		return fmt.Sprintf("%04d-S%d", year, int(s.First)%12/6+1)
	default:
		return fmt.Sprintf("%04d", year)
	}
}

// Period is when a span begins and ends.
func (s Span) Period() Period {
	return Period{s.First.Start(), (s.First + Month(s.Months)).Start()}
}

// Closed reports whether a span is over at an instant.
func (s Span) Closed(at time.Time) bool { return !at.Before(s.Period().Until) }
