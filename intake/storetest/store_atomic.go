package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

func readsSeeWrites(s *shelf) {
	s.write(insert(draft("there")))
	s.write(func(ctx context.Context, w intake.Writer) error {
		r := draft("r")
		r.ContactKey = "key"
		fact := stats.Fact{Response: "r", Company: "c", Instrument: "prova", SubmittedAt: noon}
		steps := inOrder(insert(r), putCompany(company("c", "code")), insertLink(link("h", "r")))
		if err := errors.Join(steps(ctx, w), w.PutFact(ctx, fact), w.PutResult(ctx, "r", scoring.Result{Engine: "1"})); err != nil {
			return err
		}
		r.Revision = 1
		same(s, r)(w.Response(ctx, "r"))
		same(s, []survey.Response{r})(w.ResponsesByContact(ctx, "key", "", 10))
		same(s, []stats.Fact{fact})(w.Facts(ctx, "c", "prova"))
		same(s, scoring.Result{Engine: "1"})(w.Result(ctx, "r"))
		same(s, []intake.Link{link("h", "r")})(w.Links(ctx, "r"))

		c, err := w.CompanyByCode(ctx, "code")
		if err != nil || c.Revision != 1 {
			return fmt.Errorf("company %+v: %w", c, err)
		}
		if err := errors.Join(w.ReplaceResponse(ctx, r), w.PutCompany(ctx, c), w.RevokeLinks(ctx, "r", noon)); err != nil {
			return err
		}
		r.Revision, c.Revision = 2, 2
		same(s, r)(w.Response(ctx, "r"))
		same(s, c)(w.CompanyByCode(ctx, "code"))
		revoked := link("h", "r")
		revoked.RevokedAt = noon
		same(s, revoked)(w.Link(ctx, "h"))
		_, err = w.Response(ctx, "there")
		return err
	})
	if r := s.response("r"); r.Revision != 2 {
		s.t.Error("committed is revision", r.Revision)
	}
}

// everything is one of each write.
func everything(ctx context.Context, w intake.Writer) error {
	there, err := w.Response(ctx, "there")
	if err != nil {
		return err
	}
	return errors.Join(
		w.InsertResponse(ctx, draft("r")), w.ReplaceResponse(ctx, there), w.PutCompany(ctx, company("c", "code")),
		w.PutFact(ctx, stats.Fact{Response: "r", Company: "c", Instrument: "prova", SubmittedAt: noon}),
		w.PutResult(ctx, "r", scoring.Result{Engine: "1"}), w.InsertLink(ctx, link("h", "r")),
		w.RevokeLinks(ctx, "there", noon), w.InsertMail(ctx, mail("m", noon)),
		w.InsertReport(ctx, intake.Report{Number: "n", Response: "r", Link: "h", IssuedAt: noon}),
		w.InsertReportFile(ctx, intake.ReportFile{Hash: "f", Number: "n", IssuedAt: noon}),
	)
}

// before is what is there before a transaction of everything.
func (s *shelf) before() {
	s.t.Helper()
	s.write(insert(draft("there")), insertLink(link("live", "there")))
}

// mustBeAsBefore shows that nothing of everything is stored.
func (s *shelf) mustBeAsBefore() {
	s.t.Helper()
	there := draft("there")
	there.Revision = 1
	same(s, there)(s.Response(s.ctx, "there"))
	same(s, link("live", "there"))(s.Link(s.ctx, "live"))
	for what, look := range map[string]func() error{
		"response": func() error { _, err := s.Response(s.ctx, "r"); return err },
		"company":  func() error { _, err := s.CompanyByCode(s.ctx, "code"); return err },
		"result":   func() error { _, err := s.Result(s.ctx, "r"); return err },
		"link":     func() error { _, err := s.Link(s.ctx, "h"); return err },
		"mail":     func() error { _, err := s.ClaimMail(s.ctx, noon, noon); return err },
		"report":   func() error { _, err := s.Report(s.ctx, "n"); return err },
		"file":     func() error { _, err := s.ReportFile(s.ctx, "f"); return err },
	} {
		s.mustBe(survey.NotFound, look(), what+" of a transaction that was not committed")
	}
	if facts, err := s.Facts(s.ctx, "c", "prova"); err != nil || len(facts) > 0 {
		s.t.Error("facts of a transaction that was not committed:", facts, err)
	}
}

func failureLeavesNothing(s *shelf) {
	s.before()
	mine := errors.New("mine")
	err := s.Atomic(s.ctx, inOrder(everything, func(context.Context, intake.Writer) error { return mine }))
	if !errors.Is(err, mine) {
		s.t.Error(err)
	}
	s.mustBeAsBefore()
	s.write(everything) // and without the failure all of it is
	s.response("r")
}

func panicLeavesNothing(s *shelf) {
	s.before()
	for range 10 { // more often than there are connections
		func() {
			defer func() {
				if recover() != "mine" {
					s.t.Error("the panic does not reach the caller")
				}
			}()
			s.Atomic(s.ctx, inOrder(everything, func(context.Context, intake.Writer) error { panic("mine") }))
		}()
	}
	s.mustBeAsBefore()
	s.mustWork()
}

// swallowedFailure makes a success of a failed write: what comes after it does
// nothing, and the transaction fails once.
func swallowedFailure(s *shelf) {
	s.write(insert(draft("there")))
	runs := 0
	err := s.Atomic(s.ctx, func(ctx context.Context, w intake.Writer) error {
		runs++
		if err := w.InsertResponse(ctx, draft("new")); err != nil {
			return err
		}
		s.mustBe(survey.Conflict, w.InsertResponse(ctx, draft("there")), "inserting twice")
		if _, err := w.Response(ctx, "there"); err == nil {
			s.t.Error("the transaction goes on after a failure")
		}
		return nil
	})
	s.mustBe(survey.Conflict, err, "making a success of a failure")
	if runs != 1 {
		s.t.Error("it ran", runs, "times")
	}
	s.mustBeGone("new")
	s.mustWork()
}

func callersErrors(s *shelf) {
	for _, want := range []error{
		errors.New("mine"), survey.Fail(survey.Conflict, "error.busy"), survey.Fail(survey.WrongState, "error.not-draft"), survey.Problems{{Key: "k"}},
	} {
		runs := 0
		err := s.Atomic(s.ctx, inOrder(insert(draft("new")), func(context.Context, intake.Writer) error { runs++; return want }))
		if !strings.Contains(fmt.Sprint(err), want.Error()) || survey.KindOf(err) != survey.KindOf(want) || runs != 1 {
			s.t.Errorf("%v became %v in %d runs", want, err, runs)
		}
		s.mustBeGone("new")
	}
}
