package stats

import (
	"fmt"
	"time"

	"maturita/territory"
)

// Month is a month of the Italian calendar: twelve times the year and the months
// that have passed of it. Its zero value is no month.
type Month int

// MonthOf is the month in which an instant falls in Italy; no month for the zero
// instant.
func MonthOf(t time.Time) Month {
	if t.IsZero() {
		return 0
	}
	local := t.In(territory.Rome())
	return Month(12*local.Year() + int(local.Month()) - 1)
}

// Start is the first instant of a month, in UTC.
func (m Month) Start() time.Time {
	return time.Date(int(m)/12, time.Month(int(m)%12+1), 1, 0, 0, 0, 0, territory.Rome()).UTC()
}

// String is year and month, "2026-03".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", int(m)/12, int(m)%12+1) }
