package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"maturita/intake"
	"maturita/survey"
)

// useCase is one use case of a company as somebody with a link tries it.
type useCase struct {
	sent bool   // it is for a response that was sent, not for a draft
	may  string // the scopes that it permits; "own" is the area link of area uno
	kind string // of the error that whoever may gets, "" = none
	do   func(w *world, a intake.Access) error
}

// useCases has a line for every method of intake.Service that takes an Access.
var useCases = map[string]useCase{
	"Work": {may: "edit own elsewhere", do: func(w *world, a intake.Access) error { _, err := w.Work(w.ctx, a); return err }},
	"SaveAnswers": {may: "edit own", do: func(w *world, a intake.Access) error {
		saved, err := w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: "sito", Base: 1, Answer: option("no")}})
		if err == nil && len(saved.Refused) > 0 {
			return survey.Fail(survey.Denied, saved.Refused[0].Key)
		}
		return err
	}},
	"SaveProfile": {may: "edit", do: func(w *world, a intake.Access) error {
		_, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: form(codeB)})
		return err
	}},
	"PutAside": {may: "edit", do: func(w *world, a intake.Access) error { return w.PutAside(w.ctx, a, form("x")) }},
	"Submit":   {may: "edit", do: func(w *world, a intake.Access) error { _, err := w.Submit(w.ctx, a); return err }},
	"Outcome":  {sent: true, may: "edit view", do: func(w *world, a intake.Access) error { _, err := w.Outcome(w.ctx, a); return err }},
	"Update":   {sent: true, may: "edit", do: func(w *world, a intake.Access) error { _, _, err := w.Update(w.ctx, a); return err }},
	"Rectify":  {sent: true, may: "edit", do: func(w *world, a intake.Access) error { _, _, err := w.Rectify(w.ctx, a); return err }},
	"IssueReport": {sent: true, may: "edit", do: func(w *world, a intake.Access) error {
		_, _, err := w.IssueReport(w.ctx, a, rendered(nil))
		return err
	}},
	"Before":   {sent: true, may: "edit", do: func(w *world, a intake.Access) error { _, _, err := w.Before(w.ctx, a); return err }},
	"Numbers":  {sent: true, may: "edit", do: func(w *world, a intake.Access) error { _, _, err := w.Numbers(w.ctx, a); return err }},
	"Withdraw": {sent: true, may: "edit", do: func(w *world, a intake.Access) error { return w.Withdraw(w.ctx, a) }},
	"Share":    {sent: true, may: "edit", do: func(w *world, a intake.Access) error { _, err := w.Share(w.ctx, a); return err }},
	"RevokeShared": {sent: true, may: "edit", do: func(w *world, a intake.Access) error {
		return w.RevokeShared(w.ctx, a)
	}},
	"MailLink": {may: "edit", do: func(w *world, a intake.Access) error { return w.MailLink(w.ctx, a, nil) }},
	"MailCopy": {may: "edit", do: func(w *world, a intake.Access) error { return w.MailCopy(w.ctx, a, func(string) bool { return true }) }},
	"Delegate": {may: "edit", do: func(w *world, a intake.Access) error {
		_, _, err := w.Delegate(w.ctx, a, "due", "Studio Verdi")
		return err
	}},
	"DelegateOnce": {may: "edit", do: func(w *world, a intake.Access) error {
		id, err := w.NewDelegationID()
		if err == nil {
			_, _, err = w.DelegateOnce(w.ctx, a, id, "due", "Studio Verdi")
		}
		return err
	}},
	"RevokeDelegation": {may: "edit", do: func(w *world, a intake.Access) error {
		r, err := w.store.Response(w.ctx, a.Response())
		if err != nil {
			return err
		}
		return w.RevokeDelegation(w.ctx, a, r.Delegations[0].ID)
	}},
	"MoveOffered": {may: "edit view own another elsewhere", do: func(w *world, a intake.Access) error { // tells nobody anything here
		_, ok, err := w.MoveOffered(w.ctx, a, intake.Work{Response: survey.Response{State: survey.Draft, Instrument: sample().Ref}})
		if ok {
			w.t.Error("a move is offered")
		}
		return err
	}},
	"PlanMove": {may: "edit", kind: "wrong-state", do: func(w *world, a intake.Access) error { _, err := w.PlanMove(w.ctx, a); return err }},
	"Move": {may: "edit", kind: "wrong-state", do: func(w *world, a intake.Access) error {
		_, err := w.Move(w.ctx, a, survey.Version{Major: 1, Minor: 1}, "")
		return err
	}},
}

