package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"maturita/intake"
	"maturita/survey"
)

const day = 24 * time.Hour

func written(text string) survey.Answer { return survey.Answer{Kind: survey.AnswerText, Text: text} }

// secretive is a draft whose every text would be noticed where it does not
// belong, with the delegates of its two areas.
func (w *world) secretive() (company, uno, due intake.Access) {
	w.t.Helper()
	_, company = w.begin()
	f := form(codeA)
	f.CompanyName, f.ContactEmail = "Forno Rossi", "segreto@esempio.it"
	if _, err := w.SaveProfile(w.ctx, company, intake.ProfileEdit{Form: f}); err != nil {
		w.t.Fatal(err)
	}
	uno, due = w.delegate(company, "uno", "Studio Bianchi"), w.delegate(company, "due", "Nome segreto")
	w.save(company, map[survey.QuestionID]survey.OptionID{"squadra": "si", "cassa": "si"})
	if _, err := w.SaveAnswers(w.ctx, due, []intake.Edit{{Question: "note", Answer: written("testo segreto")}}); err != nil {
		w.t.Fatal(err)
	}
	return company, uno, due
}

// mustBeSilent fails where something of a response says what only the company
// may know.
func (w *world) mustBeSilent(what string, shown any) {
	w.t.Helper()
	said := fmt.Sprintf("%+v", shown)
	for _, secret := range []string{codeA, "segreto", "FI", "10.71", "cassa:", "note:"} {
		if strings.Contains(said, secret) {
			w.t.Fatalf("%s says %q: %s", what, secret, said)
		}
	}
}

func delegateSees(w *world) {
	company, uno, due := w.secretive()
	if uno.Scope() != intake.ScopeArea || uno.Area() != "uno" || uno.Response() != company.Response() || !uno.ExpiresAt().Equal(survey.Instant(w.now()).Add(60*day)) {
		w.t.Fatalf("%+v", uno)
	}
	work, err := w.Work(w.ctx, uno)
	if err != nil {
		w.t.Fatal(err)
	}
	w.mustBeSilent("work", work.Response)
	w.mustBeSilent("the way", work.Path)
	w.mustBeSilent("the delegation", *work.Delegation)
	if len(work.Areas) != 1 || work.Areas[0].Area.ID != "uno" || len(work.Areas[0].Questions) != 3 || !work.Path.On("lavori") || work.Path.On("cassa") || work.Path.OnArea("due") {
		w.t.Fatalf("%+v", work.Areas)
	}
	if work.Response.Profile.CompanyName != "Forno Rossi" || len(work.Response.Answers) != 1 || work.Response.Answers["squadra"].Answer.Option != "si" {
		w.t.Fatalf("%+v", work.Response)
	}
	// Another delegate's name stays unknown, also in a conflict.
	twin := w.delegate(company, "uno", "Gemello segreto")
	if _, err := w.SaveAnswers(w.ctx, twin, []intake.Edit{{Question: "sito", Answer: option("si")}}); err != nil {
		w.t.Fatal(err)
	}
	saved, err := w.SaveAnswers(w.ctx, uno, []intake.Edit{{Question: "sito", Answer: option("no")}, {Question: "cassa", Answer: option("no")}})
	if err != nil || len(saved.Conflicts) != 1 || saved.Conflicts[0].Theirs.By != "" || saved.Conflicts[0].Theirs.Answer.Option != "si" {
		w.t.Fatalf("%v %+v", err, saved.Conflicts)
	}
	w.mustBeSilent("what was saved", saved.Response)
	w.mustBeSilent("conflicts", saved.Conflicts)
	w.mustBeSilent("areas", saved.Areas)
	if work, err = w.Work(w.ctx, due); err != nil || work.Response.GivenBy("note") != "Nome segreto" {
		w.t.Fatal("a delegate does not see its own name", err)
	}
}

