package storetest

import (
	"context"
	"fmt"
	"sync"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
)

func factOf(id survey.ResponseID) stats.Fact {
	return stats.Fact{Response: id, Company: "c", Instrument: "prova", SubmittedAt: noon}
}

// putNext puts a fact into the generation that is being made, which must be g.
func (s *shelf) putNext(g intake.Generation, f stats.Fact) step {
	return func(ctx context.Context, w intake.Writer) error {
		next, found, err := w.NextFacts(ctx)
		if err != nil {
			return err
		}
		if found != g || next == nil {
			return fmt.Errorf("generation %q is being made, want %q", found, g)
		}
		if err := next.PutFact(ctx, f); err != nil {
			return err
		}
		all, err := next.Facts(ctx, f.Company, f.Instrument)
		if err == nil && (len(all) == 0 || all[len(all)-1].Province != f.Province) {
			err = fmt.Errorf("%+v is not among %+v", f, all)
		}
		return err
	}
}

func (s *shelf) mustMakeNone() {
	s.t.Helper()
	s.write(func(ctx context.Context, w intake.Writer) error {
		if next, g, err := w.NextFacts(ctx); err != nil || next != nil || g != "" {
			return fmt.Errorf("generation %q is being made: %w", g, err)
		}
		return nil
	})
}

func (s *shelf) begin() intake.Generation {
	s.t.Helper()
	g, err := s.BeginFacts(s.ctx)
	s.must(err)
	return g
}

func (s *shelf) put(f stats.Fact) {
	s.t.Helper()
	s.write(func(ctx context.Context, w intake.Writer) error { return w.PutFact(ctx, f) })
}

// factsSwitch makes generations one after the other: each time what is in use is
// found unchanged until the switch, and nothing of it afterwards, by the instance
// that switches and by another one.
func factsSwitch(s *shelf) {
	stores := []intake.Store{s.Store, s.second()}
	s.mustMakeNone()
	old := factOf("old")
	s.put(old)
	for i := range 3 {
		g := s.begin()
		fact := factOf(survey.ResponseID(fmt.Sprint("new", i)))
		changed := fact
		changed.Province = "FI"
		s.write(s.putNext(g, fact))
		s.must(stores[1].Atomic(s.ctx, s.putNext(g, changed)))
		for _, store := range stores {
			same(s, []stats.Fact{old})(store.Facts(s.ctx, "c", "prova"))
		}
		s.must(stores[i%2].SwitchFacts(s.ctx, g))
		for _, store := range stores {
			same(s, []stats.Fact{changed})(store.Facts(s.ctx, "c", "prova"))
		}
		s.mustMakeNone()
		s.mustBe(survey.Conflict, s.SwitchFacts(s.ctx, g), "switching again")
		s.must(s.DropFacts(s.ctx, g))
		old = changed
		old.Province = "PO"
		s.put(old)
		same(s, []stats.Fact{old})(s.Facts(s.ctx, "c", "prova"))
	}
}

// factsUnfinished begins generations that are given up or left behind.
func factsUnfinished(s *shelf) {
	old := factOf("old")
	s.put(old)
	g := s.begin()
	s.write(s.putNext(g, factOf("given-up")))
	s.must(s.DropFacts(s.ctx, g))
	s.mustMakeNone()
	s.mustBe(survey.Conflict, s.SwitchFacts(s.ctx, g), "switching to what was given up")
	g = s.begin()
	s.write(s.putNext(g, factOf("left")))
	s.mustBe(survey.Internal, s.Atomic(s.ctx, inOrder(s.putNext(g, factOf("undone")), func(context.Context, intake.Writer) error {
		return survey.Fail(survey.Internal, "undo")
	})), "undoing")
	s.close()
	s.Store = s.another()
	same(s, []stats.Fact{old})(s.Facts(s.ctx, "c", "prova"))
	g = s.begin()
	s.write(s.putNext(g, factOf("new")))
	s.must(s.SwitchFacts(s.ctx, g))
	same(s, []stats.Fact{factOf("new")})(s.Facts(s.ctx, "c", "prova"))
}

func factsSuperseded(s *shelf) {
	s.put(factOf("old"))
	first := s.begin()
	s.write(s.putNext(first, factOf("first")))
	second, err := s.second().BeginFacts(s.ctx)
	s.must(err)
	s.mustBe(survey.Conflict, s.SwitchFacts(s.ctx, first), "switching to an earlier one")
	s.must(s.DropFacts(s.ctx, first))
	s.write(s.putNext(second, factOf("second")))
	same(s, []stats.Fact{factOf("old")})(s.Facts(s.ctx, "c", "prova"))
	s.must(s.SwitchFacts(s.ctx, second))
	same(s, []stats.Fact{factOf("second")})(s.Facts(s.ctx, "c", "prova"))
}

// factsPutMeanwhile has many put facts of their own, into whatever generations
// there are, while others are begun, filled with what was there before and put in
// place. No fact gets lost: neither one whose transaction began before a
// generation nor one that commits while it is switched.
func factsPutMeanwhile(s *shelf) {
	const rounds = 4
	stores := []intake.Store{s.Store, s.second()}
	stop := make(chan struct{})
	var put [rivals][]survey.ResponseID
	var working sync.WaitGroup
	for i := range rivals {
		working.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				f := factOf(survey.ResponseID(fmt.Sprintf("%d-%04d", i, n)))
				f.Company = survey.CompanyID(fmt.Sprint("c", i))
				if err := again(s.ctx, stores[i%2], putInAll(f)); err != nil {
					s.t.Error(err)
					return
				}
				put[i] = append(put[i], f.Response)
			}
		})
	}
	for range rounds {
		g, err := stores[0].BeginFacts(s.ctx)
		if err == nil {
			for i := range rivals {
				if err = again(s.ctx, stores[0], copyOver(g, survey.CompanyID(fmt.Sprint("c", i)))); err != nil {
					break
				}
			}
		}
		if err == nil {
			err = stores[0].SwitchFacts(s.ctx, g)
		}
		if err != nil {
			s.t.Error(err)
			break
		}
	}
	close(stop)
	working.Wait()
	for i, ids := range put {
		found, err := s.Facts(s.ctx, survey.CompanyID(fmt.Sprint("c", i)), "prova")
		if err != nil || len(found) != len(ids) || len(ids) == 0 {
			s.t.Errorf("%d of %d facts are there: %v", len(found), len(ids), err)
		}
	}
}

// putInAll puts a fact into the facts in use and into those that are being made.
func putInAll(f stats.Fact) step {
	return func(ctx context.Context, w intake.Writer) error {
		if _, err := w.CompanyByCode(ctx, "nobody"); survey.KindOf(err) != survey.NotFound {
			return err
		}
		if err := w.PutFact(ctx, f); err != nil {
			return err
		}
		next, _, err := w.NextFacts(ctx)
		if err != nil || next == nil {
			return err
		}
		return next.PutFact(ctx, f)
	}
}

// copyOver puts the facts of a company that are in use into a generation.
func copyOver(g intake.Generation, company survey.CompanyID) step {
	return func(ctx context.Context, w intake.Writer) error {
		next, found, err := w.NextFacts(ctx)
		if err == nil && found != g {
			err = fmt.Errorf("generation %q is being made, want %q", found, g)
		}
		if err != nil {
			return err
		}
		all, err := w.Facts(ctx, company, "prova")
		if err != nil {
			return err
		}
		for _, f := range all {
			if err := next.PutFact(ctx, f); err != nil {
				return err
			}
		}
		return nil
	}
}
