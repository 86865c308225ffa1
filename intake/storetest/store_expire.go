package storetest

import (
	"fmt"

	"maturita/intake"
	"maturita/survey"
)

const expiredDrafts = 7

// insertExpired stores drafts that have expired at minute 60, the oldest first,
// each with two links, and what may not be deleted.
func (s *shelf) insertExpired() (kept []survey.ResponseID) {
	s.t.Helper()
	withLinks := func(r survey.Response) step {
		return inOrder(insert(r), insertLink(link(intake.LinkHash(r.ID), r.ID)), insertLink(link("2-"+intake.LinkHash(r.ID), r.ID)))
	}
	for i := range expiredDrafts {
		r := draft(survey.ResponseID(fmt.Sprint("expired-", i)))
		r.ExpiresAt = minutes(i)
		s.write(withLinks(r))
	}
	for id, change := range map[survey.ResponseID]func(*survey.Response){
		"just-now":  func(r *survey.Response) { r.ExpiresAt = minutes(60) },
		"alive":     func(r *survey.Response) { r.ExpiresAt = minutes(61) },
		"submitted": func(r *survey.Response) { r.State, r.ExpiresAt, r.SubmittedAt = survey.Submitted, minutes(1), noon },
		"withdrawn": func(r *survey.Response) { r.State, r.ExpiresAt, r.WithdrawnAt = survey.Withdrawn, minutes(1), noon },
	} {
		r := draft(id)
		change(&r)
		s.write(withLinks(r))
		kept = append(kept, id)
	}
	return kept
}

func (s *shelf) mustHaveExpired(kept []survey.ResponseID) {
	s.t.Helper()
	for i := range expiredDrafts {
		id := survey.ResponseID(fmt.Sprint("expired-", i))
		s.mustBeGone(id)
		if links, err := s.Links(s.ctx, id); err != nil || len(links) > 0 {
			s.t.Errorf("%s leaves %d links: %v", id, len(links), err)
		}
	}
	for _, id := range kept {
		s.response(id)
		if links, err := s.Links(s.ctx, id); err != nil || len(links) != 2 {
			s.t.Errorf("%s has %d links left: %v", id, len(links), err)
		}
	}
}

func expiredWithinLimit(s *shelf) {
	kept := s.insertExpired()
	for _, one := range []struct{ limit, deleted int }{{0, 0}, {-1, 0}, {3, 3}, {3, 3}, {3, 1}, {3, 0}} {
		n, err := s.DeleteExpired(s.ctx, minutes(60), one.limit)
		if err != nil || n != one.deleted {
			s.t.Fatalf("deleted %d of at most %d, want %d: %v", n, one.limit, one.deleted, err)
		}
	}
	s.mustHaveExpired(kept)
}

func expiredOnce(s *shelf) {
	kept := s.insertExpired()
	stores := []intake.Store{s.Store, s.second()}
	total := 0
	for _, one := range together(4, func(i int) (int, error) { return stores[i%2].DeleteExpired(s.ctx, minutes(60), 3) }) {
		if survey.KindOf(one.err) != survey.Conflict {
			s.must(one.err)
		}
		total += one.value
	}
	n, err := s.DeleteExpired(s.ctx, minutes(60), 100)
	s.must(err)
	if total+n != expiredDrafts {
		s.t.Errorf("deleted %d, want %d", total+n, expiredDrafts)
	}
	s.mustHaveExpired(kept)
}

func savedWhileExpiring(s *shelf) {
	stores := []intake.Store{s.Store, s.second()}
	for i := range 10 {
		r := draft(survey.ResponseID(fmt.Sprint("r", i)))
		r.ExpiresAt = noon
		s.write(insert(r))
		r.Revision, r.ExpiresAt = 1, minutes(60)
		deleted := 0
		got := together(2, func(i int) (n int, err error) {
			if i == 0 {
				return 0, stores[0].ReplaceResponse(s.ctx, r)
			}
			deleted, err = stores[1].DeleteExpired(s.ctx, minutes(1), 10)
			return deleted, err
		})
		saved, expired := got[0].err, got[1].err
		s.must(expired)
		_, gone := s.Response(s.ctx, r.ID)
		if (deleted == 0) != (saved == nil) || (saved == nil) != (gone == nil) {
			s.t.Fatalf("deleted %d, the save says %v, reading says %v", deleted, saved, gone)
		}
		if saved != nil {
			s.mustBe(survey.Conflict, saved, "saving an expired draft")
		}
	}
}
