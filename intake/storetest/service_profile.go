package storetest

import (
	"errors"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/survey"
)

func addressCorrected(w *world) {
	_, a := w.begin()
	p := &postman{}
	save := func(email string) {
		w.t.Helper()
		f := form(codeA)
		f.ContactEmail = email
		if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: f}); err != nil {
			w.t.Fatal(err)
		}
	}
	deliver := func(want ...string) {
		w.t.Helper()
		p.to, p.links = nil, nil
		if _, err := w.DeliverMail(w.ctx, p); err != nil || fmt.Sprint(p.to) != fmt.Sprint(want) {
			w.t.Fatal("sent to", p.to, err, "not", want)
		}
		if language := p.links[0][0].Language; language != "de" {
			w.t.Fatal("the company reads", language)
		}
	}
	save("sbagliato@esempio.it")
	deliver("sbagliato@esempio.it")
	wrong := p.links[0][0].Token
	w.open(wrong)
	save("giusto@esempio.it") // in the same window of time
	deliver("giusto@esempio.it")
	w.open(p.links[0][0].Token)
	if _, err := w.Open(w.ctx, wrong); survey.KindOf(err) != survey.NotFound {
		w.t.Fatal("the link that went to the wrong address still opens", err)
	}
	if _, err := w.Work(w.ctx, a); err != nil {
		w.t.Fatal("the link in use was revoked", err)
	}
	w.pass(time.Hour)
	save("terzo@esempio.it")
	save("quarto@esempio.it") // before the mail to the third has gone out
	deliver("quarto@esempio.it")
	refused := func(string) bool { return false }
	f := form(codeA)
	f.ContactEmail = "quinto@esempio.it"
	var problems survey.Problems
	if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: f, MayWrite: refused}); !errors.As(err, &problems) || problems[0].Field != "email" {
		w.t.Fatal("a mail that may not be written is", err)
	}
	f.ContactEmail = "quarto@esempio.it"
	if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: f, MayWrite: refused}); err != nil {
		w.t.Fatal("saving without a new address asks for leave to write", err)
	}
}

func profilePutAside(w *world) {
	r, a := w.begin()
	w.fill(a, codeA, "si")
	typed := survey.ProfileForm{CompanyName: "Forno \x00 a metà", PartitaIVA: "123"}
	if err := w.PutAside(w.ctx, a, typed); err != nil {
		w.t.Fatal(err)
	}
	stored, err := w.store.Response(w.ctx, r.ID)
	if err != nil || stored.Unfinished == nil || *stored.Unfinished != typed.Aside() || stored.Unfinished.CompanyName != "Forno \ufffd a metà" || stored.Profile.CodiceFiscale != codeA {
		w.t.Fatalf("%v: stored %+v beside %+v", err, stored.Unfinished, stored.Profile)
	}
	var problems survey.Problems
	if _, err := w.Submit(w.ctx, a); !errors.As(err, &problems) || len(problems) != 1 || problems[0].Field != "profile" {
		w.t.Fatal("submitted with a profile put aside", err)
	}
	if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: form(codeA)}); err != nil {
		w.t.Fatal(err)
	}
	if o, err := w.Submit(w.ctx, a); err != nil || o.Response.Unfinished != nil {
		w.t.Fatal(err, o.Response.Unfinished)
	}
}

func profileChangedMeanwhile(w *world) {
	r, a := w.begin()
	seen := intake.ProfileMark(survey.Profile{})
	save := func(name, seen string) error {
		f := form(codeA)
		f.CompanyName = name
		_, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: f, Seen: seen})
		return err
	}
	if err := save("Forno Rossi", seen); err != nil {
		w.t.Fatal(err)
	}
	if err := save("Forno Bianchi", seen); survey.KindOf(err) != survey.Conflict {
		w.t.Fatal("a page that saw no profile replaces one", err)
	}
	if err := save("Forno Rossi", seen); err != nil {
		w.t.Fatal("saving what is stored is no conflict", err)
	}
	stored, err := w.store.Response(w.ctx, r.ID)
	if err != nil || stored.Profile.CompanyName != "Forno Rossi" {
		w.t.Fatal(err, stored.Profile.CompanyName)
	}
	if err := save("Forno Bianchi", intake.ProfileMark(stored.Profile)); err != nil {
		w.t.Fatal(err)
	}
}

// lostAmongDrafts has more drafts name the address of a company than one mail
// holds links of.
func lostAmongDrafts(w *world) {
	f := form(codeA)
	f.ContactEmail = "forno@esempio.it"
	real, a := w.begin()
	w.fill(a, codeA, "si")
	if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: f}); err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.Submit(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	for range 30 {
		_, other := w.begin()
		if _, err := w.SaveProfile(w.ctx, other, intake.ProfileEdit{Form: f}); err != nil {
			w.t.Fatal(err)
		}
	}
	p := &postman{}
	if _, err := w.DeliverMail(w.ctx, p); err != nil {
		w.t.Fatal(err)
	}
	p.links = nil
	w.pass(time.Hour)
	if err := w.LostLink(w.ctx, "forno@esempio.it"); err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.DeliverMail(w.ctx, p); err != nil || len(p.links) != 1 {
		w.t.Fatal(err, len(p.links))
	}
	if first := w.open(p.links[0][0].Token); first.Response() != real.ID {
		w.t.Fatal("drafts push the submitted response out of the mail")
	}
}
