package storetest

import (
	"context"
	"errors"
	"fmt"

	"maturita/intake"
	"maturita/survey"
)

// again does a transaction until it meets no other.
func again(ctx context.Context, store intake.Store, f step) error {
	for {
		err := store.Atomic(ctx, f)
		if survey.KindOf(err) != survey.Conflict || ctx.Err() != nil {
			return err
		}
	}
}

func incrementsKept(s *shelf) {
	const times = 10
	s.write(putCompany(company("c", "code")))
	stores := []intake.Store{s.Store, s.second()}
	increment := func(ctx context.Context, w intake.Writer) error {
		c, err := w.CompanyByCode(ctx, "code")
		if err != nil {
			return err
		}
		c.Name += "x"
		return w.PutCompany(ctx, c)
	}
	for _, one := range together(rivals, func(i int) (any, error) {
		for range times {
			if err := again(s.ctx, stores[i%2], increment); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}) {
		s.must(one.err)
	}
	c, err := s.CompanyByCode(s.ctx, "code")
	if added := len(c.Name) - len(company("c", "code").Name); err != nil || added != rivals*times || c.Revision != 1+rivals*times {
		s.t.Errorf("%d of %d increments are in revision %d: %v", added, rivals*times, c.Revision, err)
	}
}

// wholeTransactions has some move two responses on together while others read
// both.
func wholeTransactions(s *shelf) {
	const times = 10
	s.write(insert(draft("a")), insert(draft("b")))
	stores := []intake.Store{s.Store, s.second()}
	both := func(ctx context.Context, w intake.Writer) (a, b survey.Response, err error) {
		if a, err = w.Response(ctx, "a"); err == nil {
			b, err = w.Response(ctx, "b")
		}
		return a, b, err
	}
	move := func(ctx context.Context, w intake.Writer) error {
		a, b, err := both(ctx, w)
		if err != nil {
			return err
		}
		if err := w.ReplaceResponse(ctx, b); err != nil {
			return err
		}
		return w.ReplaceResponse(ctx, a)
	}
	read := func(ctx context.Context, w intake.Writer) error {
		a, b, err := both(ctx, w)
		if err == nil && a.Revision != b.Revision {
			err = fmt.Errorf("half of a transaction is seen: a has revision %d, b has %d", a.Revision, b.Revision)
		}
		return err
	}
	for _, one := range together(rivals, func(i int) (any, error) {
		var failed error
		for range times {
			f := move
			if i >= rivals/2 {
				f = read
			}
			failed = errors.Join(failed, again(s.ctx, stores[i%2], f))
		}
		return nil, failed
	}) {
		s.must(one.err)
	}
	if a, b := s.response("a"), s.response("b"); a.Revision != 1+times*rivals/2 || b.Revision != a.Revision {
		s.t.Errorf("a has revision %d, b has %d", a.Revision, b.Revision)
	}
}
