package storetest

import (
	"context"
	"errors"
	"time"

	"maturita/intake"
	"maturita/survey"
)

func (p *postman) SendCopy(_ context.Context, to string, c intake.Copy) error {
	if p.fail != nil {
		return p.fail
	}
	p.to, p.copies = append(p.to, to), append(p.copies, c)
	return nil
}

// anybody may be written to, nobody none.
func anybody(string) bool { return true }
func nobody(string) bool  { return false }

// reachable makes a draft with an address, whose link has been sent.
func (w *world) reachable(address string) intake.Access {
	w.t.Helper()
	_, a := w.begin()
	w.moveTo(a, address)
	if _, err := w.DeliverMail(w.ctx, &postman{}); err != nil {
		w.t.Fatal(err)
	}
	w.pass(time.Hour)
	return a
}

// moveTo records another address.
func (w *world) moveTo(a intake.Access, address string) {
	w.t.Helper()
	f := form(codeA)
	f.ContactEmail = address
	if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: f}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) askForCopy(a intake.Access) {
	w.t.Helper()
	if err := w.MailCopy(w.ctx, a, anybody); err != nil {
		w.t.Fatal(err)
	}
}

// mustDeliver delivers and checks how many copies went out so far.
func (w *world) mustDeliver(p *postman, copies int, what string) {
	w.t.Helper()
	if _, err := w.DeliverMail(w.ctx, p); err != nil || len(p.copies) != copies {
		w.t.Fatalf("%s: %d copies, want %d: %v", what, len(p.copies), copies, err)
	}
}

func copyLife(w *world) {
	_, without := w.begin()
	if err := w.MailCopy(w.ctx, without, anybody); survey.KindOf(err) != survey.WrongState {
		w.t.Fatal("a copy without an address", err)
	}
	a, p := w.reachable("Forno@esempio.it"), &postman{}
	if err := w.MailCopy(w.ctx, a, nobody); survey.KindOf(err) != survey.TooMany {
		w.t.Fatal("a limit does not hold", err)
	}
	w.mustDeliver(p, 0, "a refused one")

	w.askForCopy(a)
	w.askForCopy(a)
	w.save(a, map[survey.QuestionID]survey.OptionID{"sito": "si"}) // after it was asked for
	w.mustDeliver(p, 1, "asked for twice")
	got := p.copies[0]
	if p.to[0] != "Forno@esempio.it" || got.Response.ID != a.Response() || got.Response.Language != "de" || got.Questionnaire.Ref != got.Response.Instrument || got.Response.Answers["sito"].Answer.Option != "si" {
		w.t.Fatalf("to %s: %+v", p.to, got)
	}
	live := w.liveLinks(a.Response())
	w.askForCopy(a)
	w.mustDeliver(p, 1, "asked for again at once")
	w.pass(time.Hour)
	w.askForCopy(a)
	w.mustDeliver(p, 2, "asked for again later")
	if now := w.liveLinks(a.Response()); now != live {
		w.t.Fatalf("a copy makes links: %d, before %d", now, live)
	}

	w.pass(time.Hour)
	w.askForCopy(a)
	w.moveTo(a, "altro@esempio.it")
	w.mustDeliver(p, 2, "the address changed meanwhile")
	if last := p.to[len(p.to)-1]; last != "altro@esempio.it" { // its link
		w.t.Fatal(p.to)
	}

	w.pass(time.Hour)
	w.save(a, map[survey.QuestionID]survey.OptionID{"squadra": "no", "cassa": "si"})
	if _, err := w.Submit(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	w.askForCopy(a)
	w.mustDeliver(p, 3, "of a submitted response")
	if got := p.copies[2]; got.Response.State != survey.Submitted || p.to[len(p.to)-1] != "altro@esempio.it" {
		w.t.Fatalf("to %s: %+v", p.to, got.Response.State)
	}

	b := w.reachable("scaduta@esempio.it")
	w.askForCopy(b)
	w.pass(400 * 24 * time.Hour)
	if n, err := w.Expire(w.ctx); n == 0 || err != nil {
		w.t.Fatal(n, err)
	}
	w.mustDeliver(p, 3, "of a draft that is gone")
}

func copyRetried(w *world) {
	a, p := w.reachable("forno@esempio.it"), &postman{fail: errors.New("the server is away")}
	w.askForCopy(a)
	if sent, err := w.DeliverMail(w.ctx, p); sent != 0 || err == nil {
		w.t.Fatal(sent, err)
	}
	p.fail = nil
	w.mustDeliver(p, 0, "before it is due again")
	w.pass(time.Hour)
	w.mustDeliver(p, 1, "tried again")

	w.pass(time.Hour)
	w.askForCopy(a)
	p.fail = errors.New("never")
	failures := 0
	for range 20 {
		if _, err := w.DeliverMail(w.ctx, p); err != nil {
			failures++
		}
		w.pass(24 * time.Hour)
	}
	if failures < 2 || failures == 20 {
		w.t.Fatalf("tried %d times", failures)
	}
}
