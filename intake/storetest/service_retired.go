package storetest

import "maturita/survey"

func retiredVersion(w *world) {
	before, earlier := w.submitted(codeA, "no")
	_, draft := w.begin()
	if err := w.store.Retire(w.ctx, sample().Ref, survey.Instant(w.now())); err != nil {
		w.t.Fatal(err)
	}
	if _, _, err := w.Begin(w.ctx, "prova", "1", "it"); survey.KindOf(err) != survey.NotFound {
		w.t.Error("a response began on a retired version", err)
	}
	if _, _, err := w.Update(w.ctx, earlier); survey.KindOf(err) != survey.NotFound {
		w.t.Error("an update began on a retired version", err)
	}
	w.fill(draft, codeB, "si")
	if o, err := w.Submit(w.ctx, draft); err != nil || o.Result.Overall == nil || o.Response.Instrument != sample().Ref {
		w.t.Error("a draft on a retired version was not finished", err)
	}
	if o, err := w.Outcome(w.ctx, earlier); err != nil || o.Response.ID != before.Response.ID || o.Result.Overall == nil {
		w.t.Error("a result on a retired version is not read", err)
	}
}
