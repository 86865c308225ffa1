package storetest

import (
	"context"
	"testing"

	"maturita/intake"
	"maturita/survey"
)

// shelf is a fresh store under test.
type shelf struct {
	intake.Store
	*instances
	t   *testing.T
	ctx context.Context
}

func newShelf(t *testing.T, place Place) *shelf {
	i := newInstances(t, place)
	return &shelf{Store: i.another(), instances: i, t: t, ctx: t.Context()}
}

func (s *shelf) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// mustBe fails the test unless an error is of a kind.
func (s *shelf) mustBe(kind survey.Kind, err error, what string) {
	s.t.Helper()
	if err == nil || survey.KindOf(err) != kind {
		s.t.Errorf("%s: %v, want an error of kind %s", what, err, kind)
	}
}

// write does steps in one transaction that must succeed.
func (s *shelf) write(steps ...step) {
	s.t.Helper()
	s.must(s.Atomic(s.ctx, inOrder(steps...)))
}

// response reads a response that must be there.
func (s *shelf) response(id survey.ResponseID) survey.Response {
	s.t.Helper()
	r, err := s.Response(s.ctx, id)
	s.must(err)
	return r
}

func (s *shelf) mustBeGone(id survey.ResponseID) {
	s.t.Helper()
	_, err := s.Response(s.ctx, id)
	s.mustBe(survey.NotFound, err, "response "+string(id))
}

// mustWork shows that the store still writes and reads.
func (s *shelf) mustWork() {
	s.t.Helper()
	s.must(s.Ping(s.ctx))
	s.write(insert(draft("still-works")))
	s.response("still-works")
}
