package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"maturita/intake"
	"maturita/scoring"
	"maturita/survey"
)

// rendered makes a small file of an issue.
func rendered(seen *[]intake.Issue) intake.Render {
	var mu sync.Mutex
	return func(_ context.Context, i intake.Issue) (intake.Rendered, error) {
		mu.Lock()
		defer mu.Unlock()
		if seen != nil {
			*seen = append(*seen, i)
		}
		return intake.Rendered{PDF: []byte("report " + string(i.Report.Number)), Renderer: "1", Language: "it"}, nil
	}
}

func (w *world) issue(a intake.Access) (intake.Issue, []byte) {
	w.t.Helper()
	var seen []intake.Issue
	file, report, err := w.IssueReport(w.ctx, a, rendered(&seen))
	if err != nil {
		w.t.Fatal(err)
	}
	if len(seen) != 1 || seen[0].Report != report {
		w.t.Fatalf("rendered %d times", len(seen))
	}
	return seen[0], file.PDF
}

func (w *world) mustFail(kind survey.Kind, err error, what string) {
	w.t.Helper()
	if survey.KindOf(err) != kind {
		w.t.Errorf("%s: %v, want %s", what, err, kind)
	}
}

// reportIssuedOnce issues a report: of what was sent alone, and with the result
// that was official then.
func reportIssuedOnce(w *world) {
	_, draft := w.begin()
	_, _, err := w.IssueReport(w.ctx, draft, rendered(nil))
	w.mustFail(survey.WrongState, err, "of a draft")
	outcome, a := w.submitted(codeA, "si")
	first, _ := w.issue(a)
	r := first.Report
	if r.Response != outcome.Response.ID || r.Engine != scoring.EngineVersion || r.Assurance != survey.Claimed || r.Before != "" || r.Replaces != "" || first.Link.Hash() != r.Link {
		w.t.Errorf("%+v", r)
	}
	if !reflect.DeepEqual(first.Outcome.Result, outcome.Result) {
		w.t.Error("another result is printed")
	}
	failure := errors.New("no ink")
	if _, _, err := w.IssueReport(w.ctx, a, func(context.Context, intake.Issue) (intake.Rendered, error) { return intake.Rendered{}, failure }); !errors.Is(err, failure) {
		w.t.Errorf("a rendering that fails: %v", err)
	}
	if err := w.Withdraw(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	_, _, err = w.IssueReport(w.ctx, a, rendered(nil))
	w.mustFail(survey.WrongState, err, "of a withdrawn response")
}

// reportFilesOfTwo lets the same file come out for two reports, one after the
// other and at once: it is recorded for one of them.
func reportFilesOfTwo(w *world) {
	_, a := w.submitted(codeA, "si")
	_, b := w.submitted(codeB, "no")
	access, services := []intake.Access{a, b}, []*intake.Service{w.Service, w.beside()}
	issued := func(i int, pdf string) error {
		_, _, err := services[i%2].IssueReport(w.ctx, access[i%2], func(context.Context, intake.Issue) (intake.Rendered, error) {
			return intake.Rendered{PDF: []byte(pdf), Renderer: "1", Language: "it"}, nil
		})
		return err
	}
	if err := issued(0, "same"); err != nil {
		w.t.Fatal(err)
	}
	w.mustFail(survey.Internal, issued(1, "same"), "one file for two reports")
	refused := map[int]bool{}
	for i, one := range together(8, func(i int) (any, error) { return nil, issued(i, "once") }) {
		if one.err != nil {
			w.mustFail(survey.Internal, one.err, "one file for two reports at once")
			refused[i%2] = true
		}
	}
	if len(refused) != 1 {
		w.t.Errorf("the file is refused to %v, want one of the two", refused)
	}
}

// followed is a response that follows on another, submitted.
func (w *world) followed(a intake.Access, follow func(context.Context, intake.Access) (survey.Response, intake.Token, error), code string, sito survey.OptionID) (survey.Response, intake.Access) {
	w.t.Helper()
	w.pass(day)
	r, token, err := follow(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	next := w.open(token)
	w.fill(next, code, sito)
	outcome, err := w.Submit(w.ctx, next)
	if err != nil {
		w.t.Fatal(err)
	}
	if outcome.Response.Rectifies != r.Rectifies {
		w.t.Error("what the response is for is lost")
	}
	return outcome.Response, next
}

// reportsCompare follow on one another by updates and rectifications.
func reportsCompare(w *world) {
	first, a := w.submitted(codeA, "no")
	second, b := w.followed(a, w.Update, codeA, "si")
	wrong, c := w.followed(b, w.Rectify, codeA, "no")
	_, d := w.followed(c, w.Rectify, codeA, "si")
	compared := []struct {
		name     string
		a        intake.Access
		before   survey.ResponseID
		replaces survey.ResponseID
	}{
		{"a rectification of a rectification", d, first.Response.ID, wrong.ID}, // issued before what it replaces
		{"the first", a, "", ""},
		{"an update", b, first.Response.ID, ""},
		{"a rectification", c, first.Response.ID, second.ID},
	}
	for _, one := range compared { // before any report is issued
		w.comparedWith(one.name, one.a, one.before)
	}
	for _, one := range compared {
		issue, _ := w.issue(one.a)
		if issue.Report.Before != one.before || (issue.Before == nil) != (one.before == "") || issue.Before != nil && issue.Before.Response.ID != one.before {
			w.t.Errorf("%s is compared with %q, want %q", one.name, issue.Report.Before, one.before)
		}
		var replaced survey.ResponseID
		if issue.Replaces != nil {
			replaced = issue.Replaces.Response
		}
		if replaced != one.replaces || (issue.Report.Replaces == "") != (one.replaces == "") {
			w.t.Errorf("%s replaces the report of %q, want that of %q", one.name, replaced, one.replaces)
		}
		w.comparedWith(one.name, one.a, one.before)
		if own, other, err := w.Numbers(w.ctx, one.a); err != nil || own != issue.Report.Number || other != issue.Report.Replaces {
			w.t.Errorf("%s: the numbers are %q and %q, %v", one.name, own, other, err)
		}
	}
	// The link of one company serves to begin the response of another: nothing is compared.
	_, other := w.followed(d, w.Update, codeB, "si")
	w.comparedWith("another company", other, "")
	if issue, _ := w.issue(other); issue.Before != nil {
		w.t.Error("compared with another company")
	}
	// What was withdrawn before the report was issued is not compared with.
	_, e := w.followed(d, w.Update, codeA, "si")
	if err := w.Withdraw(w.ctx, d); err != nil {
		w.t.Fatal(err)
	}
	w.comparedWith("what follows on a withdrawn one", e, "")
	if issue, _ := w.issue(e); issue.Before != nil {
		w.t.Error("compared with what was withdrawn")
	}
}

// comparedWith checks what a result is compared with, and that it is told only
// with the right to edit.
func (w *world) comparedWith(name string, a intake.Access, want survey.ResponseID) {
	w.t.Helper()
	before, found, err := w.Before(w.ctx, a)
	if err != nil || found != (want != "") || before.Response.ID != want {
		w.t.Errorf("%s is compared with %q, %v, want %q", name, before.Response.ID, err, want)
	}
}

// reportsVerified looks reports up in every way.
func reportsVerified(w *world) {
	outcome, a := w.submitted(codeA, "si")
	issue, file := w.issue(a)
	n, hash, length := issue.Report.Number, intake.HashFile(file), int64(len(file))
	ways := map[string]func() (intake.Verified, error){
		"number": func() (intake.Verified, error) { return w.VerifyNumber(w.ctx, n, codeA) },
		"link":   func() (intake.Verified, error) { return w.VerifyLink(w.ctx, issue.Link) },
		"file":   func() (intake.Verified, error) { return w.VerifyFile(w.ctx, hash, length) },
	}
	check := func(withdrawn bool) {
		w.t.Helper()
		for way, look := range ways {
			v, err := look()
			r := outcome.Response
			if err != nil || v.Number != n || v.Company != r.Profile.CompanyName || v.CodiceFiscale != codeA || !v.SubmittedAt.Equal(r.SubmittedAt) ||
				!reflect.DeepEqual(v.Level, outcome.Result.Level) || v.Questionnaire.Ref != r.Instrument || v.Assurance != survey.Claimed || v.WithdrawnAt.IsZero() == withdrawn {
				w.t.Errorf("by %s: %+v, %v", way, v, err)
			}
		}
	}
	check(false)
	wrong := intake.Token(strings.Repeat("A", len(issue.Link)))
	said := map[string]string{}
	for what, look := range map[string]func() (intake.Verified, error){
		"another company":  func() (intake.Verified, error) { return w.VerifyNumber(w.ctx, n, codeB) },
		"no company":       func() (intake.Verified, error) { return w.VerifyNumber(w.ctx, n, "") },
		"another number":   func() (intake.Verified, error) { return w.VerifyNumber(w.ctx, "234567ABCDEFGHJ", codeA) },
		"another link":     func() (intake.Verified, error) { return w.VerifyLink(w.ctx, wrong) },
		"half a link":      func() (intake.Verified, error) { return w.VerifyLink(w.ctx, issue.Link[:10]) },
		"the stored hash":  func() (intake.Verified, error) { return w.VerifyLink(w.ctx, intake.Token(issue.Report.Link)) },
		"another file":     func() (intake.Verified, error) { return w.VerifyFile(w.ctx, intake.HashFile(nil), 0) },
		"another length":   func() (intake.Verified, error) { return w.VerifyFile(w.ctx, hash, length+1) },
		"a link to a page": func() (intake.Verified, error) { return w.VerifyLink(w.ctx, "") },
	} {
		v, err := look()
		w.mustFail(survey.NotFound, err, what)
		if !reflect.DeepEqual(v, intake.Verified{}) {
			w.t.Errorf("%s tells %+v", what, v)
		}
		said[fmt.Sprint(err)] = what
	}
	if len(said) != 1 {
		w.t.Errorf("what is wrong can be told apart: %v", said)
	}
	if known, err := w.NumberIssued(w.ctx, n); err != nil || !known {
		w.t.Error("the number is not known", err)
	}
	if known, err := w.NumberIssued(w.ctx, "234567ABCDEFGHJ"); err != nil || known {
		w.t.Error("another number is known", err)
	}
	if err := w.Withdraw(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	check(true)
}