// delegateSaves throws whatever it finds at an area's link: nothing outside the
// area ever changes, and what is refused says nothing.
func delegateSaves(w *world) {
	company, uno, _ := w.secretive()
	random := rand.New(rand.NewPCG(1, 2))
	questions := []survey.QuestionID{"sito", "squadra", "lavori", "cassa", "note", "", "fantasma", "uno", "note\x00"}
	answers := []survey.Answer{option("si"), option("no"), option("forse"), written("x"), {}, {Kind: survey.AnswerInapplicable}}
	before := w.response(company).Answers
	for range 150 {
		var edits []intake.Edit
		for range 1 + random.IntN(4) {
			edits = append(edits, intake.Edit{Question: questions[random.IntN(len(questions))], Base: random.Int64N(4), Answer: answers[random.IntN(len(answers))]})
		}
		saved, err := w.SaveAnswers(w.ctx, uno, edits)
		if err != nil {
			w.t.Fatal(err)
		}
		w.mustBeSilent("what was saved", []any{saved.Response, saved.Conflicts})
	}
	after := w.response(company)
	for _, id := range []survey.QuestionID{"cassa", "note"} {
		if before[id].Revision != after.Answers[id].Revision || !before[id].Answer.Equal(after.Answers[id].Answer) {
			w.t.Errorf("%s: %+v became %+v", id, before[id], after.Answers[id])
		}
	}
	if after.Answers["sito"].By == "" {
		w.t.Error("nothing was saved at all")
	}
	for _, id := range []survey.QuestionID{"cassa", "fantasma"} {
		saved, err := w.SaveAnswers(w.ctx, uno, []intake.Edit{{Question: id, Answer: option("no")}})
		if err != nil || len(saved.Refused) != 1 || saved.Refused[0].Key != "problem.question-of-others" {
			w.t.Errorf("%s: %v %+v", id, err, saved.Refused)
		}
	}
}

