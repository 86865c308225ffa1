package storetest

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// world is a service on a fresh store with a clock that tests move.
type world struct {
	*intake.Service
	t     *testing.T
	ctx   context.Context
	store intake.Store
	all   *instances
	mu    sync.Mutex
	clock time.Time

	guests int // links to see a result made by guest
}

func newWorld(t *testing.T, place Place) *world {
	w := &world{t: t, ctx: t.Context(), all: newInstances(t, place), clock: time.Date(2026, 3, 1, 9, 0, 0, 123_456_789, time.UTC)}
	w.store = w.all.another()
	catalogue := catalogueOn(w.store)
	if _, err := catalogue.Publish(w.ctx, intake.NewPublication(sample().Ref, []byte("{}")), w.now()); err != nil {
		t.Fatal(err)
	}
	w.Service = intake.New(w.store, catalogue, w.now, rand.Reader)
	return w
}

func catalogueOn(store intake.Store) *intake.Catalogue {
	return intake.NewCatalogue(store, func([]byte) (*survey.Questionnaire, error) { return sample(), nil })
}

// beside is the service of another instance.
func (w *world) beside() *intake.Service {
	store := w.all.second()
	return intake.New(store, catalogueOn(store), w.now, rand.Reader)
}

func (w *world) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.clock
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clock = w.clock.Add(d)
}

// sample has two areas; the question lavori appears when squadra is "si".
func sample() *survey.Questionnaire {
	text := func(s string) survey.Text { return survey.Text{"it": s} }
	yesNo := []survey.Option{{ID: "no", Text: text("No")}, {ID: "si", Text: text("Sì"), Points: survey.Whole(1)}}
	single := func(id survey.QuestionID) survey.Question {
		return survey.Question{ID: id, Type: survey.Single, Text: text(string(id)), Scored: true, Weight: survey.Whole(1), Options: yesNo}
	}
	jobs := single("lavori")
	jobs.When = &survey.Condition{Op: survey.OpEquals, Question: "squadra", Values: []string{"si"}}
	note := survey.Question{ID: "note", Type: survey.FreeText, Text: text("Note"), Optional: true, MaxLength: 4000}
	area := func(id survey.AreaID, questions ...survey.Question) survey.Area {
		return survey.Area{ID: id, Title: text(string(id)), Weight: survey.Whole(1), Aggregate: survey.WeightedMean, MinCoverage: 500, Questions: questions}
	}
	q := &survey.Questionnaire{
		Ref: survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}, Language: "it", Title: text("Prova"),
		Display: survey.Display{Decimals: 1, High: survey.Whole(100)},
		Overall: survey.Overall{Aggregate: survey.WeightedMean},
		Levels:  []survey.Level{{ID: "base", Name: text("Base")}, {ID: "alto", Name: text("Alto"), Bound: survey.Bound{Value: survey.Whole(50)}}},
		Areas:   []survey.Area{area("uno", single("sito"), single("squadra"), jobs), area("due", single("cassa"), note)},
	}
	q.Prepare()
	return q
}

func option(id survey.OptionID) survey.Answer {
	return survey.Answer{Kind: survey.AnswerOption, Option: id}
}

func form(code string) survey.ProfileForm {
	return survey.ProfileForm{
		CompanyName: "Forno Rossi", CodiceFiscale: code, PartitaIVA: "12345678903",
		Province: "FI", Place: "seat", Ateco: "10.71.10", Staff: "4", Turnover: "micro", Balance: "micro", Reason: "voucher",
	}
}

// begin makes a draft and opens its link.
func (w *world) begin() (survey.Response, intake.Access) {
	w.t.Helper()
	r, token, err := w.Begin(w.ctx, "prova", "1", "de")
	if err != nil {
		w.t.Fatal(err)
	}
	return r, w.open(token)
}

func (w *world) open(token intake.Token) intake.Access {
	w.t.Helper()
	a, err := w.Open(w.ctx, token)
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

// fill makes a draft complete.
func (w *world) fill(a intake.Access, code string, sito survey.OptionID) {
	w.t.Helper()
	if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: form(code)}); err != nil {
		w.t.Fatal(err)
	}
	w.save(a, map[survey.QuestionID]survey.OptionID{"sito": sito, "squadra": "no", "cassa": "si"})
}

