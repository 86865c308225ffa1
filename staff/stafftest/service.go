package stafftest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"maturita/staff"
	"maturita/survey"
)

const (
	annaMail = "anna@camera.example"
	password = "una lunga parola d'ordine"
)

// world is the service on a store, with a clock that stands still.
type world struct {
	*staff.Service
	t     *testing.T
	store staff.Store
	mu    sync.Mutex
	at    time.Time
}

func (w *world) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = w.at.Add(d)
}

// RunService runs the use cases.
func RunService(t *testing.T, place Place) {
	for _, test := range []struct {
		name string
		run  func(*world)
	}{
		{"signing in", signsIn}, {"invitations", invitations}, {"sessions end", sessionsEnd}, {"who may give what", grants},
		{"no account is taken over", takeovers}, {"the last administrator stays", lastOne}, {"denials are recorded", denials}, {"the chain shows tampering", chain}, {"notes", addsNotes}, {"no note without its entry", notesAreRecorded},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := &world{t: t, store: place(t), at: noon}
			w.Service = staff.New(w.store, w.now, nil)
			test.run(w)
		})
	}
}

func (w *world) check(err error, what string) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(what, err)
	}
}

var inFlorence, inService = staff.InChamber("firenze"), staff.InService()

// person makes an account with a password, and signs it in.
func (w *world) person(email string, g staff.Grant) (staff.Actor, staff.Token) {
	w.t.Helper()
	_, invitation, err := w.Add(w.t.Context(), staff.Operator(), inService, staff.Form{Email: email, Name: "Nome di " + email, Grant: g})
	w.check(err, "adding")
	w.check(w.SetPassword(w.t.Context(), invitation, password), "setting the password")
	session, actor, err := w.SignIn(w.t.Context(), email, password)
	w.check(err, "signing in")
	return actor, session
}

func (w *world) mustFail(kind survey.Kind, err error, what string) {
	w.t.Helper()
	mustFail(w.t, kind, err, what)
}

func signsIn(w *world) {
	ctx := w.t.Context()
	actor, session := w.person(annaMail, staff.Grant{Role: staff.Advisor, Chamber: "firenze"})
	if got, err := w.Actor(ctx, session); err != nil || got.ID() != actor.ID() || got.Account().Password != "" {
		w.t.Error(got, err)
	}
	if _, _, err := w.SignIn(ctx, "  ANNA@camera.example ", password); err != nil {
		w.t.Error("in other letters:", err)
	}
	said := map[string]bool{}
	for what, try := range map[string][2]string{
		"wrong password": {annaMail, "un'altra parola d'ordine"}, "unknown": {"nessuno@camera.example", password}, "no address": {"anna", password},
		"empty": {annaMail, ""}, "endless": {annaMail, strings.Repeat("x", 1<<20)},
	} {
		token, _, err := w.SignIn(ctx, try[0], try[1])
		w.mustFail(survey.Denied, err, what)
		if said[fmt.Sprint(err)] = true; token != "" {
			w.t.Error(what, "opens a session")
		}
	}
	if len(said) != 1 {
		w.t.Error("failures can be told apart:", said)
	}
	w.check(w.Disable(ctx, staff.Operator(), actor.ID(), true), "disabling")
	_, _, err := w.SignIn(ctx, annaMail, password)
	w.mustFail(survey.Denied, err, "disabled")
	_, err = w.Actor(ctx, session)
	w.mustFail(survey.NotFound, err, "the session of a disabled account")
	w.check(w.Disable(ctx, staff.Operator(), actor.ID(), false), "enabling")
	if _, _, err := w.SignIn(ctx, annaMail, password); err != nil {
		w.t.Error("enabled again:", err)
	}
}

