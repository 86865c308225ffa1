package storetest

import (
	"crypto/rand"
	"errors"
	"slices"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// Versions that sample moves on to.
var (
	sameAgain = survey.Version{Major: 1, Minor: 1}
	reworded  = survey.Version{Major: 1, Minor: 2}
	another   = survey.Version{Major: 2}
)

// versioned is sample as it is asked in a version: from reworded on, squadra is
// in other words, cassa has other options and turni is new.
func versioned(v survey.Version) *survey.Questionnaire {
	q := sample()
	q.Version = v
	q.Title["en"] = "Trial"
	if v.Compare(reworded) >= 0 {
		first, second := q.Areas[0].Questions, q.Areas[1].Questions
		first[1].Text = survey.Text{"it": "siete più di tre?"}
		second[0].Options = []survey.Option{{ID: "tenuta", Text: survey.Text{"it": "Tenuta"}, Points: survey.Whole(1)}, {ID: "no", Text: survey.Text{"it": "No"}}}
		turns := first[0]
		turns.ID, turns.Text = "turni", survey.Text{"it": "turni"}
		q.Areas[1].Questions = append(second, turns)
	}
	q.Prepare()
	return q
}

// versions makes the world's service know the versions of sample.
func (w *world) versions() *intake.Catalogue {
	catalogue := intake.NewCatalogue(w.store, func(canonical []byte) (*survey.Questionnaire, error) {
		if string(canonical) == "{}" {
			return sample(), nil
		}
		v, err := survey.ParseVersion(string(canonical))
		return versioned(v), err
	})
	w.Service = intake.New(w.store, catalogue, w.now, rand.Reader)
	return catalogue
}

func (w *world) publish(catalogue *intake.Catalogue, v survey.Version) {
	w.t.Helper()
	ref := survey.Ref{ID: sample().ID, Version: v}
	if _, err := catalogue.Publish(w.ctx, intake.NewPublication(ref, []byte(v.String())), w.now()); err != nil {
		w.t.Fatal(err)
	}
}

// planned is the plan of a draft, which must have one.
func (w *world) planned(a intake.Access) intake.MovePlan {
	w.t.Helper()
	plan, err := w.PlanMove(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	return plan
}

func (w *world) moved(a intake.Access) intake.Work {
	w.t.Helper()
	plan := w.planned(a)
	work, err := w.Move(w.ctx, a, plan.To.Version, plan.Mark())
	if err != nil {
		w.t.Fatal(err)
	}
	return work
}

func (w *world) mustOffer(a intake.Access, want survey.Version, offered bool) {
	w.t.Helper()
	work, err := w.Work(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	to, ok, err := w.MoveOffered(w.ctx, a, work)
	if err != nil || ok != offered || to.Version != want {
		w.t.Fatal(to, ok, err)
	}
	if _, err := w.PlanMove(w.ctx, a); offered != (err == nil) {
		w.t.Fatal("what is offered cannot be planned, or the other way round:", err)
	}
}

func moveOffered(w *world) {
	catalogue := w.versions()
	_, a := w.begin()
	w.mustOffer(a, survey.Version{}, false)
	w.publish(catalogue, sameAgain)
	w.publish(catalogue, reworded)
	w.mustOffer(a, reworded, true)
	_, fresh := w.begin()
	w.mustOffer(fresh, survey.Version{}, false)
	retire := func(v survey.Version) {
		w.t.Helper()
		if _, err := catalogue.Retire(w.ctx, survey.Ref{ID: "prova", Version: v}, false, w.now()); err != nil {
			w.t.Fatal(err)
		}
	}
	if w.planned(a).FromRetired {
		w.t.Fatal("a version in force is said to be retired")
	}
	retire(sample().Version)
	if !w.planned(a).FromRetired {
		w.t.Fatal("nobody is told that the version is retired")
	}
	retire(reworded)
	w.mustOffer(a, sameAgain, true)
	w.mustOffer(fresh, survey.Version{}, false) // never back to an older one
	retire(sameAgain)
	w.mustOffer(a, survey.Version{}, false)
	w.fill(a, codeA, "si") // and is finished all the same
	if _, err := w.Submit(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
}

// moveKeeps moves to a version with the same questions, many times at once.
func moveKeeps(w *world) {
	catalogue := w.versions()
	r, a := w.begin()
	w.fill(a, codeA, "si")
	w.publish(catalogue, sameAgain)
	before, err := w.store.Response(w.ctx, r.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	plan := w.planned(a)
	if len(plan.Kept) != 3 || len(plan.Confirm)+len(plan.Lost)+len(plan.New)+len(plan.Open) > 0 {
		w.t.Fatalf("%+v", plan)
	}
	w.pass(time.Hour)
	for _, one := range together(8, func(int) (intake.Work, error) { return w.Move(w.ctx, a, sameAgain, plan.Mark()) }) {
		if one.err != nil || one.value.Questionnaire.Version != sameAgain || !one.value.Complete() {
			w.t.Fatal(one.err, one.value.Response.Instrument)
		}
	}
	after, err := w.store.Response(w.ctx, r.ID)
	if err != nil || after.Instrument.Version != sameAgain || after.Revision != before.Revision+1 || after.Profile != before.Profile || !after.ExpiresAt.After(before.ExpiresAt) {
		w.t.Fatal(err, after)
	}
	for id, was := range before.Answers {
		if is := after.Answers[id]; !is.Answer.Equal(was.Answer) || is.Revision != was.Revision || !is.SavedAt.Equal(was.SavedAt) || is.Carried {
			w.t.Fatalf("%s: %+v became %+v", id, was, is)
		}
	}
	o, err := w.Submit(w.ctx, a)
	if err != nil || o.Response.Instrument.Version != sameAgain || o.Result.Overall.Exact != "75/1" {
		w.t.Fatal(err, o.Result.Overall)
	}
	facts, err := w.store.Facts(w.ctx, o.Response.Company, "prova")
	if err != nil || len(facts) != 1 || facts[0].Version != sameAgain {
		w.t.Fatal(err, facts)
	}
}

func moveSorts(w *world) {
	catalogue := w.versions()
	_, a := w.begin()
	w.fill(a, codeA, "si")
	w.publish(catalogue, reworded)
	work := w.moved(a)
	answers := work.Response.Answers
	if answers["sito"].Carried || !answers["squadra"].Carried || answers["squadra"].Revision != 2 || answers["cassa"].Answer.Kind != survey.Unanswered || answers["cassa"].Revision != 2 {
		w.t.Fatalf("%+v", answers)
	}
	_, err := w.Submit(w.ctx, a)
	var problems survey.Problems
	if !errors.As(err, &problems) {
		w.t.Fatal(err)
	}
	var open []string
	for _, p := range problems {
		open = append(open, p.Field+" "+p.Key)
	}
	if !slices.Equal(open, []string{"squadra problem.unconfirmed", "cassa problem.unanswered", "turni problem.unanswered"}) {
		w.t.Fatal(open)
	}
	w.save(a, map[survey.QuestionID]survey.OptionID{"squadra": "no", "cassa": "tenuta", "turni": "no"})
	o, err := w.Submit(w.ctx, a)
	if err != nil || o.Response.Instrument.Version != reworded {
		w.t.Fatal(err)
	}
}

// moveOutdatesPages saves what pages of the version before still say.
func moveOutdatesPages(w *world) {
	catalogue := w.versions()
	_, a := w.begin()
	w.fill(a, codeA, "si")
	w.publish(catalogue, reworded)
	w.moved(a)
	stale := func(id survey.QuestionID, base int64, o survey.OptionID) intake.Saved {
		w.t.Helper()
		saved, err := w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: id, Base: base, Answer: option(o)}})
		if err != nil {
			w.t.Fatal(err)
		}
		return saved
	}
	if s := stale("sito", 1, "no"); len(s.Conflicts)+len(s.Refused) > 0 || s.Response.Given()["sito"].Option != "no" {
		w.t.Fatal("a question that is what it was takes no answer", s.Conflicts, s.Refused)
	}
	for _, o := range []survey.OptionID{"si", "no"} { // another answer, and the same one
		if s := stale("squadra", 1, o); len(s.Conflicts) != 1 || !s.Response.Answers["squadra"].Carried || s.Response.Given()["squadra"].Option != "no" {
			w.t.Fatalf("answered in words that nobody saw: %+v", s.Response.Answers["squadra"])
		}
	}
	if s := stale("cassa", 1, "no"); len(s.Conflicts) != 1 || s.Response.Answers["cassa"].Answer.Kind != survey.Unanswered {
		w.t.Fatalf("answered with options that nobody saw: %+v", s.Response.Answers["cassa"])
	}
	if s := stale("cassa", 1, "si"); len(s.Refused) != 1 {
		w.t.Fatal("an option that is gone was taken")
	}
	if s := stale("lavori", 0, "si"); len(s.Refused) != 1 {
		w.t.Fatal("a question off the path was answered")
	}
	if s := stale("squadra", 2, "no"); len(s.Conflicts) > 0 || s.Response.Answers["squadra"].Carried {
		w.t.Fatal("confirming does not confirm", s.Conflicts)
	}
}

// moveShowsFirst: what was shown is what happens, or nothing does.
func moveShowsFirst(w *world) {
	catalogue := w.versions()
	r, a := w.begin()
	w.fill(a, codeA, "si")
	w.publish(catalogue, sameAgain)
	refused := func(want survey.Kind, to survey.Version, mark string) {
		w.t.Helper()
		_, err := w.Move(w.ctx, a, to, mark)
		stored, _ := w.store.Response(w.ctx, r.ID)
		if survey.KindOf(err) != want || stored.Instrument != sample().Ref || len(stored.Given()) != 3 {
			w.t.Fatal(err, stored.Instrument)
		}
	}
	seen := w.planned(a).Mark()
	refused(survey.Conflict, sameAgain, "")
	refused(survey.Conflict, survey.Version{Major: 7}, seen)
	w.publish(catalogue, reworded)
	refused(survey.Conflict, sameAgain, seen) // an even newer one came
	refused(survey.Conflict, reworded, seen)
	seen = w.planned(a).Mark()
	w.save(a, map[survey.QuestionID]survey.OptionID{"cassa": "no"}) // by a colleague: it stays, to be confirmed
	refused(survey.Conflict, reworded, seen)
	seen = w.planned(a).Mark()
	w.save(a, map[survey.QuestionID]survey.OptionID{"sito": "no"}) // stays as it is in either case
	if _, err := w.Move(w.ctx, a, reworded, seen); err != nil {
		w.t.Fatal(err)
	}
	// An old page leads nowhere back.
	work, err := w.Move(w.ctx, a, sameAgain, seen)
	if err != nil || work.Questionnaire.Version != reworded {
		w.t.Fatal(err, work.Questionnaire.Version)
	}
}

// moveToAnotherMajor takes no answer along, and then goes on.
func moveToAnotherMajor(w *world) {
	catalogue := w.versions()
	_, a := w.begin()
	w.fill(a, codeA, "si")
	w.publish(catalogue, another)
	plan := w.planned(a)
	if plan.Comparable() || len(plan.Lost) != 3 || len(plan.New) != 5 || len(plan.Kept)+len(plan.Confirm)+len(plan.Open) > 0 {
		w.t.Fatalf("%+v", plan)
	}
	work := w.moved(a)
	if len(work.Response.Given()) > 0 || !work.Response.ProfileDone() {
		w.t.Fatal(work.Response.Given())
	}
	for _, id := range []survey.QuestionID{"sito", "note"} { // answered before, and not
		answer := option("si")
		if id == "note" {
			answer = survey.Answer{Kind: survey.AnswerText, Text: "da una pagina vecchia"}
		}
		for _, base := range []int64{0, 1} {
			saved, err := w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: id, Base: base, Answer: answer}})
			shown := work.Response.Answers[id].Revision
			if err != nil || (len(saved.Conflicts) == 1) != (base != shown) {
				w.t.Fatalf("%s on base %d, where %d is stored: %v %v", id, base, shown, saved.Conflicts, err)
			}
		}
	}
	w.save(a, map[survey.QuestionID]survey.OptionID{"sito": "si", "squadra": "no", "cassa": "tenuta", "turni": "si"})
	if o, err := w.Submit(w.ctx, a); err != nil || o.Response.Instrument.Version != another {
		w.t.Fatal(err)
	}
}

