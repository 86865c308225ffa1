package stafftest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// submitted stores the fact of a company's response from a province.
func (w *world) submitted(company survey.CompanyID, response survey.ResponseID, province territory.Sigla) {
	w.t.Helper()
	f := stats.Fact{Response: response, Company: company, Instrument: "prova", Engine: "1.0.0", Province: province, SubmittedAt: w.now()}
	write(w.t, w.store, func(ctx context.Context, tx staff.Writer) error { return tx.PutFact(ctx, f) })
}

func addsNotes(w *world) {
	ctx := w.t.Context()
	companies := staff.NewCompanies(w.Service, nil)
	w.submitted("c", "r1", "FI")
	w.submitted("d", "r2", "TO")
	people := map[string]staff.Actor{}
	for name, g := range map[string]staff.Grant{
		"advisor": {Role: staff.Advisor, Chamber: "firenze"}, "officer": {Role: staff.Officer, Chamber: "firenze"}, "elsewhere": {Role: staff.Advisor, Chamber: "torino"},
		"network": {Role: staff.Network}, "regional": {Role: staff.Regional, Region: "Toscana"}, "system": {Role: staff.System},
	} {
		people[name], _ = w.person(name+"@camera.example", g)
	}
	const secret = "Il titolare vuole un sito."
	w.check(companies.AddNote(ctx, people["advisor"], inFlorence, "c", staff.Wording{FollowUp: staff.Contacted, Text: " " + secret + "\r\nRichiamare. "}), "an advisor's note")
	w.pass(time.Second)
	w.check(companies.AddNote(ctx, people["officer"], inFlorence, "c", staff.Wording{FollowUp: staff.Following}), "a state without a text")
	w.pass(time.Second)
	w.check(companies.AddNote(ctx, people["advisor"], inFlorence, "c", staff.Wording{FollowUp: staff.Following, Text: "Ancora."}), "a state that holds, with a text")
	for what, typed := range map[string]staff.Wording{
		"nothing": {}, "the state that holds": {FollowUp: staff.Following}, "no such state": {FollowUp: "lost", Text: "x"}, "too long": {Text: strings.Repeat("x", staff.MaxNote+1)},
	} {
		w.mustFail(survey.Invalid, companies.AddNote(ctx, people["advisor"], inFlorence, "c", typed), what)
	}
	for _, who := range []string{"elsewhere", "network", "regional", "system"} {
		w.mustFail(survey.Denied, companies.AddNote(ctx, people[who], inFlorence, "c", staff.Wording{Text: "x"}), who)
	}
	w.mustFail(survey.Denied, companies.AddNote(ctx, people["advisor"], inFlorence, "d", staff.Wording{Text: "x"}), "another chamber's company")
	w.mustFail(survey.NotFound, companies.AddNote(ctx, people["advisor"], inFlorence, "nobody", staff.Wording{Text: "x"}), "no company")
	if err := companies.AddNote(ctx, people["advisor"], staff.Scope{}, "c", staff.Wording{Text: "x"}); err == nil || survey.KindOf(err) == survey.Denied {
		w.t.Error("a scope that was forgotten:", err)
	}

	kept, err := w.store.Notes(ctx, "firenze", "c", 10)
	if err != nil || len(kept) != 3 {
		w.t.Fatal(kept, err)
	}
	first := kept[2]
	if first.Text != secret+"\nRichiamare." || first.FollowUp != staff.Contacted || first.Author != people["advisor"].ID() || first.AuthorName != "Nome di advisor@camera.example" || !first.At.Equal(noon) || first.Chamber != "firenze" {
		w.t.Errorf("%+v", first)
	}
	if kept[1].FollowUp != staff.Following || kept[1].Text != "" || kept[0].FollowUp != staff.NotFollowed || kept[0].Text != "Ancora." {
		w.t.Errorf("%+v", kept)
	}
	if state, err := w.store.FollowUp(ctx, "firenze", "c"); state != staff.Following || err != nil {
		w.t.Error(state, err)
	}
	w.noteEntries(secret)
}

// noteEntries looks for the entries of notes in the record: as many as there are
// notes, and a denial for each refusal, without what the notes say.
func (w *world) noteEntries(secret string) {
	w.t.Helper()
	all, err := w.Entries(w.t.Context(), staff.Operator(), inFlorence, "")
	w.check(err, "the record")
	counted := map[staff.Outcome]int{}
	for _, e := range all {
		if e.Action == staff.AddNote {
			counted[e.Outcome]++
		}
		if said := fmt.Sprint(e); strings.Contains(said, secret) || strings.Contains(said, "Nome di") {
			w.t.Error("the record tells what a note says:", said)
		}
	}
	if counted[staff.Done] != 3 || counted[staff.Denied] != 5 {
		w.t.Errorf("recorded: %v", counted)
	}
}

// broken is a store that cannot write its record.
type broken struct{ staff.Store }

type brokenWriter struct{ staff.Writer }

var errBroken = errors.New("the record cannot be written")

func (b broken) Record(ctx context.Context, f func(context.Context, staff.Writer) error) error {
	return b.Store.Record(ctx, func(ctx context.Context, w staff.Writer) error { return f(ctx, brokenWriter{w}) })
}

func (brokenWriter) InsertEntry(context.Context, staff.Entry) error { return errBroken }

func notesAreRecorded(w *world) {
	ctx := w.t.Context()
	w.submitted("c", "r1", "FI")
	actor, _ := w.person(annaMail, staff.Grant{Role: staff.Advisor, Chamber: "firenze"})
	unrecorded := staff.NewCompanies(staff.New(broken{w.store}, w.now, nil), nil)
	if err := unrecorded.AddNote(ctx, actor, inFlorence, "c", staff.Wording{Text: "Senza registro."}); !errors.Is(err, errBroken) {
		w.t.Error(err)
	}
	if kept, err := w.store.Notes(ctx, "firenze", "c", 10); len(kept) != 0 || err != nil {
		w.t.Error("a note without its entry stays:", kept, err)
	}
}