func invitations(w *world) {
	ctx := w.t.Context()
	account, first, err := w.Add(ctx, staff.Operator(), inService, staff.Form{Email: annaMail, Name: " Anna  Rossi ", Grant: staff.Grant{Role: staff.System}})
	if err != nil || account.Name != "Anna Rossi" {
		w.t.Fatal(account, err)
	}
	for what, one := range map[string]string{"short": "breve", "easy": "aaaaaaaaaaaaaaaa", "the address": "la password di anna", "long": strings.Repeat("abcdef", 100)} {
		w.mustFail(survey.Invalid, w.SetPassword(ctx, first, one), what)
	}
	if got, err := w.Invited(ctx, first); err != nil || got.Email != annaMail {
		w.t.Error("a password that is refused uses the invitation up:", err)
	}
	w.check(w.SetPassword(ctx, first, password), "setting")
	w.mustFail(survey.NotFound, w.SetPassword(ctx, first, password), "an invitation twice")
	second, err := w.Invite(ctx, staff.Operator(), inService, account.ID)
	w.check(err, "inviting")
	third, err := w.Invite(ctx, staff.Operator(), inService, account.ID)
	w.check(err, "inviting again")
	_, err = w.Invited(ctx, second)
	w.mustFail(survey.NotFound, err, "the invitation before")
	w.pass(staff.InvitationLife)
	_, err = w.Invited(ctx, third)
	w.mustFail(survey.NotFound, err, "an old invitation")
	w.mustFail(survey.NotFound, w.SetPassword(ctx, "nothing", password), "no invitation")
	for what, f := range map[string]staff.Form{
		"no address": {Email: "x", Name: "x", Grant: staff.Grant{Role: staff.System}}, "no name": {Email: "x@y.example", Grant: staff.Grant{Role: staff.System}},
		"no chamber": {Email: "x@y.example", Name: "x", Grant: staff.Grant{Role: staff.Advisor}}, "an unknown chamber": {Email: "x@y.example", Name: "x", Grant: staff.Grant{Role: staff.Advisor, Chamber: "atlantide"}},
		"a region too many": {Email: "x@y.example", Name: "x", Grant: staff.Grant{Role: staff.System, Region: "Toscana"}}, "no role": {Email: "x@y.example", Name: "x"},
	} {
		_, _, err := w.Add(ctx, staff.Operator(), inService, f)
		w.mustFail(survey.Invalid, err, what)
	}
}

func sessionsEnd(w *world) {
	ctx := w.t.Context()
	actor, session := w.person(annaMail, staff.Grant{Role: staff.Network})
	for range 10 { // in use
		w.pass(staff.SessionIdle - time.Minute)
		if _, err := w.Actor(ctx, session); err != nil {
			if w.now().Sub(noon) < staff.SessionLife {
				w.t.Error("ended in use:", err)
			}
			break
		}
		if w.now().Sub(noon) > staff.SessionLife {
			w.t.Error("lives for ever")
		}
	}
	session, _, err := w.SignIn(ctx, annaMail, password)
	w.check(err, "signing in")
	w.pass(staff.SessionIdle)
	_, err = w.Actor(ctx, session)
	w.mustFail(survey.NotFound, err, "a session that was left alone")
	session, actor, err = w.SignIn(ctx, annaMail, password)
	w.check(err, "signing in")
	w.check(w.SignOut(ctx, actor), "signing out")
	_, err = w.Actor(ctx, session)
	w.mustFail(survey.NotFound, err, "a session that was ended")
	session, actor, err = w.SignIn(ctx, annaMail, password)
	w.check(err, "signing in")
	w.check(w.Revoke(ctx, staff.Operator(), inService, actor.ID(), staff.Grant{Role: staff.Network}), "revoking")
	_, err = w.Actor(ctx, session)
	w.mustFail(survey.NotFound, err, "a session from before a role was taken")
}

