package storetest

import (
	"context"
	"errors"
	"sync"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// rebuild makes facts anew; during, if given, is called when all responses were
// gone through.
func (w *world) rebuild(service *intake.Service, during func()) (intake.FactSummary, []intake.FactProblem, error) {
	var problems []intake.FactProblem
	summary, err := service.RebuildFacts(w.ctx, func(one intake.FactProblem) { problems = append(problems, one) }, func(int) {
		if during != nil {
			during()
		}
	})
	return summary, problems, err
}

// mustFollow wants so many responses, each with the fact that follows from it.
func (w *world) mustFollow(responses int) {
	w.t.Helper()
	summary, err := w.VerifyFacts(w.ctx, nil, func(one intake.FactProblem) { w.t.Errorf("%+v", one) })
	if err != nil || summary.Responses != responses || summary.Problems > 0 {
		w.t.Errorf("%+v, want %d responses: %v", summary, responses, err)
	}
}

// damage puts facts that do not follow from anything.
func (w *world) damage(facts ...stats.Fact) {
	w.t.Helper()
	err := w.store.Atomic(w.ctx, func(ctx context.Context, to intake.Writer) error {
		for _, f := range facts {
			if err := to.PutFact(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// rebuildRestores damages the facts of a superseded, a withdrawn and a counting
// response and puts one there that belongs to none.
func rebuildRestores(w *world) {
	first, _ := w.submitted(codeA, "no")
	w.pass(time.Hour)
	second, _ := w.submitted(codeA, "si")
	w.pass(time.Hour)
	third, a := w.submitted(codeA, "no")
	w.pass(time.Hour)
	if err := w.Withdraw(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	w.submitted(codeB, "no")
	w.begin()
	all := []intake.Outcome{first, second, third}
	var before []stats.Fact
	for _, o := range all {
		before = append(before, w.kept(o).fact)
	}
	one, two, three := before[0], before[1], before[2]
	one.SupersededAt, one.Province = time.Time{}, "PO"
	two.Overall, two.Areas, two.InUse = nil, nil, []survey.TechnologyID{"x"}
	three.WithdrawnAt = time.Time{}
	nobodys := two
	nobodys.Response = "nobodys"
	w.damage(one, two, three, nobodys)
	if summary, err := w.VerifyFacts(w.ctx, nil, func(intake.FactProblem) {}); err != nil || summary.Problems < 3 {
		w.t.Fatalf("%+v %v", summary, err)
	}

	if summary, problems, err := w.rebuild(w.Service, nil); err != nil || summary.Responses != 4 || summary.Problems+len(problems) > 0 {
		w.t.Fatalf("%+v %+v %v", summary, problems, err)
	}
	w.mustFollow(4)
	w.mustCount(first.Response.Company, second.Response.ID, 3)
	for i, o := range all {
		if now := w.kept(o).fact; !factsEqual(now, before[i]) {
			w.t.Errorf("%+v, want %+v", now, before[i])
		}
	}
	w.pass(time.Hour)
	last, _ := w.submitted(codeA, "no")
	w.mustCount(first.Response.Company, last.Response.ID, 4)
	w.mustFollow(5)
}

// rebuildAmongChanges lets companies whose facts are wrong submit, withdraw and
// be scored again when the new facts are made and not yet in use.
func rebuildAmongChanges(w *world) {
	first, _ := w.submitted(codeA, "no")
	w.pass(time.Hour)
	second, back := w.submitted(codeA, "si")
	third, updated := w.submitted(codeB, "no")
	w.pass(time.Hour)
	one, two := w.kept(second).fact, w.kept(third).fact
	one.Province, one.SubmittedAt = "PO", one.SubmittedAt.Add(-9*time.Hour) // before the first
	two.Level, two.SupersededAt = "base", two.SubmittedAt
	w.damage(one, two)

	next := engineAt("9.1.0", milder)
	var fourth intake.Outcome
	summary, _, err := w.rebuild(w.Service, func() {
		if err := w.Withdraw(w.ctx, back); err != nil {
			w.t.Error(err)
		}
		r, token, err := w.Update(w.ctx, updated)
		if err != nil {
			w.t.Fatal(err)
		}
		a := w.open(token)
		w.fill(a, codeB, "si")
		if fourth, err = w.Submit(w.ctx, a); err != nil || fourth.Response.ID != r.ID {
			w.t.Error(err)
		}
		w.submitted(code(1), "si") // nobody knew of
		w.pass(time.Hour)
		if _, _, err := w.rescore(next, intake.RescoreOptions{Force: true}); err != nil {
			w.t.Error(err)
		}
	})
	if err != nil || summary.Responses != 3 {
		w.t.Fatal(summary, err)
	}
	w.mustFollow(5)
	w.mustCount(first.Response.Company, first.Response.ID, 2)
	w.mustCount(third.Response.Company, fourth.Response.ID, 2)
	if f := w.kept(first).fact; f.Engine != "9.1.0" || *f.Overall != 60_000_000 {
		w.t.Errorf("%+v", f)
	}
}

// rebuildRefuses has a response without a result among others: the facts in use
// stay, wrong ones too.
func rebuildRefuses(w *world) {
	o, _ := w.submitted(codeA, "si")
	wrong := w.kept(o).fact
	wrong.Province = "PO"
	w.damage(wrong)
	err := w.store.Atomic(w.ctx, func(ctx context.Context, to intake.Writer) error {
		r, err := to.Response(ctx, o.Response.ID)
		if err != nil {
			return err
		}
		r.ID = "without-result"
		return to.InsertResponse(ctx, r)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	summary, problems, err := w.rebuild(w.Service, nil)
	if !errors.Is(err, intake.ErrRebuild) || summary.Responses != 2 || summary.Problems != 1 || len(problems) != 1 || problems[0].Response != "without-result" || problems[0].Cause == nil {
		w.t.Fatalf("%+v %+v %v", summary, problems, err)
	}
	if f := w.kept(o).fact; !factsEqual(f, wrong) || f.Province != "PO" {
		w.t.Errorf("%+v", f)
	}
	w.mustMakeNone()
	err = w.store.Atomic(w.ctx, func(ctx context.Context, to intake.Writer) error {
		return to.PutResult(ctx, "without-result", scoring.Result{Engine: scoring.EngineVersion})
	})
	if err != nil {
		w.t.Fatal(err)
	}
	if _, _, err := w.rebuild(w.Service, nil); err != nil {
		w.t.Fatal(err)
	}
	w.mustFollow(2)
}

func (w *world) mustMakeNone() {
	w.t.Helper()
	err := w.store.Atomic(w.ctx, func(ctx context.Context, to intake.Writer) error {
		if _, g, err := to.NextFacts(ctx); err != nil || g != "" {
			w.t.Errorf("generation %q is being made: %v", g, err)
		}
		return nil
	})
	if err != nil {
		w.t.Error(err)
	}
}

// rebuildInterrupted stops within more than a page, has another instance begin in
// between, and begins again.
func rebuildInterrupted(w *world) {
	const n = 130
	for i := range n {
		w.submitted(code(i), "no")
	}
	o, _ := w.submitted(codeA, "si")
	wrong := w.kept(o).fact
	wrong.Province = "PO"
	w.damage(wrong)
	whole := w.ctx
	var cancel context.CancelFunc
	w.ctx, cancel = context.WithCancel(whole)
	_, _, err := w.rebuild(w.Service, func() { cancel() })
	w.ctx = whole
	if !errors.Is(err, context.Canceled) || w.kept(o).fact.Province != "PO" {
		w.t.Fatal(err, w.kept(o).fact)
	}
	w.mustMakeNone()

	other, err := intake.Generation(""), error(nil)
	summary, _, overtaken := w.rebuild(w.Service, func() {
		if other == "" {
			if other, err = w.all.second().BeginFacts(w.ctx); err != nil {
				w.t.Fatal(err)
			}
		}
	})
	if survey.KindOf(overtaken) != survey.WrongState || summary.Responses != 100 || w.kept(o).fact.Province != "PO" {
		w.t.Fatal(overtaken, summary)
	}
	if summary, _, err := w.rebuild(w.beside(), nil); err != nil || summary.Responses != n+1 {
		w.t.Fatal(err, summary)
	}
	w.mustFollow(n + 1)
}

// rebuildWhileServing makes facts anew over and over while companies submit
// again and again, withdraw, and are scored again.
func rebuildWhileServing(w *world) {
	const companies, times = 6, 8
	stop := make(chan struct{})
	var working sync.WaitGroup
	rebuilt := 0
	working.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, problems, err := w.rebuild(w.beside(), nil); err != nil {
				w.t.Error(err, problems)
				return
			}
			rebuilt++
		}
	})
	working.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			catalogue := catalogueOn(w.store)
			for _, version := range []string{"9.1.0", "9.2.0"} {
				if _, err := intake.NewRescorer(w.store, catalogue, engineAt(version, milder)).Rescore(w.ctx, sample().Ref, intake.RescoreOptions{Force: true}); err != nil {
					w.t.Error(err)
					return
				}
			}
		}
	})
	got := together(companies, func(i int) (last intake.Outcome, err error) {
		var earlier intake.Access
		for n := range times {
			w.pass(time.Second)
			_, token, err := w.Begin(w.ctx, "prova", "1", "it")
			if err != nil {
				return last, err
			}
			a, err := w.Open(w.ctx, token)
			if err != nil {
				return last, err
			}
			w.fill(a, code(i), []survey.OptionID{"no", "si"}[n%2])
			if last, err = w.Submit(w.ctx, a); err != nil {
				return last, err
			}
			if n%3 == 2 {
				if err := w.Withdraw(w.ctx, earlier); err != nil {
					return last, err
				}
			}
			earlier = a
		}
		return last, nil
	})
	close(stop)
	working.Wait()
	for i, one := range got {
		if one.err != nil {
			w.t.Fatalf("company %d: %v", i, one.err)
		}
		w.mustCount(one.value.Response.Company, one.value.Response.ID, times)
	}
	if rebuilt == 0 {
		w.t.Error("no facts were made anew meanwhile")
	}
	w.mustFollow(companies * times)
}