// response is the response as it is stored.
func (w *world) response(a intake.Access) survey.Response {
	w.t.Helper()
	r, err := w.store.Response(w.ctx, a.Response())
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func answersKeepGiver(w *world) {
	_, company := w.begin()
	w.fill(company, codeA, "si")
	uno := w.delegate(company, "uno", "  Studio\n Bianchi ")
	by := func(id survey.QuestionID, want string) {
		w.t.Helper()
		if got := w.response(company).GivenBy(id); got != want {
			w.t.Errorf("%s is given by %q, want %q", id, got, want)
		}
	}
	revision := w.response(company).Revision
	w.save(uno, map[survey.QuestionID]survey.OptionID{"sito": "si"}) // as it is
	by("sito", "")
	w.save(uno, map[survey.QuestionID]survey.OptionID{"sito": "no", "squadra": "si", "lavori": "si"})
	by("sito", "Studio Bianchi")
	by("cassa", "")
	w.save(company, map[survey.QuestionID]survey.OptionID{"sito": "no"}) // as it is
	by("sito", "Studio Bianchi")
	w.save(company, map[survey.QuestionID]survey.OptionID{"squadra": "no"})
	by("squadra", "")
	if got := w.response(company).Revision; got != revision+2 {
		w.t.Errorf("%d writes for two changes", got-revision)
	}
	if err := w.RevokeDelegation(w.ctx, company, w.response(company).Delegations[0].ID); err != nil {
		w.t.Fatal(err)
	}
	by("sito", "Studio Bianchi")
	o, err := w.Submit(w.ctx, company)
	if err != nil || o.Response.GivenBy("sito") != "Studio Bianchi" || o.Response.GivenBy("cassa") != "" {
		w.t.Fatal(err, o.Response.Answers)
	}
	w.pass(time.Hour)
	next, _, err := w.Update(w.ctx, company)
	if err != nil || len(next.Delegations) != 0 || next.Answers["sito"].By != "" || !next.Answers["sito"].Carried {
		w.t.Fatalf("an update carries delegations over: %v %+v", err, next)
	}
}

func delegationLife(w *world) {
	_, company := w.begin()
	for name, key := range map[string]string{
		"": "problem.delegate-name-missing", " \n\t": "problem.delegate-name-missing", "🥖": "problem.delegate-name-missing",
		strings.Repeat("x", survey.MaxDelegateName+1): "problem.text-long", "a\x00b": "problem.text-encoding",
	} {
		var problems survey.Problems
		if _, _, err := w.Delegate(w.ctx, company, "uno", name); !errors.As(err, &problems) || problems[0].Key != key || problems[0].Field != "nome" {
			w.t.Errorf("%q: %v", name, err)
		}
	}
	if _, _, err := w.Delegate(w.ctx, company, "tre", "Studio"); survey.KindOf(err) != survey.NotFound {
		w.t.Error("an area that is not there", err)
	}
	if got := w.response(company); len(got.Delegations) != 0 || got.Revision != 1 {
		w.t.Fatalf("something is stored: %+v", got)
	}
	first, d, err := w.Delegate(w.ctx, company, "uno", "Anna 🥖 \u202e<b>")
	if err != nil || d.Name != "Anna 🥖 <b>" || d.Area != "uno" || d.ID == "" {
		w.t.Fatalf("%v %+v", err, d)
	}
	for _, area := range []survey.AreaID{"uno", "due"} { // the same form again
		if _, _, err := w.DelegateOnce(w.ctx, company, d.ID, area, "Anna"); survey.KindOf(err) != survey.Conflict || len(w.response(company).Delegations) != 1 {
			w.t.Fatal("one id makes two delegations", err)
		}
	}
	for _, id := range []survey.DelegationID{"", "x", "../0123456789abc", d.ID + "00"} {
		if _, _, err := w.DelegateOnce(w.ctx, company, id, "uno", "Anna"); survey.KindOf(err) != survey.Invalid {
			w.t.Error("an id that is none", id, err)
		}
	}
	anna := w.open(first)
	if anna.Delegation() != d.ID || company.Delegation() != "" {
		w.t.Error("the access names", anna.Delegation(), company.Delegation())
	}
	second := w.delegate(company, "uno", "Bea")
	for range 2 { // idempotent
		if err := w.RevokeDelegation(w.ctx, company, d.ID); err != nil {
			w.t.Fatal(err)
		}
	}
	if err := w.RevokeDelegation(w.ctx, company, "altra"); survey.KindOf(err) != survey.NotFound {
		w.t.Error("a delegation that is not there", err)
	}
	if _, err := w.Open(w.ctx, first); survey.KindOf(err) != survey.NotFound || err.Error() != "error.no-link (not-found)" {
		w.t.Error("a revoked link opens", err)
	}
	if _, err := w.Work(w.ctx, anna); survey.KindOf(err) != survey.NotFound {
		w.t.Error("whoever came in before is still in", err)
	}
	if _, err := w.SaveAnswers(w.ctx, anna, []intake.Edit{{Question: "sito", Answer: option("si")}}); survey.KindOf(err) != survey.NotFound || len(w.response(company).Answers) != 0 {
		w.t.Error("whoever came in before still saves", err)
	}
	w.save(second, map[survey.QuestionID]survey.OptionID{"sito": "si"})
	w.save(company, map[survey.QuestionID]survey.OptionID{"cassa": "si"})
	w.bounded(company)
	w.pass(61 * day)
	if _, err := w.Work(w.ctx, second); survey.KindOf(err) != survey.NotFound {
		w.t.Error("a delegation outlives 60 days", err)
	}
	w.delegate(company, "uno", "dopo")
}

// bounded fills up the delegations of a response that has one live and one
// revoked.
func (w *world) bounded(company intake.Access) {
	w.t.Helper()
	const most, kept = 12, 60
	for i := range most - 1 {
		w.delegate(company, "due", fmt.Sprint("Numero ", i))
	}
	var problems survey.Problems
	if _, _, err := w.Delegate(w.ctx, company, "due", "Uno di troppo"); !errors.As(err, &problems) || problems[0].Key != "problem.delegations-many" {
		w.t.Fatal("there is no end to delegations", err)
	}
	for i := range kept {
		all := w.response(company).Delegations
		if err := w.RevokeDelegation(w.ctx, company, all[len(all)-1].ID); err != nil {
			w.t.Fatal(err)
		}
		w.delegate(company, "due", fmt.Sprint("Altro ", i))
	}
	r := w.response(company)
	if len(r.Delegations) != kept || r.GivenBy("sito") != "Bea" {
		w.t.Fatalf("%d delegations are kept, %q gave the answer", len(r.Delegations), r.GivenBy("sito"))
	}
	if n := w.liveLinks(company.Response()); n != most+1 { // and the company's own
		w.t.Errorf("%d links are live", n)
	}
}

func delegationAfterDraft(w *world) {
	_, company := w.begin()
	token, _, err := w.Delegate(w.ctx, company, "uno", "Studio Bianchi")
	if err != nil {
		w.t.Fatal(err)
	}
	uno := w.open(token)
	w.fill(company, codeA, "si")
	if _, err := w.Submit(w.ctx, company); err != nil {
		w.t.Fatal(err)
	}
	over := func(when string) {
		w.t.Helper()
		if _, err := w.Open(w.ctx, token); err != nil {
			w.t.Error(when, "the delegate is not told why", err)
		}
		before := w.everything(company.Response())
		for name, do := range map[string]func() error{
			"see": func() error { _, err := w.Work(w.ctx, uno); return err },
			"save": func() error {
				_, err := w.SaveAnswers(w.ctx, uno, []intake.Edit{{Question: "sito", Base: 1, Answer: option("no")}})
				return err
			},
		} {
			if survey.KindOf(do()) != survey.WrongState {
				w.t.Error(when, "the delegate may", name, do())
			}
		}
		if _, err := w.Outcome(w.ctx, uno); survey.KindOf(err) != survey.Denied {
			w.t.Error(when, "the delegate sees the result", err)
		}
		if w.everything(company.Response()) != before {
			w.t.Error(when, "the delegate changes something")
		}
	}
	over("submitted:")
	if _, _, err := w.Delegate(w.ctx, company, "uno", "tardi"); survey.KindOf(err) != survey.WrongState {
		w.t.Error("delegated what is sent", err)
	}
	if err := w.RevokeDelegation(w.ctx, company, w.response(company).Delegations[0].ID); survey.KindOf(err) != survey.WrongState {
		w.t.Error("revoked in what is sent", err)
	}
	if err := w.Withdraw(w.ctx, company); err != nil {
		w.t.Fatal(err)
	}
	over("withdrawn:")
	_, draft := w.begin()
	gone := w.delegate(draft, "uno", "Studio Bianchi")
	w.pass(59 * day)
	if _, err := w.Work(w.ctx, gone); err != nil {
		w.t.Fatal("a delegation ends early", err)
	}
	w.pass(400 * day)
	if n, err := w.Expire(w.ctx); n != 1 || err != nil {
		w.t.Fatal(n, err)
	}
	if _, err := w.Work(w.ctx, gone); survey.KindOf(err) != survey.NotFound {
		w.t.Error("a draft that expired", err)
	}
}

func delegationsAtOnce(w *world) {
	const n, most = 16, 12
	_, company := w.begin()
	made := together(n, func(i int) (intake.Token, error) {
		token, _, err := w.Delegate(w.ctx, company, "due", fmt.Sprint("Persona ", i))
		return token, err
	})
	var in []intake.Access
	for _, one := range made {
		if one.err == nil {
			in = append(in, w.open(one.value))
		} else if survey.KindOf(one.err) != survey.Invalid {
			w.t.Fatal(one.err)
		}
	}
	if len(in) != most || len(w.response(company).Delegations) != most {
		w.t.Fatalf("%d of %d at once, %d stored", len(in), n, len(w.response(company).Delegations))
	}
	// Two areas and the company merge; of many on one question one wins.
	uno := w.response(company).Delegations[0].ID
	if err := w.RevokeDelegation(w.ctx, company, uno); err != nil {
		w.t.Fatal(err)
	}
	elsewhere := w.delegate(company, "uno", "Altrove")
	saved := together(3, func(i int) (intake.Saved, error) {
		switch i {
		case 0:
			return w.SaveAnswers(w.ctx, company, []intake.Edit{{Question: "squadra", Answer: option("si")}})
		case 1:
			return w.SaveAnswers(w.ctx, elsewhere, []intake.Edit{{Question: "sito", Answer: option("si")}})
		}
		return w.SaveAnswers(w.ctx, in[most-1], []intake.Edit{{Question: "cassa", Answer: option("si")}})
	})
	for i, one := range saved {
		if one.err != nil && !(i == 2 && survey.KindOf(one.err) == survey.NotFound) || len(one.value.Conflicts) > 0 {
			w.t.Errorf("%d: %v %+v", i, one.err, one.value.Conflicts)
		}
	}
	r := w.response(company)
	if r.GivenBy("sito") != "Altrove" || r.GivenBy("squadra") != "" || r.Answers["squadra"].Answer.Option != "si" {
		w.t.Fatalf("%+v", r.Answers)
	}
}