// holders are whoever tries: the company, a guest, the delegates of two areas,
// and one of another response.
var holders = []string{"edit", "view", "own", "another", "elsewhere"}

func scopesPermit(w *world) {
	service, access := reflect.TypeFor[*intake.Service](), reflect.TypeFor[intake.Access]()
	for i := range service.NumMethod() {
		method := service.Method(i)
		takes := slices.ContainsFunc(slices.Collect(parameters(method.Type)), func(p reflect.Type) bool { return p == access })
		if _, listed := useCases[method.Name]; listed != takes {
			w.t.Errorf("%s takes an access: %v, has a rule: %v", method.Name, takes, listed)
		}
	}
	for name, c := range useCases {
		for _, holder := range holders {
			w.tryScope(name, c, holder)
		}
	}
}

func parameters(f reflect.Type) func(func(reflect.Type) bool) {
	return func(yield func(reflect.Type) bool) {
		for i := range f.NumIn() {
			if !yield(f.In(i)) {
				return
			}
		}
	}
}

// tryScope lets one holder try one use case on a response of its own, and looks
// at that response afterwards.
func (w *world) tryScope(name string, c useCase, holder string) {
	_, company := w.begin()
	e := intake.ProfileEdit{Form: form(codeA)}
	e.Form.ContactEmail = "forno@esempio.it"
	if _, err := w.SaveProfile(w.ctx, company, e); err != nil {
		w.t.Fatal(err)
	}
	w.save(company, map[survey.QuestionID]survey.OptionID{"sito": "si", "squadra": "no", "cassa": "si"})
	access := map[string]intake.Access{"edit": company, "own": w.delegate(company, "uno", "Studio Bianchi"), "another": w.delegate(company, "due", "Studio Neri")}
	_, other := w.begin()
	access["elsewhere"] = w.delegate(other, "due", "Studio Blu")
	access["view"] = w.guest(company.Response())
	if c.sent {
		if _, err := w.Submit(w.ctx, company); err != nil {
			w.t.Fatal(err)
		}
	}
	before := w.everything(company.Response())
	err := c.do(w, access[holder])
	// Whoever is let into another response, or another area, does nothing to this.
	may := slices.Contains(strings.Fields(c.may), holder)
	if holder == "another" && name == "Work" {
		may = true // of its own area
	}
	switch {
	case !may && survey.KindOf(err) != survey.Denied:
		w.t.Errorf("%s with the link %q: %v, want it denied", name, holder, err)
	case may && err == nil && c.kind != "", may && err != nil && survey.KindOf(err).String() != c.kind:
		w.t.Errorf("%s with the link %q: %v, want %q", name, holder, err, c.kind)
	}
	if after := w.everything(company.Response()); (!may || holder == "elsewhere") && after != before {
		w.t.Errorf("%s with the link %q changed something\nbefore %s\nafter  %s", name, holder, before, after)
	}
}

// delegate sends an area to somebody, who opens the link.
func (w *world) delegate(a intake.Access, area survey.AreaID, name string) intake.Access {
	w.t.Helper()
	token, _, err := w.Delegate(w.ctx, a, area, name)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.open(token)
}

// guest opens a link to see the result, which a draft's company cannot make.
func (w *world) guest(id survey.ResponseID) intake.Access {
	w.t.Helper()
	w.guests++
	token := intake.Token(fmt.Sprintf("%026dA", w.guests))
	err := w.store.Atomic(w.ctx, func(ctx context.Context, tx intake.Writer) error {
		return tx.InsertLink(ctx, intake.Link{Hash: token.Hash(), Response: id, Scope: intake.ScopeView, CreatedAt: w.now(), ExpiresAt: minutes(1 << 20)})
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return w.open(token)
}

// everything is a response with its links, to be compared.
func (w *world) everything(id survey.ResponseID) string {
	w.t.Helper()
	r, err := w.store.Response(w.ctx, id)
	if err != nil {
		w.t.Fatal(err)
	}
	links, err := w.store.Links(w.ctx, id)
	if err != nil {
		w.t.Fatal(err)
	}
	raw, err := json.Marshal(map[string]any{"response": fmt.Sprintf("%+v", r), "links": links})
	if err != nil {
		w.t.Fatal(err)
	}
	return string(raw)
}
