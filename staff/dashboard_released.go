package staff

import (
	"context"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Released compares chambers with released snapshots.
type Released struct{ Snapshots *stats.Snapshots }

// monthlyPeriods are tried first, as they are the nearest in time.
const monthlyPeriods = 1

// Areas implements Comparison with the latest monthly snapshot that was over.
func (r Released) Areas(ctx context.Context, version survey.Ref, chamber territory.ChamberID, at time.Time) (Elsewhere, error) {
	editions, err := r.Snapshots.List(ctx, version.ID)
	if err != nil {
		return Elsewhere{}, err
	}
	for _, e := range editions {
		if e.Major != version.Version.Major || e.Span.Months != monthlyPeriods || !e.Span.Closed(at) {
			continue
		}
		s, err := r.Snapshots.Get(ctx, e.Series, 0)
		if err != nil {
			return Elsewhere{}, err
		}
		return elsewhereIn(s, chamber), nil
	}
	return Elsewhere{}, nil
}

// elsewhereIn are the means that a snapshot shows.
func elsewhereIn(s *stats.Snapshot, chamber territory.ChamberID) Elsewhere {
	of := s.Table(stats.TableOf(stats.AxisRegion, stats.AxisArea))
	e := Elsewhere{Span: s.Span, Region: map[survey.AreaID]stats.MicroPoints{}, Network: map[survey.AreaID]stats.MicroPoints{}}
	region := territory.Italy().RegionOf(chamber)
	for _, area := range of.ColumnValues {
		if scores, ok := of.Cell("", area).Scores(); ok {
			e.Network[survey.AreaID(area)] = microPoints(scores.Mean)
		}
		if scores, ok := of.Cell(region, area).Scores(); ok && region != "" {
			e.Region[survey.AreaID(area)] = microPoints(scores.Mean)
		}
	}
	return e
}

func microPoints(h stats.Hundredths) stats.MicroPoints { return stats.MicroPoints(h) * 10_000 }
