package storetest

import (
	"context"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

func notThere(s *shelf) {
	s.notThere(s.Store)
	s.write(func(ctx context.Context, w intake.Writer) error {
		s.notThere(w)
		return w.InsertResponse(ctx, draft("after")) // finding nothing ends no transaction
	}, func(ctx context.Context, w intake.Writer) error { return w.RevokeLinks(ctx, "none", noon, "none") })
	s.response("after")

	_, err := s.Publication(s.ctx, survey.Ref{ID: "none"})
	s.mustBe(survey.NotFound, err, "publication")
	_, err = s.ClaimMail(s.ctx, noon, noon)
	s.mustBe(survey.NotFound, err, "mail")
	if all, err := s.Publications(s.ctx); err != nil || len(all) > 0 {
		s.t.Error("publications:", all, err)
	}
	s.mustBe(survey.Conflict, s.ReplaceResponse(s.ctx, draft("none")), "replacing what is not there")
	s.must(s.RescheduleMail(s.ctx, "none", noon, false))
	s.must(s.DeleteMail(s.ctx, "none"))
	s.mustBeGone("none")
}

func (s *shelf) notThere(r intake.Reader) {
	for what, look := range map[string]func() error{
		"response": func() error { _, err := r.Response(s.ctx, "none"); return err },
		"result":   func() error { _, err := r.Result(s.ctx, "none"); return err },
		"engine":   func() error { _, err := r.ResultBy(s.ctx, "none", "1"); return err },
		"link":     func() error { _, err := r.Link(s.ctx, "none"); return err },
		"company":  func() error { _, err := r.CompanyByCode(s.ctx, "none"); return err },
	} {
		s.mustBe(survey.NotFound, look(), what)
	}
	links, err := r.Links(s.ctx, "none")
	if err != nil || len(links) > 0 {
		s.t.Error("links:", links, err)
	}
	facts, err := r.Facts(s.ctx, "none", "prova")
	if err != nil || len(facts) > 0 {
		s.t.Error("facts:", facts, err)
	}
	responses, err := r.ResponsesByContact(s.ctx, "none", "", 10)
	if err != nil || len(responses) > 0 {
		s.t.Error("responses:", responses, err)
	}
}

// uniqueOnce tries each thing that exists already in a transaction that begins
// with something new: nothing of it stays, and what was there is as it was.
func uniqueOnce(s *shelf) {
	ref := survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}
	first := intake.Publication{Ref: ref, Digest: "first", Canonical: []byte("{}"), PublishedAt: noon}
	s.write(insert(draft("r")), insertLink(link("h", "r")), insertMail(mail("m", noon)),
		putCompany(company("c", "code")), putCompany(company("other", "other")))
	s.must(s.Publish(s.ctx, first))

	again := draft("r")
	again.NoticeVersion = "again"
	stolen := link("h", "another")
	late := mail("m", minutes(9))
	late.Kind = intake.MailLostLink
	moved := company("other", "code")
	moved.Revision = 1
	for what, do := range map[string]step{
		"response id":                 insert(again),
		"link hash":                   insertLink(stolen),
		"mail id":                     insertMail(late),
		"company's code":              putCompany(company("new", "code")),
		"company's id":                putCompany(company("c", "new")),
		"code that another took over": putCompany(moved),
	} {
		err := s.Atomic(s.ctx, inOrder(insert(draft("new")), do))
		s.mustBe(survey.Conflict, err, what)
		s.mustBeGone("new")
	}
	second := first
	second.Digest = "second"
	s.mustBe(survey.Conflict, s.Publish(s.ctx, second), "publication")

	same(s, first)(s.Publication(s.ctx, ref))
	same(s, link("h", "r"))(s.Link(s.ctx, "h"))
	if r := s.response("r"); r.NoticeVersion != "1" || r.Revision != 1 {
		s.t.Error("the response was changed", r)
	}
	for code, id := range map[survey.CodiceFiscale]survey.CompanyID{"code": "c", "other": "other"} {
		if c, err := s.CompanyByCode(s.ctx, code); err != nil || c.ID != id || c.Revision != 1 {
			s.t.Error("the company was changed", c, err)
		}
	}
	if m, err := s.ClaimMail(s.ctx, noon, minutes(1)); err != nil || m.Kind != intake.MailResume {
		s.t.Error("the mail was changed", m, err)
	}
}

func factsAndResultsReplaced(s *shelf) {
	put := func(f stats.Fact, r scoring.Result) step {
		return func(ctx context.Context, w intake.Writer) error {
			if err := w.PutFact(ctx, f); err != nil {
				return err
			}
			return w.PutResult(ctx, f.Response, r)
		}
	}
	fact := stats.Fact{Response: "r", Company: "c", Instrument: "prova", SubmittedAt: noon}
	s.write(put(fact, scoring.Result{Engine: "1", Version: "first"}))
	fact.SupersededAt = minutes(1)
	s.write(put(fact, scoring.Result{Engine: "1", Version: "second"}))
	same(s, scoring.Result{Engine: "1", Version: "second"})(s.Result(s.ctx, "r"))
	fact.SupersededAt, fact.WithdrawnAt = time.Time{}, minutes(2)
	s.write(put(fact, scoring.Result{Engine: "2", Version: "third"}))
	same(s, scoring.Result{Engine: "2", Version: "third"})(s.Result(s.ctx, "r"))
	s.write(put(fact, scoring.Result{Engine: "1", Version: "fourth"})) // back to the earlier engine
	same(s, scoring.Result{Engine: "1", Version: "fourth"})(s.Result(s.ctx, "r"))
	same(s, []stats.Fact{fact})(s.Facts(s.ctx, "c", "prova"))
}

func factsOrdered(s *shelf) {
	s.write(func(ctx context.Context, w intake.Writer) error {
		for i, minute := range []int{5, 1, 3, 3, 0, 9} {
			f := stats.Fact{Response: survey.ResponseID(fmt.Sprint("r", 9-i)), Company: "c", Instrument: "prova", SubmittedAt: minutes(minute)}
			other, instrument := f, f
			other.Response, other.Company = "other-"+f.Response, "other"
			instrument.Response, instrument.Instrument = "instrument-"+f.Response, "altra"
			for _, one := range []stats.Fact{f, other, instrument} {
				if err := w.PutFact(ctx, one); err != nil {
					return err
				}
			}
		}
		return nil
	})
	facts, err := s.Facts(s.ctx, "c", "prova")
	s.must(err)
	var order []survey.ResponseID
	for _, f := range facts {
		order = append(order, f.Response)
	}
	same(s, []survey.ResponseID{"r5", "r8", "r6", "r7", "r9", "r4"})(order, nil)
}
