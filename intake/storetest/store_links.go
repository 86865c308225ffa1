package storetest

import (
	"context"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/survey"
)

func linksOrdered(s *shelf) {
	s.write(func(ctx context.Context, w intake.Writer) error {
		for i, minute := range []int{4, 0, 2, 2, 7} {
			l := link(intake.LinkHash(fmt.Sprint("h", 9-i)), "r")
			l.CreatedAt = minutes(minute)
			other := l
			other.Hash, other.Response = "other-"+l.Hash, "other"
			if err := inOrder(insertLink(other), insertLink(l))(ctx, w); err != nil {
				return err
			}
		}
		return nil
	})
	links, err := s.Links(s.ctx, "r")
	s.must(err)
	var order []intake.LinkHash
	for _, l := range links {
		order = append(order, l.Hash)
	}
	same(s, []intake.LinkHash{"h8", "h6", "h7", "h9", "h5"})(order, nil)
}

// mustBeRevoked compares when each link was revoked, in minutes; none is -1.
func (s *shelf) mustBeRevoked(want map[intake.LinkHash]int) {
	s.t.Helper()
	for hash, minute := range want {
		at := minutes(minute)
		if minute < 0 {
			at = time.Time{}
		}
		if l, err := s.Link(s.ctx, hash); err != nil || !l.RevokedAt.Equal(at) || l.RevokedAt.IsZero() != (minute < 0) {
			s.t.Errorf("%s is revoked at %s, want %s: %v", hash, l.RevokedAt, at, err)
		}
	}
}

func revokeSemantics(s *shelf) {
	s.write(insertLink(link("a", "r")), insertLink(link("b", "r")), insertLink(link("c", "r")), insertLink(link("d", "r")), insertLink(link("other", "o")))
	revoke := func(id survey.ResponseID, minute int, hashes ...intake.LinkHash) {
		s.t.Helper()
		s.write(func(ctx context.Context, w intake.Writer) error {
			return w.RevokeLinks(ctx, id, minutes(minute), hashes...)
		})
	}
	revoke("r", 1, "a", "b", "other", "unknown")
	s.mustBeRevoked(map[intake.LinkHash]int{"a": 1, "b": 1, "c": -1, "d": -1, "other": -1})
	revoke("r", 2, "b", "c")
	s.mustBeRevoked(map[intake.LinkHash]int{"a": 1, "b": 1, "c": 2, "d": -1, "other": -1})
	revoke("r", 3)
	s.mustBeRevoked(map[intake.LinkHash]int{"a": 1, "b": 1, "c": 2, "d": 3, "other": -1})
	revoke("r", 4)
	s.mustBeRevoked(map[intake.LinkHash]int{"a": 1, "b": 1, "c": 2, "d": 3, "other": -1})
	revoke("nobody", 5)
	s.write(insertLink(link("e", "r")))
	s.mustBeRevoked(map[intake.LinkHash]int{"e": -1, "other": -1})
}