func grants(w *world) {
	ctx := w.t.Context()
	officer, _ := w.person("officer@firenze.example", staff.Grant{Role: staff.Officer, Chamber: "firenze"})
	advisor, _ := w.person("advisor@firenze.example", staff.Grant{Role: staff.Advisor, Chamber: "firenze"})
	form := func(g staff.Grant) staff.Form {
		return staff.Form{Email: "nuovo@firenze.example", Name: "Nuovo", Grant: g}
	}
	for _, one := range []struct {
		actor staff.Actor
		where staff.Scope
		grant staff.Grant
		may   bool
	}{
		{officer, inFlorence, staff.Grant{Role: staff.Advisor, Chamber: "firenze"}, true},
		{officer, inFlorence, staff.Grant{Role: staff.Officer, Chamber: "firenze"}, true},
		{officer, inFlorence, staff.Grant{Role: staff.Advisor, Chamber: "torino"}, false},
		{officer, inFlorence, staff.Grant{Role: staff.System}, false},
		{officer, inFlorence, staff.Grant{Role: staff.Network}, false},
		{officer, staff.InChamber("torino"), staff.Grant{Role: staff.Advisor, Chamber: "torino"}, false},
		{officer, inService, staff.Grant{Role: staff.System}, false},
		{advisor, inFlorence, staff.Grant{Role: staff.Advisor, Chamber: "firenze"}, false},
	} {
		_, _, err := w.Add(ctx, one.actor, one.where, form(one.grant))
		if one.may != (err == nil) || !one.may && survey.KindOf(err) != survey.Denied {
			w.t.Errorf("%+v in %s: %v", one.grant, one.where, err)
		}
	}
	_, _, err := w.Add(ctx, officer, staff.Scope{}, form(staff.Grant{Role: staff.Advisor, Chamber: "firenze"}))
	if survey.KindOf(err) == survey.Denied || err == nil {
		w.t.Error("a scope that was forgotten:", err)
	}
	seen, err := w.Accounts(ctx, officer, inFlorence)
	if err != nil || len(seen) != 3 || seen[0].Email != "advisor@firenze.example" {
		w.t.Error(seen, err)
	}
	_, err = w.Accounts(ctx, advisor, inFlorence)
	w.mustFail(survey.Denied, err, "accounts for an advisor")
	elsewhere, _ := w.person("advisor@torino.example", staff.Grant{Role: staff.Advisor, Chamber: "torino"})
	w.mustFail(survey.NotFound, w.Revoke(ctx, officer, inFlorence, elsewhere.ID(), staff.Grant{Role: staff.Advisor, Chamber: "firenze"}), "an account of another chamber")
	w.check(w.Revoke(ctx, officer, inFlorence, advisor.ID(), staff.Grant{Role: staff.Advisor, Chamber: "firenze"}), "an advisor of the own chamber")
	w.mustFail(survey.Denied, w.Disable(ctx, officer, elsewhere.ID(), true), "disabling by an officer")
}

// takeovers: whoever may give a role in one chamber must not get into an account
// that may do more.
func takeovers(w *world) {
	ctx := w.t.Context()
	officer, _ := w.person("officer@firenze.example", staff.Grant{Role: staff.Officer, Chamber: "firenze"})
	advisor := staff.Grant{Role: staff.Advisor, Chamber: "firenze"}
	boss, _, err := w.Add(ctx, staff.Operator(), inService, staff.Form{Email: "capo@camera.example", Name: "Capo", Grant: staff.Grant{Role: staff.System}})
	w.check(err, "adding")
	_, token, err := w.Add(ctx, officer, inFlorence, staff.Form{Email: "capo@camera.example", Name: "Capo", Grant: advisor})
	if err != nil || token != "" {
		w.t.Errorf("an invitation for an administrator: %q %v", token, err)
	}
	_, err = w.Invite(ctx, officer, inFlorence, boss.ID)
	w.mustFail(survey.Denied, err, "a link to set an administrator's password")
	colleague, early, err := w.Add(ctx, officer, inFlorence, staff.Form{Email: "collega@firenze.example", Name: "Collega", Grant: advisor})
	w.check(err, "adding")
	_, _, err = w.Add(ctx, staff.Operator(), inService, staff.Form{Email: "collega@firenze.example", Name: "Collega", Grant: staff.Grant{Role: staff.System}})
	w.check(err, "promoting")
	_, err = w.Invited(ctx, early)
	w.mustFail(survey.NotFound, err, "an invitation from before "+string(colleague.ID)+" could do more")
}

