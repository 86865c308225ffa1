package staff

import "context"

// What is read of snapshots that were released, see package stats.
const (
	ReadNetwork Action = "read-network"
	ReadRegion  Action = "read-region"
)

// OpenReleased authorises reading what was released of the network or of a region.
// A scope of another kind has nothing of it: the answer is Denied. The refusal is
// recorded; reading is not, as the figures are public.
func (s *Service) OpenReleased(ctx context.Context, actor Actor, where Scope) error {
	action := ReadNetwork
	if where.kind == inRegion {
		action = ReadRegion
	}
	return s.authorised(ctx, actor, action, where, "")
}