func (w *world) save(a intake.Access, answers map[survey.QuestionID]survey.OptionID) {
	w.t.Helper()
	work, err := w.Work(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	var edits []intake.Edit
	for id, o := range answers {
		edits = append(edits, intake.Edit{Question: id, Base: work.Response.Answers[id].Revision, Answer: option(o)})
	}
	saved, err := w.SaveAnswers(w.ctx, a, edits)
	if err != nil || len(saved.Refused) > 0 || len(saved.Conflicts) > 0 {
		w.t.Fatal(err, saved.Refused, saved.Conflicts)
	}
}

func (w *world) submitted(code string, sito survey.OptionID) (intake.Outcome, intake.Access) {
	w.t.Helper()
	_, a := w.begin()
	w.fill(a, code, sito)
	o, err := w.Submit(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	return o, a
}

// Submit submits and returns the outcome.
func (w *world) Submit(ctx context.Context, a intake.Access) (intake.Outcome, error) {
	if err := w.Service.Submit(ctx, a); err != nil {
		return intake.Outcome{}, err
	}
	return w.Outcome(ctx, a)
}

// current returns the responses that count for a company at the clock's time,
// and how many facts it has.
func (w *world) current(company survey.CompanyID) (ids []survey.ResponseID, all int) {
	w.t.Helper()
	facts, err := w.store.Facts(w.ctx, company, "prova")
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range facts {
		if f.Current() {
			ids = append(ids, f.Response)
		}
	}
	return ids, len(facts)
}

func (w *world) mustCount(company survey.CompanyID, want survey.ResponseID, facts int) {
	w.t.Helper()
	ids, all := w.current(company)
	if all != facts || !slices.Equal(ids, []survey.ResponseID{want}) {
		w.t.Fatalf("current %v of %d facts, want %v of %d", ids, all, want, facts)
	}
}

const (
	codeA = "01704760097"
	codeB = "12345678903"
)

// RunService runs the use cases of intake.Service on a store: what two people,
// two tabs and two instances may do to one another.
func RunService(t *testing.T, place Place) {
	for _, c := range []struct {
		name string
		run  func(*world)
	}{
		{"submitting writes response, result and fact", submitWritesAll},
		{"submitting from many goroutines happens once", submitOnce},
		{"submitting lists what is missing", submitMissing},
		{"where a company stood is kept", positionKept},
		{"first drafts of one company submitted at once", firstDraftsAtOnce},
		{"many companies submit at once", manyCompanies},
		{"supersede, withdraw, restore", supersedeWithdrawRestore},
		{"claimed never supersedes confirmed", claimedAfterConfirmed},
		{"concurrent saves of different fields merge", savesMerge},
		{"concurrent saves of one field conflict", savesConflict},
		{"refused edits leave the others stored", savesRefused},
		{"typed answers off the path wait and are dropped at submission", offPath},
		{"update carries answers over to be confirmed", updateCarries},
		{"links open, expire and are revoked", linkLife},
		{"what was read before is never taken for what is stored", enteredIsCurrent},
		{"a response has a dozen live links of a scope", linksBounded},
		{"the outbox sends, retries and gives up", outboxLife},
		{"a copy of the answers goes to the recorded address alone", copyLife},
		{"a copy that cannot be sent is tried again and given up", copyRetried},
		{"a corrected address gets the link, the wrong one keeps none", addressCorrected},
		{"a profile put aside waits to be finished", profilePutAside},
		{"a profile changed meanwhile is no longer replaced unseen", profileChangedMeanwhile},
		{"drafts of strangers do not push a submitted response out of the mail", lostAmongDrafts},
		{"drafts expire", draftsExpire},
		{"every use case asks for the scope", scopesPermit},
		{"a delegate sees one area and nothing else", delegateSees},
		{"a delegate saves one area and nothing else", delegateSaves},
		{"an answer keeps who gave it", answersKeepGiver},
		{"delegations are bounded, end and are revoked", delegationLife},
		{"a delegate is let in until the draft is sent", delegationAfterDraft},
		{"delegations made and used at once", delegationsAtOnce},
		{"a retired version begins nothing, and is finished and read", retiredVersion},
		{"a newer version in force is offered to drafts", moveOffered},
		{"moving to the same questions keeps all, once", moveKeeps},
		{"moving sorts answers, and what is open is asked for", moveSorts},
		{"pages of the version before overwrite nothing", moveOutdatesPages},
		{"a move is what was shown, or none", moveShowsFirst},
		{"moving to another major version begins anew", moveToAnotherMajor},
		{"only a draft is moved, and only with its own link", moveDenied},
		{"moving among saves loses none", moveAmongSaves},
		{"a report is issued with one number for ever", reportIssuedOnce},
		{"reports issued at once by two instances", reportsIssuedAtOnce},
		{"one file for two reports is a fault", reportFilesOfTwo},
		{"reports compare and replace along updates and rectifications", reportsCompare},
		{"what is withdrawn is compared with where it was before", reportsAfterWithdrawal},
		{"nothing that happens later changes a report", reportPinned},
		{"reports are verified by number, link and file", reportsVerified},
		{"scoring again stores a result beside the old one, once", rescoreStores},
		{"what is not as it should be is scored again only when forced", rescoreAlarms},
		{"what is missing is not made up by scoring again", rescoreMissing},
		{"answers that could not have been submitted are an alarm", rescoreAltered},
		{"scoring again is interrupted and begun again", rescoreInterrupted},
		{"scoring again while companies submit and withdraw", rescoreWhileServing},
		{"facts made anew follow from the responses, whatever stood there", rebuildRestores},
		{"what happens while wrong facts are made anew is right", rebuildAmongChanges},
		{"facts are made anew whole or not at all", rebuildRefuses},
		{"making facts anew is interrupted, overtaken and begun again", rebuildInterrupted},
		{"facts are made anew while companies submit, withdraw and are scored again", rebuildWhileServing},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(newWorld(t, place)) })
	}
}

