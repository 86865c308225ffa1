package stafftest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// nameplate is a response under a name.
func nameplate(id survey.ResponseID, company survey.CompanyID, province territory.Sigla, state survey.State, name string) survey.Response {
	return survey.Response{ID: id, Company: company, State: state, Profile: survey.Profile{CompanyName: name, Province: province}}
}

func names(t *testing.T, s staff.Store) {
	stored := []survey.Response{
		nameplate("r1", "c1", "FI", survey.Submitted, "Panificio Rossi & figli S.r.l."),
		nameplate("r2", "c1", "FI", survey.Submitted, "Panificio Rossi & figli S.r.l."),
		nameplate("r3", "c2", "FI", survey.Withdrawn, "Caffè dell'Orto"),
		nameplate("r4", "c3", "PO", survey.Submitted, "Rossini Filati"),
		nameplate("r5", "c4", "TO", survey.Submitted, "Rossi Torino"),
		nameplate("r6", "", "FI", survey.Draft, "Rossi in bozza"),
		nameplate("r7", "c5", "FI", survey.Submitted, "Ferramenta Nord"),
		nameplate("r8", "c5", "FI", survey.Submitted, "Ferramenta Sud"),
	}
	write(t, s, func(ctx context.Context, w staff.Writer) error {
		for _, r := range stored {
			if err := w.InsertResponse(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
	find := func(provinces, words string, limit int) string {
		t.Helper()
		var in []territory.Sigla
		for _, one := range strings.Fields(provinces) {
			in = append(in, territory.Sigla(one))
		}
		ids, err := s.CompaniesNamed(t.Context(), in, strings.Fields(words), limit)
		if err != nil {
			t.Error(words, err)
		}
		slices.Sort(ids)
		return strings.Trim(fmt.Sprint(ids), "[]")
	}
	for _, one := range []struct{ provinces, words, want string }{
		{"FI", "rossi", "c1"}, {"FI", "ros", "c1"}, {"FI PO", "ros", "c1 c3"}, {"PO FI TO", "rossi", "c1 c3 c4"}, {"TO", "ross", "c4"},
		{"FI", "figli pan srl", "c1"}, {"FI", "p figli", "c1"}, {"FI", "pan orto", ""}, {"FI PO", "pan fil", ""},
		{"FI", "caffe", "c2"}, {"FI", "caf or", "c2"}, {"FI", "bozza", ""}, {"FI", "ossi", ""}, {"FI", "rossia", ""},
		{"FI", "nord", "c5"}, {"FI", "sud", "c5"}, {"FI", "ferr", "c5"}, {"FI", "nord sud", ""},
		{"FI", "", ""}, {"", "rossi", ""}, {"FI", "r.*", ""}, {"FI", "%", ""}, {"FI", "_", ""},
	} {
		if got := find(one.provinces, one.words, 10); got != one.want {
			t.Errorf("%q in %q finds %q, want %q", one.words, one.provinces, got, one.want)
		}
	}
	if got := find("FI", "f", 1); len(strings.Fields(got)) != 1 {
		t.Error("more than asked for:", got)
	}
	if got := find("FI", "f", 0); got != "" {
		t.Error("more than nothing:", got)
	}

	draft, err := s.Response(t.Context(), "r6")
	if err != nil {
		t.Fatal(err)
	}
	draft.State, draft.Company = survey.Submitted, "c6"
	changed := stored[2]
	changed.Revision, changed.Profile.CompanyName = 1, "Bar del Corso"
	write(t, s, func(ctx context.Context, w staff.Writer) error {
		if err := w.ReplaceResponse(ctx, changed); err != nil {
			return err
		}
		return w.ReplaceResponse(ctx, draft)
	})
	for words, want := range map[string]string{"bozza": "c6", "rossi": "c1 c6", "caffe": "", "corso": "c2"} {
		if got := find("FI", words, 10); got != want {
			t.Errorf("after changes %q finds %q, want %q", words, got, want)
		}
	}
	failure := survey.Fail(survey.Denied, "no")
	mustFail(t, survey.Denied, s.Record(t.Context(), func(ctx context.Context, w staff.Writer) error {
		if err := w.InsertResponse(ctx, nameplate("r9", "c9", "FI", survey.Submitted, "Mai Nata")); err != nil {
			return err
		}
		return failure
	}), "a change that fails")
	if got := find("FI", "mai", 10); got != "" {
		t.Error("a response that was not to be is found:", got)
	}
}
