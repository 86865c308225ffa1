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

// engineAt is an engine of another version: as the running one, but what change
// makes of it.
func engineAt(version string, change func(*scoring.Result)) intake.Engine {
	return intake.Engine{Version: version, Score: func(m *scoring.Model, a survey.Answers) scoring.Result {
		r := m.Score(a)
		r.Engine = version
		if change != nil {
			change(&r)
		}
		return r
	}}
}

// milder lifts 50 points to 60 and leaves all else.
func milder(r *scoring.Result) {
	if r.Overall != nil && r.Overall.Exact == "50/1" {
		top := survey.LevelID("base")
		r.Overall, r.Level, r.LevelByScore = &scoring.Score{Exact: "60/1", Display: "60"}, &top, &top
		r.Areas[0].Exact = new(string)
		*r.Areas[0].Exact = "20/1"
	}
}

func (w *world) rescore(engine intake.Engine, o intake.RescoreOptions) (intake.RescoreSummary, []intake.Rescored, error) {
	w.t.Helper()
	var each []intake.Rescored
	o.Each = func(one intake.Rescored) { each = append(each, one) }
	catalogue := intake.NewCatalogue(w.store, func([]byte) (*survey.Questionnaire, error) { return sample(), nil })
	summary, err := intake.NewRescorer(w.store, catalogue, engine).Rescore(w.ctx, sample().Ref, o)
	return summary, each, err
}

// mustRescore is rescore that must succeed with so many responses of verdicts.
func (w *world) mustRescore(engine intake.Engine, o intake.RescoreOptions, want map[intake.Verdict]int, written int) []intake.Rescored {
	w.t.Helper()
	summary, each, err := w.rescore(engine, o)
	if err != nil {
		w.t.Fatal(err)
	}
	w.mustSum(summary, want, written)
	return each
}

func (w *world) mustSum(got intake.RescoreSummary, want map[intake.Verdict]int, written int) {
	w.t.Helper()
	all := 0
	for verdict, n := range want {
		all += n
		if got.Verdicts[verdict] != n {
			w.t.Errorf("%d responses are %s, want %d", got.Verdicts[verdict], verdict, n)
		}
	}
	if got.Responses != all || got.Written != written {
		w.t.Errorf("%d responses, %d written; want %d, %d", got.Responses, got.Written, all, written)
	}
}

// kept is what is stored of a response.
type kept struct {
	official scoring.Result
	fact     stats.Fact
}

