package storetest

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// instants are given in any zone and precision, before 1970 too.
var instants = []time.Time{
	noon,
	time.Date(2026, 10, 25, 2, 30, 0, 123_999_999, time.FixedZone("CEST", 2*3600)),
	time.Date(1969, 12, 31, 23, 59, 59, 999_999, time.UTC),
	time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC),
	{},
}

func fieldsComeBack(s *shelf) {
	for i, at := range instants {
		s.fieldsComeBack(i, at, survey.Instant(at))
	}
}

// fieldsComeBack stores everything with one instant and reads it with another.
func (s *shelf) fieldsComeBack(i int, at, stored time.Time) {
	id := survey.ResponseID(fmt.Sprint("r", i))
	code := survey.CodiceFiscale(fmt.Sprint("code", i))
	response := func(at time.Time) survey.Response {
		r := Filled[survey.Response](at)
		r.ID, r.Revision = id, 1
		return r
	}
	link := func(at time.Time) intake.Link {
		l := Filled[intake.Link](at)
		l.Hash, l.Response = intake.LinkHash(id), id
		return l
	}
	company := func(at time.Time, revision int64) survey.Company {
		c := Filled[survey.Company](at)
		c.ID, c.CodiceFiscale, c.Revision = survey.CompanyID(id), code, revision
		return c
	}
	fact := func(at time.Time) stats.Fact {
		f := Filled[stats.Fact](at)
		f.Response, f.Company = id, survey.CompanyID(id)
		return f
	}
	publication := func(at time.Time) intake.Publication {
		p := Filled[intake.Publication](at)
		p.Ref.ID = survey.QuestionnaireID(id)
		return p
	}
	report := func(at time.Time) intake.Report {
		r := Filled[intake.Report](at)
		r.Number, r.Response, r.Link = survey.ReportNumber(id), id, intake.LinkHash(id)
		return r
	}
	file := func(at time.Time) intake.ReportFile {
		f := Filled[intake.ReportFile](at)
		f.Hash = intake.FileHash(id)
		return f
	}
	s.write(insertReport(report(at)), insertReportFile(file(at)), insert(response(at)), insertLink(link(at)), putCompany(company(at, 0)), func(ctx context.Context, w intake.Writer) error {
		if err := w.PutFact(ctx, fact(at)); err != nil {
			return err
		}
		return w.PutResult(ctx, id, Filled[scoring.Result](at))
	})
	s.must(s.Publish(s.ctx, publication(at)))

	same(s, response(stored))(s.Response(s.ctx, id))
	same(s, link(stored))(s.Link(s.ctx, intake.LinkHash(id)))
	same(s, []intake.Link{link(stored)})(s.Links(s.ctx, id))
	same(s, company(stored, 1))(s.CompanyByCode(s.ctx, code))
	same(s, []stats.Fact{fact(stored)})(s.Facts(s.ctx, survey.CompanyID(id), fact(at).Instrument))
	same(s, Filled[scoring.Result](stored))(s.Result(s.ctx, id))
	same(s, publication(stored))(s.Publication(s.ctx, publication(at).Ref))
	same(s, report(stored))(s.Report(s.ctx, report(at).Number))
	same(s, file(stored))(s.ReportFile(s.ctx, file(at).Hash))

	replaced := response(at)
	replaced.NoticeVersion = "2"
	s.must(s.ReplaceResponse(s.ctx, replaced))
	replaced = response(stored)
	replaced.NoticeVersion, replaced.Revision = "2", 2
	same(s, replaced)(s.Response(s.ctx, id))

	m := Filled[intake.Mail](at)
	m.ID = string(id)
	s.write(insertMail(m))
	m.CreatedAt, m.DueAt, m.Attempts = stored, noon, m.Attempts+1
	same(s, m)(s.ClaimMail(s.ctx, at, noon))
	s.must(s.DeleteMail(s.ctx, m.ID))
}

// same compares what was read with what is wanted.
func same[T any](s *shelf, want T) func(T, error) {
	return func(got T, err error) {
		s.t.Helper()
		if err != nil || !reflect.DeepEqual(got, want) {
			s.t.Errorf("%v\nread %+v\nwant %+v", err, got, want)
		}
	}
}

func changesAreRounded(s *shelf) {
	for i, at := range instants[:len(instants)-1] {
		id := survey.ResponseID(fmt.Sprint("r", i))
		s.write(insertLink(link(intake.LinkHash(id), id)), insertMail(mail(string(id), noon)), func(ctx context.Context, w intake.Writer) error {
			return w.RevokeLinks(ctx, id, at)
		})
		revoked := link(intake.LinkHash(id), id)
		revoked.RevokedAt = survey.Instant(at)
		same(s, revoked)(s.Link(s.ctx, revoked.Hash))

		want := mail(string(id), survey.Instant(at))
		want.Attempts = 1
		same(s, want)(s.ClaimMail(s.ctx, noon, at))
		s.must(s.RescheduleMail(s.ctx, want.ID, at, false))
		if _, err := s.ClaimMail(s.ctx, survey.Instant(at).Add(-time.Millisecond), at); survey.KindOf(err) != survey.NotFound {
			s.t.Error("a mail is due before its time", err)
		}
		want.Attempts = 2
		same(s, want)(s.ClaimMail(s.ctx, at, at))
		s.must(s.DeleteMail(s.ctx, want.ID))
	}
}
