package staff

import (
	"context"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Comparison tells what areas come to elsewhere, from the snapshots of closed
// periods: nothing live leaves a chamber.
type Comparison interface {
	// Areas returns the means in a chamber's region and in the network of the latest
	// period that was over at an instant, for versions comparable with one; nothing
	// where there is no snapshot or it shows none.
	Areas(ctx context.Context, version survey.Ref, chamber territory.ChamberID, at time.Time) (Elsewhere, error)
}

// Elsewhere are the means of areas outside a chamber.
type Elsewhere struct {
	Span            stats.Span // of the snapshot; zero = there is none
	Region, Network map[survey.AreaID]stats.MicroPoints
}
