package storetest

import (
	"context"

	"maturita/intake"
	"maturita/survey"
)

// openedLinks: a link comes with the revision that its response has by now.
func openedLinks(s *shelf) {
	s.write(insert(draft("r")), insertLink(link("h", "r")), insertLink(link("orphan", "none")))
	opens := func(hash intake.LinkHash, want int64) {
		s.t.Helper()
		l, revision, err := s.Opened(s.ctx, hash)
		s.must(err)
		same(s, l)(s.Link(s.ctx, hash))
		if revision != want {
			s.t.Errorf("%s opens revision %d, not %d", hash, revision, want)
		}
	}
	opens("h", 1)
	opens("orphan", 0)
	s.must(s.ReplaceResponse(s.ctx, s.response("r")))
	opens("h", 2)
	s.write(func(ctx context.Context, w intake.Writer) error {
		if err := w.ReplaceResponse(ctx, s.response("r")); err != nil {
			return err
		}
		_, revision, err := w.Opened(ctx, "h")
		if revision != 3 {
			s.t.Errorf("inside the transaction it is revision %d, not 3", revision)
		}
		return err
	})
	_, _, err := s.Opened(s.ctx, "none")
	s.mustBe(survey.NotFound, err, "an unknown link")
}