func lastOne(w *world) {
	ctx := w.t.Context()
	first, _ := w.person(annaMail, staff.Grant{Role: staff.System})
	system := staff.Grant{Role: staff.System}
	w.mustFail(survey.WrongState, w.Revoke(ctx, first, inService, first.ID(), system), "the only one")
	w.mustFail(survey.WrongState, w.Disable(ctx, first, first.ID(), true), "the only one")
	w.person("bruno@camera.example", system)
	w.check(w.Disable(ctx, first, first.ID(), true), "one of two")
}

func denials(w *world) {
	ctx := w.t.Context()
	advisor, _ := w.person(annaMail, staff.Grant{Role: staff.Advisor, Chamber: "firenze"})
	_, err := w.Entries(ctx, advisor, inFlorence, "")
	w.mustFail(survey.Denied, err, "the record for an advisor")
	_, _, err = w.SignIn(ctx, annaMail, "sbagliata ma lunga abbastanza")
	w.mustFail(survey.Denied, err, "a wrong password")
	all, err := w.Entries(ctx, staff.Operator(), inService, "")
	w.check(err, "the record")
	seen := map[string]bool{}
	for _, e := range all {
		seen[fmt.Sprintf("%s %s %s", e.Action, e.Scope, e.Outcome)] = true
		if strings.Contains(fmt.Sprint(e), "@") {
			w.t.Error("an address stands in the record:", e)
		}
	}
	for _, want := range []string{"read-record chamber:firenze denied", "sign-in service failed", "sign-in service done", "set-password service done", "add-account service done"} {
		if !seen[want] {
			w.t.Errorf("%q is not recorded: %v", want, seen)
		}
	}
	officer, _ := w.person("officer@firenze.example", staff.Grant{Role: staff.Officer, Chamber: "firenze"})
	own, err := w.Entries(ctx, officer, inFlorence, "")
	if err != nil || len(own) != 1 || own[0].Action != staff.ReadRecord {
		w.t.Error("an officer sees", own, err)
	}
}

func chain(w *world) {
	ctx := w.t.Context()
	w.person(annaMail, staff.Grant{Role: staff.System})
	if n, err := w.Seal(ctx); err != nil || n != 0 {
		w.t.Error("sealed too early:", n, err)
	}
	w.pass(time.Minute)
	n, err := w.Seal(ctx)
	if err != nil || n == 0 {
		w.t.Fatal(n, err)
	}
	checked, err := w.Verify(ctx)
	if err != nil || checked.Batches != 1 || checked.Entries != n || checked.Unsealed != 0 || len(checked.Hash) != 64 {
		w.t.Error(checked, err)
	}
	w.person("bruno@camera.example", staff.Grant{Role: staff.System})
	w.pass(time.Minute)
	var sealing sync.WaitGroup // by several instances
	for range 4 {
		sealing.Go(func() {
			if _, err := w.Seal(ctx); err != nil {
				w.t.Error(err)
			}
		})
	}
	sealing.Wait()
	if checked, err := w.Verify(ctx); err != nil || checked.Batches != 2 || checked.Unsealed != 0 {
		w.t.Error(checked, err)
	}
	// Somebody seals once more what is sealed, with another batch in between.
	w.check(w.store.Record(ctx, func(ctx context.Context, tx staff.Writer) error {
		late := staff.Entry{ID: staff.FirstEntry(noon) + "late", At: noon, Action: staff.SignInAction, Scope: "service", Outcome: staff.Done}
		if err := tx.InsertEntry(ctx, late); err != nil {
			return err
		}
		return tx.InsertBatch(ctx, staff.Batch{Number: 3, Count: 1, Last: late.ID, Hash: strings.Repeat("0", 64), At: noon}, []staff.EntryID{late.ID})
	}), "forging")
	if _, err := w.Verify(ctx); !errors.Is(err, staff.ErrBroken) {
		w.t.Error("a forged batch:", err)
	}
}
