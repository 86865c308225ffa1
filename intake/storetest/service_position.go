package storetest

import (
	"context"

	"maturita/stats"
	"maturita/survey"
)

// released is a benchmark, or the lack of one.
type released struct {
	figures stats.Benchmark
	err     error
}

// Benchmark implements intake.Peers.
func (r released) Benchmark(context.Context, survey.QuestionnaireID, int) (stats.Benchmark, error) {
	return r.figures, r.err
}

// positionKept finds where a company stands at submission, from what is released
// then, and never again.
func positionKept(w *world) {
	all := released{figures: stats.Benchmark{Month: 12*2026 + 1, Edition: 1, Groups: map[stats.Peers]stats.Quantiles{{}: {N: 10, Bounds: []stats.Bin{0}}}}}
	w.CompareWith(all)
	o, a := w.submitted(codeA, "si")
	want := survey.Position{Month: "2026-02", Edition: 1, N: 10, Parts: 2, Part: 2}
	if o.Response.Position != want {
		w.t.Fatalf("%+v, want %+v", o.Response.Position, want)
	}
	all.figures.Edition = 2
	w.CompareWith(all)
	if again, err := w.Submit(w.ctx, a); err != nil || again.Response.Position != want {
		w.t.Errorf("sent again: %+v %v", again.Response.Position, err)
	}
	w.CompareWith(released{err: survey.Fail(survey.NotFound, "error.not-found")})
	if o, _ := w.submitted(codeB, "si"); o.Response.Position != (survey.Position{}) {
		w.t.Errorf("without a snapshot: %+v", o.Response.Position)
	}
	fault := survey.Fail(survey.Internal, "error.internal")
	w.CompareWith(released{err: fault})
	_, b := w.begin()
	w.fill(b, "00488410010", "si")
	if _, err := w.Submit(w.ctx, b); survey.KindOf(err) != survey.Internal {
		w.t.Errorf("while the snapshot cannot be read: %v", err)
	}
}
