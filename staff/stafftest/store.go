// Package stafftest is the contract suite of staff.Store: every store passes it,
// and the use cases of staff.Service on it.
package stafftest

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
)

// Place makes a new, empty database and opens it; the suite does not close it.
type Place func(t testing.TB) staff.Store

// RunStore holds a store against the interface.
func RunStore(t *testing.T, place Place) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, staff.Store)
	}{
		{"accounts", accounts}, {"passes", passes}, {"the record", record}, {"batches", batches}, {"all or nothing", atomic}, {"submissions", facts}, {"notes", notes}, {"names", names},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, place(t)) })
	}
}

var noon = time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)

func write(t testing.TB, s staff.Store, f func(context.Context, staff.Writer) error) {
	t.Helper()
	if err := s.Record(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func mustFail(t testing.TB, kind survey.Kind, err error, what string) {
	t.Helper()
	if survey.KindOf(err) != kind || err == nil {
		t.Errorf("%s: %v, want %s", what, err, kind)
	}
}

func same(t testing.TB, got, want any, err error) {
	t.Helper()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v\nwant %+v", got, err, want)
	}
}

func accounts(t *testing.T, s staff.Store) {
	ctx := t.Context()
	_, err := s.Account(ctx, "a")
	mustFail(t, survey.NotFound, err, "nobody")
	anna := staff.Account{
		ID: "a", Email: "anna@camera.example", Name: "Anna Čuk", CreatedAt: noon,
		Grants: []staff.Grant{{Role: staff.Officer, Chamber: "firenze"}, {Role: staff.Regional, Region: "Toscana"}, {Role: staff.System}},
	}
	write(t, s, func(ctx context.Context, w staff.Writer) error { return w.PutAccount(ctx, anna) })
	anna.Revision = 1
	got, err := s.Account(ctx, "a")
	same(t, got, anna, err)
	got, err = s.AccountByEmail(ctx, anna.Email)
	same(t, got, anna, err)
	changed := anna
	changed.Password, changed.DisabledAt, changed.Grants = "$hash", noon, []staff.Grant{{Role: staff.Network}}
	write(t, s, func(ctx context.Context, w staff.Writer) error { return w.PutAccount(ctx, changed) })
	changed.Revision = 2
	got, err = s.Account(ctx, "a")
	same(t, got, changed, err)
	mustFail(t, survey.Conflict, s.Record(ctx, func(ctx context.Context, w staff.Writer) error { return w.PutAccount(ctx, anna) }), "an old revision")
	other := staff.Account{ID: "b", Email: anna.Email, CreatedAt: noon}
	mustFail(t, survey.Conflict, s.Record(ctx, func(ctx context.Context, w staff.Writer) error { return w.PutAccount(ctx, other) }), "an address twice")
	for i := range 5 {
		write(t, s, func(ctx context.Context, w staff.Writer) error {
			return w.PutAccount(ctx, staff.Account{ID: staff.AccountID(fmt.Sprintf("c%d", i)), Email: fmt.Sprint(i), CreatedAt: noon})
		})
	}
	page, err := s.Accounts(ctx, "a", 3)
	if err != nil || len(page) != 3 || page[0].ID != "c0" || page[2].ID != "c2" {
		t.Error(page, err)
	}
}

func passes(t *testing.T, s staff.Store) {
	ctx := t.Context()
	_, err := s.Pass(ctx, "h")
	mustFail(t, survey.NotFound, err, "no pass")
	one := staff.Pass{Hash: "h", Purpose: staff.ForSession, Account: "a", CreatedAt: noon, SeenAt: noon.Add(time.Minute), ExpiresAt: noon.Add(time.Hour)}
	write(t, s, func(ctx context.Context, w staff.Writer) error {
		for _, p := range []staff.Pass{one, {Hash: "i", Account: "a", CreatedAt: noon}, {Hash: "j", Account: "b", CreatedAt: noon}, {Hash: "k", Account: "a", CreatedAt: noon, RevokedAt: noon}} {
			if err := w.PutPass(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
	got, err := s.Pass(ctx, "h")
	same(t, got, one, err)
	one.SeenAt = noon.Add(2 * time.Minute)
	write(t, s, func(ctx context.Context, w staff.Writer) error { return w.PutPass(ctx, one) })
	write(t, s, func(ctx context.Context, w staff.Writer) error { return w.RevokePasses(ctx, "a", noon.Add(time.Hour)) })
	for hash, at := range map[staff.TokenHash]time.Time{"h": noon.Add(time.Hour), "i": noon.Add(time.Hour), "j": {}, "k": noon} {
		if p, err := s.Pass(ctx, hash); err != nil || !p.RevokedAt.Equal(at) {
			t.Errorf("%s is revoked at %s, %v", hash, p.RevokedAt, err)
		}
	}
}

// lines are entries, one a second.
func lines(n int) []staff.Entry {
	var all []staff.Entry
	for i := range n {
		at := noon.Add(time.Duration(i) * time.Second)
		scope := staff.InChamber("firenze").String()
		if i%2 == 1 {
			scope = staff.InService().String()
		}
		all = append(all, staff.Entry{ID: staff.FirstEntry(at) + "x", At: at, Actor: "a", Action: staff.AddAccount, Scope: scope, Subject: "b", Reason: "perché sì", Outcome: staff.Done})
	}
	return all
}

func insert(t testing.TB, s staff.Store, all []staff.Entry) {
	t.Helper()
	write(t, s, func(ctx context.Context, w staff.Writer) error {
		for _, e := range all {
			if err := w.InsertEntry(ctx, e); err != nil {
				return err
			}
		}
		return nil
	})
}

func record(t *testing.T, s staff.Store) {
	ctx := t.Context()
	all := lines(6)
	insert(t, s, all)
	got, err := s.Entries(ctx, "", "", 2)
	same(t, got, []staff.Entry{all[5], all[4]}, err)
	got, err = s.Entries(ctx, "", all[4].ID, 10)
	same(t, got, []staff.Entry{all[3], all[2], all[1], all[0]}, err)
	got, err = s.Entries(ctx, "chamber:firenze", all[4].ID, 10)
	same(t, got, []staff.Entry{all[2], all[0]}, err)
	got, err = s.UnsealedEntries(ctx, noon.Add(2*time.Second), 10)
	same(t, got, all[:2], err)
	mustFail(t, survey.Conflict, s.Record(ctx, func(ctx context.Context, w staff.Writer) error { return w.InsertEntry(ctx, all[0]) }), "an entry twice")
}

func batches(t *testing.T, s staff.Store) {
	ctx := t.Context()
	_, err := s.LastBatch(ctx)
	mustFail(t, survey.NotFound, err, "no batch")
	all := lines(4)
	insert(t, s, all)
	ids := func(entries []staff.Entry) (ids []staff.EntryID) {
		for _, e := range entries {
			ids = append(ids, e.ID)
		}
		return ids
	}
	first := staff.Batch{Number: 1, Count: 3, Last: all[2].ID, Hash: "h", At: noon}
	write(t, s, func(ctx context.Context, w staff.Writer) error { return w.InsertBatch(ctx, first, ids(all[:3])) })
	got, err := s.LastBatch(ctx)
	same(t, got, first, err)
	got, err = s.Batch(ctx, 1)
	same(t, got, first, err)
	entries, err := s.BatchEntries(ctx, 1)
	same(t, entries, all[:3], err)
	entries, err = s.UnsealedEntries(ctx, noon.Add(time.Hour), 10)
	same(t, entries, all[3:], err)
	again := func(number int64, entries []staff.Entry) error {
		return s.Record(ctx, func(ctx context.Context, w staff.Writer) error {
			return w.InsertBatch(ctx, staff.Batch{Number: number, Count: 1, Hash: "i", At: noon}, ids(entries))
		})
	}
	mustFail(t, survey.Conflict, again(1, all[3:]), "a number twice")
	mustFail(t, survey.Conflict, again(2, all[2:]), "a sealed entry")
	if last, err := s.LastBatch(ctx); err != nil || last.Number != 1 {
		t.Error("half a batch stayed", last, err)
	}
}

func atomic(t *testing.T, s staff.Store) {
	failure := survey.Fail(survey.Denied, "no")
	err := s.Record(t.Context(), func(ctx context.Context, w staff.Writer) error {
		if err := w.PutAccount(ctx, staff.Account{ID: "a", Email: "a", CreatedAt: noon}); err != nil {
			return err
		}
		if _, err := w.Account(ctx, "a"); err != nil {
			t.Error("what was written is not seen inside", err)
		}
		return failure
	})
	mustFail(t, survey.Denied, err, "a change that fails")
	_, err = s.Account(t.Context(), "a")
	mustFail(t, survey.NotFound, err, "what was not to be")
}

func facts(t *testing.T, s staff.Store) {
	ctx := t.Context()
	var all []stats.Fact
	write(t, s, func(ctx context.Context, w staff.Writer) error {
		for i := range 9 {
			f := stats.Fact{
				Response: survey.ResponseID(fmt.Sprintf("r%d", i)), Company: survey.CompanyID(fmt.Sprintf("c%d", i%2)), Instrument: "prova",
				Province: "FI", SubmittedAt: noon.Add(time.Duration(i/2) * time.Second), Engine: "1.0.0",
			}
			switch i {
			case 3:
				f.Province = "PO"
			case 4:
				f.WithdrawnAt = noon.Add(time.Hour)
			}
			if all = append(all, f); i == 8 {
				all[8].Instrument = "altra"
				f.Instrument = "altra"
			}
			if err := w.PutFact(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	ids := func(some []stats.Fact, err error) string {
		said := ""
		for _, f := range some {
			said += " " + string(f.Response)
		}
		if err != nil {
			said += err.Error()
		}
		return said
	}
	if got := ids(s.ProvinceFacts(ctx, "FI", staff.Place{}, 4)); got != " r8 r7 r6 r5" {
		t.Error("the latest:", got)
	}
	if got := ids(s.ProvinceFacts(ctx, "FI", staff.Place{At: all[7].SubmittedAt, Response: "r7"}, 9)); got != " r6 r5 r2 r1 r0" {
		t.Error("after r7:", got)
	}
	if got := ids(s.ProvinceFacts(ctx, "PO", staff.Place{}, 9)); got != " r3" {
		t.Error("of another province:", got)
	}
	if got := ids(s.CompanyFacts(ctx, "c0")); got != " r0 r2 r4 r6 r8" {
		t.Error("of a company:", got)
	}
}
