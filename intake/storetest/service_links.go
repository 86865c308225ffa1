package storetest

import (
	"context"
	"errors"
	"strings"
	"time"

	"maturita/intake"
	"maturita/survey"
)

func linkLife(w *world) {
	o, a := w.submitted(codeA, "si")
	view, err := w.Share(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	guest := w.open(view)
	if guest.Scope() != intake.ScopeView || guest.Response() != o.Response.ID {
		w.t.Fatal(guest)
	}
	if _, err := w.Outcome(w.ctx, guest); err != nil {
		w.t.Fatal(err)
	}
	for name, do := range map[string]func() error{
		"withdraw": func() error { return w.Withdraw(w.ctx, guest) },
		"submit":   func() error { _, err := w.Submit(w.ctx, guest); return err },
		"update":   func() error { _, _, err := w.Update(w.ctx, guest); return err },
		"share":    func() error { _, err := w.Share(w.ctx, guest); return err },
		"revoke":   func() error { return w.RevokeShared(w.ctx, guest) },
		"mail":     func() error { return w.MailLink(w.ctx, guest, nil) },
		"copy":     func() error { return w.MailCopy(w.ctx, guest, anybody) },
		"save":     func() error { _, err := w.SaveAnswers(w.ctx, guest, nil); return err },
		"profile":  func() error { _, err := w.SaveProfile(w.ctx, guest, intake.ProfileEdit{Form: form(codeA)}); return err },
	} {
		if survey.KindOf(do()) != survey.Denied {
			w.t.Errorf("a view link may %s", name)
		}
	}
	if err := w.RevokeShared(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	unknown := intake.Token(strings.Repeat("A", len(view)))
	for _, token := range []intake.Token{view, unknown, "", "x", view + "A"} {
		if _, err := w.Open(w.ctx, token); survey.KindOf(err) != survey.NotFound || err.Error() != "error.no-link (not-found)" {
			w.t.Fatal("a dead link tells something", err)
		}
	}
	_, token, err := w.Begin(w.ctx, "prova", "1", "de")
	if err != nil {
		w.t.Fatal(err)
	}
	w.pass(3 * 365 * 24 * time.Hour)
	if _, err := w.Open(w.ctx, token); survey.KindOf(err) != survey.NotFound {
		w.t.Fatal("an expired link opens", err)
	}
}

func linksBounded(w *world) {
	const most = 12
	o, a := w.submitted(codeA, "si")
	var shared []intake.Token
	for range most + 2 {
		token, err := w.Share(w.ctx, a)
		if err != nil {
			w.t.Fatal(err)
		}
		shared = append(shared, token)
		w.pass(time.Minute)
	}
	for i, token := range shared {
		if _, err := w.Open(w.ctx, token); (err == nil) != (i >= 2) {
			w.t.Errorf("link %d of %d: %v", i, len(shared), err)
		}
	}
	if n := w.liveLinks(o.Response.ID); n != most+1 { // and the company's own
		w.t.Errorf("%d links are live", n)
	}
}

// postman keeps what it is given, or fails.
type postman struct {
	fail   error
	to     []string
	links  [][]intake.MailLink
	copies []intake.Copy
}

func (p *postman) SendLinks(_ context.Context, to string, links []intake.MailLink) error {
	if p.fail != nil {
		return p.fail
	}
	p.to, p.links = append(p.to, to), append(p.links, links)
	return nil
}

func outboxLife(w *world) {
	_, a := w.begin()
	p := &postman{}
	deliver := func(want int) {
		w.t.Helper()
		if sent, err := w.DeliverMail(w.ctx, p); sent != want || (err != nil) != (p.fail != nil) {
			w.t.Fatalf("sent %d, want %d: %v", sent, want, err)
		}
	}
	if err := w.MailLink(w.ctx, a, nil); survey.KindOf(err) != survey.WrongState {
		w.t.Fatal("a mail without an address", err)
	}
	f := form(codeA)
	f.ContactEmail = "Forno@esempio.it"
	if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: f}); err != nil {
		w.t.Fatal(err)
	}
	deliver(1) // a new address gets the link
	if len(p.to) != 1 || p.to[0] != "Forno@esempio.it" {
		w.t.Fatal(p.to)
	}
	if got := w.open(p.links[0][0].Token); got.Response() != a.Response() || got.Scope() != intake.ScopeEdit {
		w.t.Fatal("the mailed link opens something else")
	}

	draft, err := w.store.Response(w.ctx, a.Response())
	if l := p.links[0][0]; err != nil || !l.DraftUntil.Equal(draft.ExpiresAt) || !l.DraftUntil.Before(l.ExpiresAt) {
		w.t.Fatalf("the draft ends at %v, its link at %v: %v", l.DraftUntil, l.ExpiresAt, err)
	}

	w.pass(time.Hour)
	for _, address := range []string{"forno@esempio.it", "nessuno@esempio.it", "forno@esempio.it"} {
		if err := w.LostLink(w.ctx, address); err != nil {
			w.t.Fatal(err)
		}
	}
	deliver(1) // one for the known address, asked for twice; none for the other
	if err := w.LostLink(w.ctx, "forno@esempio.it"); err != nil {
		w.t.Fatal(err)
	}
	deliver(0) // asked again at once, nothing is sent again
	if err := w.LostLink(w.ctx, "forno"); survey.KindOf(err) != survey.Invalid {
		w.t.Fatal(err)
	}

	w.pass(time.Hour)
	p.fail = errors.New("the server is away")
	if err := w.LostLink(w.ctx, "forno@esempio.it"); err != nil {
		w.t.Fatal(err)
	}
	deliver(0)
	live := w.liveLinks(a.Response())
	p.fail = nil
	deliver(0) // not due again yet
	w.pass(time.Hour)
	deliver(1)
	if now := w.liveLinks(a.Response()); now != live+1 {
		w.t.Fatalf("%d live links after the retry, %d before: those of failed mails stay", now, live)
	}

	w.pass(time.Hour)
	p.fail = errors.New("never")
	if err := w.LostLink(w.ctx, "forno@esempio.it"); err != nil {
		w.t.Fatal(err)
	}
	for range 20 {
		if _, err := w.DeliverMail(w.ctx, p); err == nil {
			return // given up
		}
		w.pass(24 * time.Hour)
	}
	w.t.Fatal("a mail that cannot be sent is never given up")
}

