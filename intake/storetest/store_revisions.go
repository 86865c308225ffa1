package storetest

import (
	"context"
	"fmt"

	"maturita/intake"
	"maturita/survey"
)

func revisionsGuard(s *shelf) {
	r := draft("r")
	r.Revision = 7 // an insert begins at 1, whatever it is given
	s.write(insert(r), putCompany(company("c", "code")))
	for revision := int64(1); revision <= 2; revision++ {
		r.Revision, r.NoticeVersion = revision, fmt.Sprint("from ", revision)
		s.must(s.ReplaceResponse(s.ctx, r))
		c := company("c", "code")
		c.Revision, c.Name = revision, r.NoticeVersion
		s.write(putCompany(c))
	}
	for _, revision := range []int64{-1, 0, 1, 2, 4} {
		r := draft("r")
		r.Revision, r.NoticeVersion = revision, "wrong"
		s.mustBe(survey.Conflict, s.ReplaceResponse(s.ctx, r), fmt.Sprint("replacing revision ", revision))
		s.mustBe(survey.Conflict, s.Atomic(s.ctx, replace(r)), fmt.Sprint("replacing revision ", revision))
		c := company("c", "code")
		c.Revision = revision
		s.mustBe(survey.Conflict, s.Atomic(s.ctx, putCompany(c)), fmt.Sprint("putting revision ", revision))
	}
	if r := s.response("r"); r.Revision != 3 || r.NoticeVersion != "from 2" {
		s.t.Errorf("revision %d %q is stored", r.Revision, r.NoticeVersion)
	}
	if c, err := s.CompanyByCode(s.ctx, "code"); err != nil || c.Revision != 3 || c.Name != "from 2" {
		s.t.Errorf("company %+v, %v is stored", c, err)
	}
}

func replace(r survey.Response) step {
	return func(ctx context.Context, w intake.Writer) error { return w.ReplaceResponse(ctx, r) }
}

const rivals = 8

// oneWins lets rivals on two instances do the same and returns the one that
// succeeded; all others must have met a conflict.
func (s *shelf) oneWins(do func(i int, store intake.Store) error) int {
	s.t.Helper()
	stores := []intake.Store{s.Store, s.second()}
	winner := -1
	for i, one := range together(rivals, func(i int) (any, error) { return nil, do(i, stores[i%2]) }) {
		switch {
		case one.err != nil:
			s.mustBe(survey.Conflict, one.err, "losing")
		case winner >= 0:
			s.t.Errorf("%d and %d both won", winner, i)
		default:
			winner = i
		}
	}
	if winner < 0 {
		s.t.Fatal("nobody won")
	}
	return winner
}

func oneReplacesResponse(s *shelf) {
	s.write(insert(draft("r")))
	for revision := int64(1); revision <= 6; revision++ {
		winner := s.oneWins(func(i int, store intake.Store) error {
			r := draft("r")
			r.Revision, r.NoticeVersion = revision, fmt.Sprint(i)
			if i < rivals/2 {
				return store.ReplaceResponse(s.ctx, r)
			}
			return store.Atomic(s.ctx, replace(r))
		})
		if r := s.response("r"); r.Revision != revision+1 || r.NoticeVersion != fmt.Sprint(winner) {
			s.t.Fatalf("%d won revision %d, stored is %d of %s", winner, revision, r.Revision, r.NoticeVersion)
		}
	}
}

func onePutsCompany(s *shelf) {
	winner := s.oneWins(func(i int, store intake.Store) error {
		return store.Atomic(s.ctx, putCompany(company(survey.CompanyID(fmt.Sprint("c", i)), "code")))
	})
	id := survey.CompanyID(fmt.Sprint("c", winner))
	for revision := int64(1); revision <= 6; revision++ {
		winner := s.oneWins(func(i int, store intake.Store) error {
			c := company(id, "code")
			c.Revision, c.Name = revision, fmt.Sprint(i)
			return store.Atomic(s.ctx, putCompany(c))
		})
		c, err := s.CompanyByCode(s.ctx, "code")
		if err != nil || c.ID != id || c.Revision != revision+1 || c.Name != fmt.Sprint(winner) {
			s.t.Fatalf("%d won revision %d, stored is %+v, %v", winner, revision, c, err)
		}
	}
}
