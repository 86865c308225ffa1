package statstest

import (
	"math/rand/v2"
	"time"

	"maturita/stats"
	"maturita/territory"
)

// Dimensions are all, but for ByPlanned, which excludes ByInUse.
var Dimensions = []stats.Dimension{
	stats.ByVersion, stats.ByProvince, stats.BySize, stats.BySection, stats.ByReason, stats.ByAssurance,
	stats.ByLevel, stats.ByMonth, stats.ByEnd, stats.ByBin, stats.ByInUse,
}

// Question draws a selection and what to group it by.
func Question(random *rand.Rand) (stats.Selection, []stats.Dimension) {
	s := stats.Selection{
		Which: stats.Standing, Period: period(random), Instrument: pick(random, instruments), Provinces: someWhere(random),
		Versions: filter(random, versions), Sizes: filter(random, sizes), Sections: filter(random, sections),
		Reasons: filter(random, reasons), Assurances: filter(random, assurances),
	}
	if random.IntN(2) == 0 {
		s.Which = stats.Submitted
	}
	if random.IntN(30) == 0 {
		s.Instrument = "unknown"
	}
	by := some(random, Dimensions)
	by = by[:min(len(by), random.IntN(4))]
	for i := range by {
		if by[i] == stats.ByInUse && random.IntN(2) == 0 {
			by[i] = stats.ByPlanned
		}
	}
	return s, by
}

// period begins with everything or at an instant, and may end before anything
// was, in the midst, or long after everything.
func period(random *rand.Rand) stats.Period {
	p := stats.Period{From: Moment(random), Until: Moment(random)}
	if random.IntN(3) == 0 {
		p.From = time.Time{}
	}
	switch random.IntN(8) {
	case 0, 1, 2:
		p.Until = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	case 3:
		p.Until = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	case 4: // between the milliseconds that are stored
		p.From, p.Until = p.From.Add(300*time.Microsecond), p.Until.Add(300*time.Microsecond)
	}
	return p
}

func someWhere(random *rand.Rand) []territory.Sigla {
	where := some(random, append(provinces, "XX"))
	if len(where) == 0 {
		return provinces
	}
	return where
}

// filter is empty more often than not.
func filter[T any](random *rand.Rand, of []T) []T {
	if random.IntN(3) > 0 {
		return nil
	}
	return some(random, of)
}
