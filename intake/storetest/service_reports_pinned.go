package storetest

import (
	"context"
	"reflect"

	"maturita/intake"
	"maturita/survey"
)

// reportsIssuedAtOnce issues a response and the one that it rectifies from two
// instances: each gets one number, and its file is recorded once.
func reportsIssuedAtOnce(w *world) {
	_, wrong := w.submitted(codeA, "no")
	_, right := w.followed(wrong, w.Rectify, codeA, "si")
	services, access := []*intake.Service{w.Service, w.beside()}, []intake.Access{wrong, right}
	all := together(12, func(i int) (intake.Issue, error) {
		var seen []intake.Issue
		_, _, err := services[i%2].IssueReport(w.ctx, access[i/2%2], rendered(&seen))
		if err != nil {
			return intake.Issue{}, err
		}
		return seen[0], nil
	})
	for i, one := range all {
		first := all[i/2%2*2].value
		if one.err != nil || one.value.Report != first.Report || one.value.Link != first.Link || !reflect.DeepEqual(one.value.Replaces, first.Replaces) {
			w.t.Errorf("issued as %+v and as %+v, %v", first.Report, one.value.Report, one.err)
		}
	}
	if one, other := all[0].value.Report, all[2].value.Report; other.Replaces != one.Number || one.Number == other.Number {
		w.t.Errorf("%+v does not replace %+v", other, one)
	}
}

// reportPinned scores again, confirms and withdraws after a report was issued:
// it is issued again as it was.
func reportPinned(w *world) {
	_, a := w.submitted(codeA, "no")
	second, b := w.followed(a, w.Update, codeA, "no")
	was, _ := w.issue(b)
	if was.Before == nil || was.Outcome.Result.Overall.Exact != "50/1" {
		w.t.Fatalf("%+v", was)
	}
	w.pass(day)
	if _, _, err := w.rescore(engineAt("9.1.0", milder), intake.RescoreOptions{}); err != nil {
		w.t.Fatal(err)
	}
	err := w.store.Atomic(w.ctx, func(ctx context.Context, to intake.Writer) error {
		r, err := to.Response(ctx, second.ID)
		if err != nil {
			return err
		}
		r.Assurance = survey.Confirmed
		return to.ReplaceResponse(ctx, r)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.Withdraw(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	if o, err := w.Outcome(w.ctx, b); err != nil || o.Result.Engine != "9.1.0" || o.Response.Assurance != survey.Confirmed {
		w.t.Fatalf("nothing happened: %+v %v", o, err)
	}
	is, _ := w.issue(b)
	if is.Report != was.Report || is.Link != was.Link {
		w.t.Errorf("it is %+v\nand was %+v", is.Report, was.Report)
	}
	if is.Before == nil || !reflect.DeepEqual(is.Before.Result, was.Before.Result) || !reflect.DeepEqual(is.Outcome.Result, was.Outcome.Result) {
		w.t.Error("other results are printed")
	}
	if is.Outcome.Response.Assurance != survey.Claimed {
		w.t.Error("another assurance is printed")
	}
	if v, err := w.VerifyLink(w.ctx, is.Link); err != nil || v.Assurance != survey.Claimed || !reflect.DeepEqual(v.Level, was.Outcome.Result.Level) {
		w.t.Errorf("verified is %+v, %v", v, err)
	}
}

// reportsAfterWithdrawal withdraws what was wrong once it is rectified, as
// companies do, and then what the rectification would be compared with.
func reportsAfterWithdrawal(w *world) {
	first, a := w.submitted(codeA, "no")
	wrong, b := w.followed(a, w.Update, codeA, "no")
	_, c := w.followed(b, w.Rectify, codeA, "si")
	_, d := w.followed(c, w.Rectify, codeA, "si")
	if err := w.Withdraw(w.ctx, b); err != nil {
		w.t.Fatal(err)
	}
	issue, _ := w.issue(c)
	if issue.Replaces == nil || issue.Replaces.Response != wrong.ID || issue.Report.Before != first.Response.ID {
		w.t.Errorf("%+v", issue.Report)
	}
	if err := w.Withdraw(w.ctx, a); err != nil {
		w.t.Fatal(err)
	}
	if issue, _ := w.issue(d); issue.Before != nil {
		w.t.Error("compared with what was withdrawn")
	}
	if issue, _ := w.issue(c); issue.Before == nil {
		w.t.Error("not compared any more with what was there when it was issued")
	}
}