func moveDenied(w *world) {
	catalogue := w.versions()
	o, edit := w.submitted(codeA, "si")
	token, err := w.Share(w.ctx, edit)
	if err != nil {
		w.t.Fatal(err)
	}
	w.publish(catalogue, sameAgain)
	w.mustOffer(edit, survey.Version{}, false)
	view := w.open(token)
	for _, one := range []struct {
		a    intake.Access
		want survey.Kind
	}{{edit, survey.WrongState}, {view, survey.Denied}, {intake.Access{}, survey.Denied}} {
		if _, err := w.PlanMove(w.ctx, one.a); survey.KindOf(err) != one.want {
			w.t.Error("planned:", err)
		}
		if _, err := w.Move(w.ctx, one.a, sameAgain, ""); survey.KindOf(err) != one.want {
			w.t.Error("moved:", err)
		}
	}
	r, err := w.store.Response(w.ctx, o.Response.ID)
	if err != nil || r.Instrument != sample().Ref || r.Revision != o.Response.Revision {
		w.t.Error("something happened", err, r.Instrument)
	}
}

// moveAmongSaves moves while others save: whatever they were told is saved, is.
func moveAmongSaves(w *world) {
	catalogue := w.versions()
	r, a := w.begin()
	w.fill(a, codeA, "si")
	w.publish(catalogue, reworded)
	seen := w.planned(a).Mark()
	const savers = 6
	texts := []survey.QuestionID{"sito", "note"}
	got := together(savers+2, func(i int) (intake.Saved, error) {
		if i >= savers {
			_, err := w.Move(w.ctx, a, reworded, seen)
			return intake.Saved{}, err
		}
		edit := intake.Edit{Question: texts[i%2], Base: 1, Answer: option("no")}
		if edit.Question == "note" {
			edit.Base, edit.Answer = 0, survey.Answer{Kind: survey.AnswerText, Text: "sempre la stessa"}
		}
		return w.SaveAnswers(w.ctx, a, []intake.Edit{edit})
	})
	for _, one := range got {
		if one.err != nil || len(one.value.Conflicts)+len(one.value.Refused) > 0 {
			w.t.Fatal(one.err, one.value.Conflicts, one.value.Refused)
		}
	}
	stored, err := w.store.Response(w.ctx, r.ID)
	if err != nil || stored.Instrument.Version != reworded || stored.Given()["sito"].Option != "no" || stored.Given()["note"].Text != "sempre la stessa" || !stored.Answers["squadra"].Carried {
		w.t.Fatalf("%v %+v", err, stored)
	}
}
