package storetest

import "maturita/intake"

// marksStay sets a mark twice: it is there for every instance, and no other is.
func marksStay(s *shelf) {
	s.t.Helper()
	if marked, err := s.Marked(s.ctx, intake.Demo); err != nil || marked {
		s.t.Error("a new database is marked", err)
	}
	s.must(s.Mark(s.ctx, intake.Demo))
	s.must(s.Mark(s.ctx, intake.Demo))
	for _, store := range []intake.Store{s.Store, s.second()} {
		if marked, err := store.Marked(s.ctx, intake.Demo); err != nil || !marked {
			s.t.Error("the mark is not there", err)
		}
	}
	if marked, err := s.Marked(s.ctx, "other"); err != nil || marked {
		s.t.Error("another mark is there", err)
	}
}