func (w *world) liveLinks(id survey.ResponseID) int {
	w.t.Helper()
	links, err := w.store.Links(w.ctx, id)
	if err != nil {
		w.t.Fatal(err)
	}
	n := 0
	for _, l := range links {
		if l.Valid(w.now()) {
			n++
		}
	}
	return n
}

func draftsExpire(w *world) {
	old, a := w.begin()
	kept, _ := w.submitted(codeA, "si")
	w.pass(200 * 24 * time.Hour)
	w.save(a, map[survey.QuestionID]survey.OptionID{"sito": "si"}) // a save moves the expiry
	w.pass(200 * 24 * time.Hour)
	if n, err := w.Expire(w.ctx); n != 0 || err != nil {
		w.t.Fatal("a draft saved within the year is gone", n, err)
	}
	w.pass(200 * 24 * time.Hour)
	if n, err := w.Expire(w.ctx); n != 1 || err != nil {
		w.t.Fatal(n, err)
	}
	if _, err := w.store.Response(w.ctx, old.ID); survey.KindOf(err) != survey.NotFound {
		w.t.Fatal(err)
	}
	if _, err := w.Work(w.ctx, a); survey.KindOf(err) != survey.NotFound {
		w.t.Fatal(err)
	}
	if r, err := w.store.Response(w.ctx, kept.Response.ID); err != nil || r.State != survey.Submitted {
		w.t.Fatal("a submitted response expired", err)
	}
}