func submitWritesAll(w *world) {
	o, a := w.submitted(codeA, "si")
	if o.Response.State != survey.Submitted || o.Result.Overall == nil || o.Result.Overall.Exact != "75/1" {
		w.t.Fatalf("outcome %+v", o.Result)
	}
	if !o.Response.SubmittedAt.Equal(survey.Instant(w.now())) {
		w.t.Fatal("submission instant is not rounded", o.Response.SubmittedAt)
	}
	facts, err := w.store.Facts(w.ctx, o.Response.Company, "prova")
	if err != nil || len(facts) != 1 {
		w.t.Fatal(facts, err)
	}
	f := facts[0]
	if f.Province != "FI" || f.Size != survey.Micro || f.Level != "alto" || *f.Overall != 75_000_000 || f.Assurance != survey.Claimed {
		w.t.Fatalf("%+v", f)
	}
	if _, err := w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: "sito", Base: 1, Answer: option("no")}}); survey.KindOf(err) != survey.WrongState {
		w.t.Fatal("saved after submission", err)
	}
}

func submitOnce(w *world) {
	_, a := w.begin()
	w.fill(a, codeA, "si")
	outcomes := together(16, func(int) (intake.Outcome, error) { return w.Submit(w.ctx, a) })
	for _, o := range outcomes {
		if o.err != nil || o.value.Response.Revision != outcomes[0].value.Response.Revision || o.value.Response.Company != outcomes[0].value.Response.Company {
			w.t.Fatal(o.err, o.value.Response)
		}
	}
	w.mustCount(outcomes[0].value.Response.Company, outcomes[0].value.Response.ID, 1)
}

func submitMissing(w *world) {
	_, a := w.begin()
	w.save(a, map[survey.QuestionID]survey.OptionID{"squadra": "si"})
	_, err := w.Submit(w.ctx, a)
	var problems survey.Problems
	if !errors.As(err, &problems) {
		w.t.Fatal(err)
	}
	var fields []string
	for _, p := range problems {
		fields = append(fields, p.Field)
	}
	if !slices.Equal(fields, []string{"profile", "sito", "lavori", "cassa"}) {
		w.t.Fatal(fields)
	}
}

func firstDraftsAtOnce(w *world) {
	const n = 8
	var access [n]intake.Access
	for i := range access {
		_, access[i] = w.begin()
		w.fill(access[i], codeA, "si")
	}
	outcomes := together(n, func(i int) (intake.Outcome, error) { return w.Submit(w.ctx, access[i]) })
	companies := map[survey.CompanyID]bool{}
	for _, o := range outcomes {
		if o.err != nil {
			w.t.Fatal(o.err)
		}
		companies[o.value.Response.Company] = true
	}
	company := outcomes[0].value.Response.Company
	if ids, all := w.current(company); len(companies) != 1 || len(ids) != 1 || all != n {
		w.t.Fatalf("%d companies, current %v of %d facts", len(companies), ids, all)
	}
}

func supersedeWithdrawRestore(w *world) {
	first, _ := w.submitted(codeA, "no")
	w.pass(time.Hour)
	second, second2 := w.submitted(codeA, "si")
	other, _ := w.submitted(codeB, "si")
	company := first.Response.Company
	w.mustCount(company, second.Response.ID, 2)
	w.mustCount(other.Response.Company, other.Response.ID, 1)
	w.pass(time.Hour)
	for range 2 { // idempotent
		if err := w.Withdraw(w.ctx, second2); err != nil {
			w.t.Fatal(err)
		}
	}
	w.mustCount(company, first.Response.ID, 2)
	o, err := w.Outcome(w.ctx, second2)
	if err != nil || o.Response.State != survey.Withdrawn || !o.Response.WithdrawnAt.Equal(survey.Instant(w.now())) {
		w.t.Fatal(err, o.Response.State)
	}
}

func claimedAfterConfirmed(w *world) {
	r, a := w.begin()
	w.fill(a, codeA, "si")
	r, err := w.store.Response(w.ctx, r.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	r.Assurance = survey.Confirmed
	if err := w.store.ReplaceResponse(w.ctx, r); err != nil {
		w.t.Fatal(err)
	}
	confirmed, err := w.Submit(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	w.pass(time.Hour)
	claimed, _ := w.submitted(codeA, "no")
	w.mustCount(claimed.Response.Company, confirmed.Response.ID, 2)
	if !claimed.Superseded || !claimed.Outranked {
		w.t.Fatal("the claimed response is not told that the confirmed one counts")
	}
	w.pass(time.Hour)
	_, token, err := w.Update(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	again := w.open(token)
	w.save(again, map[survey.QuestionID]survey.OptionID{"sito": "no", "squadra": "no", "cassa": "si"})
	updated, err := w.Submit(w.ctx, again)
	if err != nil || updated.Response.Confirmation != survey.ByEarlierLink {
		w.t.Fatal(err, updated.Response.Confirmation)
	}
	w.mustCount(claimed.Response.Company, updated.Response.ID, 3)
}