func (w *world) kept(o intake.Outcome) kept {
	w.t.Helper()
	result, err := w.store.Result(w.ctx, o.Response.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	facts, err := w.store.Facts(w.ctx, o.Response.Company, "prova")
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range facts {
		if f.Response == o.Response.ID {
			return kept{result, f}
		}
	}
	w.t.Fatal("no fact of", o.Response.ID)
	return kept{}
}

// rescoreStores scores a superseded, a withdrawn, a counting response and one of
// another company again; a draft is none of them.
func rescoreStores(w *world) {
	first, _ := w.submitted(codeA, "no") // 50 points
	w.pass(time.Hour)
	second, _ := w.submitted(codeA, "si") // 75 points
	w.pass(time.Hour)
	third, a := w.submitted(codeA, "no")
	w.pass(time.Hour)
	if err := w.Withdraw(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	other, _ := w.submitted(codeB, "no")
	w.begin()
	all := []intake.Outcome{first, second, third, other}
	var before []kept
	for _, o := range all {
		before = append(before, w.kept(o))
	}

	next := engineAt("9.1.0", milder)
	want := map[intake.Verdict]int{intake.ChangedResult: 3, intake.SameResult: 1}
	each := w.mustRescore(next, intake.RescoreOptions{DryRun: true}, want, 0)
	for i, o := range all {
		if now := w.kept(o); now.official.Engine != before[i].official.Engine || !factsEqual(now.fact, before[i].fact) {
			w.t.Fatalf("the dry run changed\n%+v\nto %+v", before[i], now)
		}
	}
	for i, one := range each {
		if i > 0 && one.Response <= each[i-1].Response || one.Written || one.Before.Engine != scoring.EngineVersion || one.After.Engine != "9.1.0" {
			w.t.Errorf("%+v", one)
		}
	}

	w.mustRescore(next, intake.RescoreOptions{}, want, 4)
	for i, o := range all {
		now, then := w.kept(o), before[i]
		fact := then.fact
		fact.Engine = "9.1.0"
		if o.Result.Overall.Exact == "50/1" {
			points, one := stats.MicroPoints(60_000_000), stats.MicroPoints(20_000_000)
			fact.Level, fact.Overall = "base", &points
			fact.Areas = append([]stats.AreaScore{{Area: fact.Areas[0].Area, State: fact.Areas[0].State, Score: &one}}, fact.Areas[1:]...)
		}
		if now.official.Engine != "9.1.0" || !factsEqual(now.fact, fact) {
			w.t.Errorf("stored is %+v\nwant fact %+v", now, fact)
		}
		earlier, err := w.store.ResultBy(w.ctx, o.Response.ID, scoring.EngineVersion)
		if err != nil || len(intake.Differences(earlier, then.official)) > 0 || earlier.Engine != scoring.EngineVersion {
			w.t.Errorf("the earlier result is %+v, %v", earlier, err)
		}
	}
	w.mustCount(first.Response.Company, second.Response.ID, 3)
	w.mustRescore(next, intake.RescoreOptions{}, map[intake.Verdict]int{intake.UpToDate: 4}, 0)

	w.pass(time.Hour)
	last, _ := w.submitted(codeA, "si") // the running engine goes on meanwhile
	w.mustCount(first.Response.Company, last.Response.ID, 4)
	if f := w.kept(second).fact; f.Engine != "9.1.0" || !f.SupersededAt.Equal(last.Response.SubmittedAt) {
		w.t.Errorf("%+v", f)
	}
	w.mustRescore(next, intake.RescoreOptions{}, map[intake.Verdict]int{intake.UpToDate: 4, intake.SameResult: 1}, 1)
}

func factsEqual(a, b stats.Fact) bool {
	same := func(x, y *stats.MicroPoints) bool { return (x == nil) == (y == nil) && (x == nil || *x == *y) }
	if len(a.Areas) != len(b.Areas) || !same(a.Overall, b.Overall) {
		return false
	}
	for i := range a.Areas {
		if a.Areas[i].Area != b.Areas[i].Area || a.Areas[i].State != b.Areas[i].State || !same(a.Areas[i].Score, b.Areas[i].Score) {
			return false
		}
	}
	return a.Response == b.Response && a.Company == b.Company && a.Engine == b.Engine && a.Level == b.Level && a.Reason == b.Reason && a.Assurance == b.Assurance &&
		a.SubmittedAt.Equal(b.SubmittedAt) && a.SupersededAt.Equal(b.SupersededAt) && a.WithdrawnAt.Equal(b.WithdrawnAt)
}

// rescoreAlarms has an engine that does not repeat itself, a fact that was
// altered and an engine that is older than the results.
func rescoreAlarms(w *world) {
	one, _ := w.submitted(codeA, "no")
	two, _ := w.submitted(codeB, "si")
	w.mustRescore(intake.RunningEngine(), intake.RescoreOptions{}, map[intake.Verdict]int{intake.UpToDate: 2}, 0)

	other := engineAt(scoring.EngineVersion, milder)
	alarm := map[intake.Verdict]int{intake.NotRepeated: 1, intake.UpToDate: 1}
	w.mustRescore(other, intake.RescoreOptions{DryRun: true}, alarm, 0)
	summary, each, err := w.rescore(other, intake.RescoreOptions{})
	if !errors.Is(err, intake.ErrRescoreAlarm) || len(each) != 1 || each[0].Response != one.Response.ID {
		w.t.Fatal(err, each)
	}
	w.mustSum(summary, alarm, 0)

	altered := w.kept(two).fact
	altered.Level = "base"
	if err := w.store.Atomic(w.ctx, func(ctx context.Context, to intake.Writer) error { return to.PutFact(ctx, altered) }); err != nil {
		w.t.Fatal(err)
	}
	next := engineAt("9.1.0", nil)
	alarm = map[intake.Verdict]int{intake.FactApart: 1, intake.SameResult: 1}
	if summary, _, err = w.rescore(next, intake.RescoreOptions{}); !errors.Is(err, intake.ErrRescoreAlarm) {
		w.t.Fatal(err)
	}
	w.mustSum(summary, alarm, 0)
	if now := w.kept(one); now.official.Engine != scoring.EngineVersion {
		w.t.Error("a response without an alarm was written beside one")
	}
	w.mustRescore(next, intake.RescoreOptions{Force: true}, alarm, 2)
	if now := w.kept(two); now.fact.Level != "alto" || now.fact.Engine != "9.1.0" {
		w.t.Errorf("%+v", now.fact)
	}

	back := map[intake.Verdict]int{intake.NewerEngine: 2}
	if summary, _, err = w.rescore(intake.RunningEngine(), intake.RescoreOptions{}); !errors.Is(err, intake.ErrRescoreAlarm) {
		w.t.Fatal(err)
	}
	w.mustSum(summary, back, 0)
	// Not official any more, and still what this version must give again.
	w.mustRescore(other, intake.RescoreOptions{DryRun: true}, map[intake.Verdict]int{intake.NewerEngine: 1, intake.NotRepeated: 1}, 0)
	w.mustRescore(intake.RunningEngine(), intake.RescoreOptions{Force: true}, back, 2)
	w.mustRescore(intake.RunningEngine(), intake.RescoreOptions{}, map[intake.Verdict]int{intake.UpToDate: 2}, 0)
}

// rescoreMissing finds responses without a result or a fact and makes neither
// up, even when forced.
func rescoreMissing(w *world) {
	w.submitted(codeA, "si")
	bare := func(id survey.ResponseID, result bool) step {
		return func(ctx context.Context, to intake.Writer) error {
			r := draft(id)
			r.State, r.Company = survey.Submitted, "bare"
			if err := to.InsertResponse(ctx, r); err != nil || !result {
				return err
			}
			return to.PutResult(ctx, id, scoring.Result{Engine: scoring.EngineVersion})
		}
	}
	if err := w.store.Atomic(w.ctx, inOrder(bare("without-result", false), bare("without-fact", true))); err != nil {
		w.t.Fatal(err)
	}
	want := map[intake.Verdict]int{intake.NoResult: 1, intake.NoFact: 1, intake.SameResult: 1}
	w.mustRescore(engineAt("9.1.0", nil), intake.RescoreOptions{Force: true}, want, 1)
}

// rescoreAltered finds answers that nobody could have submitted, by whatever
// engine, and scores them for nobody, even when forced.
func rescoreAltered(w *world) {
	for n, alter := range map[int]func(map[survey.QuestionID]survey.SavedAnswer){
		1: func(all map[survey.QuestionID]survey.SavedAnswer) {
			all["sito"] = survey.SavedAnswer{Answer: option("zzz"), Revision: 9}
		},
		2: func(all map[survey.QuestionID]survey.SavedAnswer) { delete(all, "sito") },
	} {
		o, _ := w.submitted(code(n), "si")
		err := w.store.Atomic(w.ctx, func(ctx context.Context, to intake.Writer) error {
			r, err := to.Response(ctx, o.Response.ID)
			if err != nil {
				return err
			}
			alter(r.Answers)
			return to.ReplaceResponse(ctx, r)
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	w.submitted(code(3), "si")
	want := map[intake.Verdict]int{intake.NoAnswers: 2, intake.SameResult: 1}
	w.mustRescore(engineAt("9.1.0", nil), intake.RescoreOptions{DryRun: true}, want, 0)
	w.mustRescore(engineAt("9.1.0", nil), intake.RescoreOptions{Force: true}, want, 1)
}

// rescoreInterrupted stops in the middle of more than a page and begins again.
func rescoreInterrupted(w *world) {
	const n = 130
	for i := range n {
		w.submitted(code(i), "no")
	}
	ctx, cancel := context.WithCancel(w.ctx)
	scored := 0
	next := engineAt("9.1.0", func(r *scoring.Result) {
		milder(r)
		if scored++; scored == 120 {
			cancel()
		}
	})
	whole := w.ctx
	w.ctx = ctx
	summary, _, err := w.rescore(next, intake.RescoreOptions{Force: true}) // one pass; twice scored where it is written
	w.ctx = whole
	if !errors.Is(err, context.Canceled) || summary.Written < 50 || summary.Written > 60 || summary.Written != summary.Responses {
		w.t.Fatal(err, summary.Written, summary.Responses)
	}
	done := summary.Written
	w.mustRescore(engineAt("9.1.0", milder), intake.RescoreOptions{}, map[intake.Verdict]int{intake.UpToDate: done, intake.ChangedResult: n - done}, n-done)
}

// rescoreWhileServing lets companies update and withdraw while two operators
// score again: no fact loses what either did.
func rescoreWhileServing(w *world) {
	const n = 12
	var access [n]intake.Access
	for i := range access {
		_, access[i] = w.submitted(code(i), "no")
	}
	w.pass(time.Hour)
	var drafts [n]intake.Access
	for i := range drafts {
		_, drafts[i] = w.begin()
		w.fill(drafts[i], code(i), "si")
	}
	next := engineAt("9.1.0", milder)
	var working sync.WaitGroup
	for range 2 {
		working.Go(func() {
			catalogue := intake.NewCatalogue(w.store, func([]byte) (*survey.Questionnaire, error) { return sample(), nil })
			if _, err := intake.NewRescorer(w.store, catalogue, next).Rescore(w.ctx, sample().Ref, intake.RescoreOptions{}); err != nil {
				w.t.Error(err)
			}
		})
	}
	for i, one := range together(n, func(i int) (any, error) {
		if i%3 == 0 {
			return nil, w.Withdraw(w.ctx, access[i])
		}
		return w.Submit(w.ctx, drafts[i])
	}) {
		if one.err != nil {
			w.t.Errorf("company %d: %v", i, one.err)
		}
	}
	working.Wait()
	if _, _, err := w.rescore(next, intake.RescoreOptions{}); err != nil {
		w.t.Fatal(err)
	}
	for i := range n {
		o, err := w.Outcome(w.ctx, access[i])
		if err != nil {
			w.t.Fatal(err)
		}
		f := w.kept(o).fact
		if o.Result.Engine != "9.1.0" || f.Engine != "9.1.0" || f.WithdrawnAt.IsZero() == (i%3 == 0) || f.SupersededAt.IsZero() != (i%3 == 0) {
			w.t.Errorf("company %d: %+v", i, f)
		}
	}
}
