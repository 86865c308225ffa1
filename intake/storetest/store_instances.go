package storetest

import (
	"context"

	"maturita/intake"
	"maturita/survey"
)

func dataOutliveClosing(s *shelf) {
	s.before()
	s.write(everything)
	p := intake.Publication{Ref: survey.Ref{ID: "prova"}, Digest: "d", Canonical: []byte("{}"), PublishedAt: noon}
	s.must(s.Publish(s.ctx, p))
	for range 2 {
		s.close()
		s.Store = s.another()
		r := draft("r")
		r.Revision = 1
		same(s, r)(s.Response(s.ctx, "r"))
		same(s, p)(s.Publication(s.ctx, p.Ref))
		for what, look := range map[string]func() error{
			"company": func() error { _, err := s.CompanyByCode(s.ctx, "code"); return err },
			"result":  func() error { _, err := s.Result(s.ctx, "r"); return err },
			"link":    func() error { _, err := s.Link(s.ctx, "h"); return err },
			"mail":    func() error { _, err := s.ClaimMail(s.ctx, noon, noon); return err },
			"report":  func() error { _, err := s.Report(s.ctx, "n"); return err },
			"file":    func() error { _, err := s.ReportFile(s.ctx, "f"); return err },
		} {
			if err := look(); err != nil {
				s.t.Error(what, err)
			}
		}
		if facts, err := s.Facts(s.ctx, "c", "prova"); err != nil || len(facts) != 1 {
			s.t.Error("facts:", facts, err)
		}
	}
}

func instancesAgree(s *shelf) {
	one, other := s.Store, s.second()
	s.write(insert(draft("r")))
	for range 5 {
		r, err := other.Response(s.ctx, "r")
		s.must(err)
		s.must(other.ReplaceResponse(s.ctx, r))
		s.must(one.Atomic(s.ctx, func(ctx context.Context, w intake.Writer) error {
			r, err := w.Response(ctx, "r")
			if err != nil {
				return err
			}
			return w.ReplaceResponse(ctx, r)
		}))
	}
	if r, err := other.Response(s.ctx, "r"); err != nil || r.Revision != 11 {
		s.t.Error(r.Revision, err)
	}
}
