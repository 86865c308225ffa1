package staff

import (
	"slices"
	"strings"
	"time"

	"maturita/stats"
	"maturita/territory"
)

// firstYear is before the first response that anybody can have given.
const firstYear = 2000

// period is when a form asks about: whole Italian days. Presets end with today.
func (f FiguresForm) period(now time.Time, keep func(field, key string)) stats.Period {
	today := now.In(territory.Rome())
	day := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 0, 0, 0, 0, territory.Rome()).UTC()
	}
	tomorrow := day(today.Year(), today.Month(), today.Day()+1)
	preset := f.Period
	if preset == "" {
		preset = Periods[0]
	}
	if !slices.Contains(Periods, preset) {
		keep("periodo", "problem.figures-choice")
	}
	if f.From != "" || f.To != "" {
		return f.days(tomorrow, keep)
	}
	switch preset {
	case "anno":
		return stats.Period{From: day(today.Year(), time.January, 1), Until: tomorrow}
	case "anno-scorso":
		return stats.Period{From: day(today.Year()-1, time.January, 1), Until: day(today.Year(), time.January, 1)}
	case "tutto":
		return stats.Period{Until: tomorrow}
	}
	return stats.Period{From: day(today.Year()-1, today.Month(), today.Day()+1), Until: tomorrow}
}

// days is the period between two days, both within; without the first it has no
// beginning, without the last it ends with today.
func (f FiguresForm) days(tomorrow time.Time, keep func(field, key string)) stats.Period {
	p := stats.Period{Until: tomorrow}
	if f.From != "" {
		from, ok := parseDay(f.From)
		switch {
		case !ok:
			keep("dal", "problem.figures-day")
		case !from.Before(tomorrow):
			keep("dal", "problem.figures-future")
		}
		p.From = from.UTC()
	}
	if f.To != "" {
		to, ok := parseDay(f.To)
		switch {
		case !ok:
			keep("al", "problem.figures-day")
			return p
		case !to.Before(tomorrow):
			keep("al", "problem.figures-future")
			return p
		}
		p.Until = to.AddDate(0, 0, 1).UTC()
		if !p.From.Before(p.Until) {
			keep("al", "problem.figures-order")
		}
	}
	return p
}

// parseDay reads 2026-03-31 or 31/03/2026 as the beginning of an Italian day.
func parseDay(typed string) (day time.Time, ok bool) {
	form := time.DateOnly
	if strings.Contains(typed, "/") {
		form = "02/01/2006"
	}
	day, err := time.ParseInLocation(form, strings.TrimSpace(typed), territory.Rome())
	return day, err == nil && day.Year() >= firstYear
}
