package intake

import "context"

const expireBatch = 500

// Expire deletes the drafts whose time has passed, with their links, and
// returns how many.
func (s *Service) Expire(ctx context.Context) (int, error) {
	total := 0
	for {
		n, err := s.store.DeleteExpired(ctx, s.now(), expireBatch)
		total += n
		if err != nil || n < expireBatch {
			return total, err
		}
	}
}

// Ready reports whether responses can be stored.
func (s *Service) Ready(ctx context.Context) error { return s.store.Ping(ctx) }
