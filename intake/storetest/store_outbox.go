package storetest

import (
	"context"
	"fmt"
	"slices"

	"maturita/intake"
	"maturita/survey"
)

func outboxTurns(s *shelf) {
	s.write(insertMail(mail("c", minutes(3))), insertMail(mail("b", minutes(1))), insertMail(mail("a", minutes(1))))
	claim := func(now int, want string, attempts int, sent bool) {
		s.t.Helper()
		m, err := s.ClaimMail(s.ctx, minutes(now), minutes(now+10))
		switch {
		case want == "":
			s.mustBe(survey.NotFound, err, "claiming when none is due")
		case err != nil || m.ID != want || m.Attempts != attempts || m.Sent != sent || !m.DueAt.Equal(minutes(now+10)):
			s.t.Errorf("claimed %+v, %v; want %s, attempt %d, sent %v", m, err, want, attempts, sent)
		}
	}
	claim(0, "", 0, false)
	claim(1, "a", 1, false)
	claim(2, "b", 1, false)
	claim(2, "", 0, false)
	claim(3, "c", 1, false)
	s.must(s.RescheduleMail(s.ctx, "c", minutes(4), false))
	s.must(s.RescheduleMail(s.ctx, "b", minutes(5), true))
	claim(4, "c", 2, false)
	claim(5, "b", 2, true) // a sent one too, when its window has ended
	s.mustBe(survey.Conflict, s.Atomic(s.ctx, insertMail(mail("b", noon))), "queueing what was sent")
	s.must(s.DeleteMail(s.ctx, "b"))
	s.must(s.DeleteMail(s.ctx, "b"))
	s.write(insertMail(mail("b", minutes(100))))
	s.must(s.DeleteMail(s.ctx, "c"))
	s.must(s.RescheduleMail(s.ctx, "c", minutes(5), false)) // what is gone stays gone
	claim(50, "a", 2, false)
	claim(50, "", 0, false)
	claim(100, "a", 3, false)
	claim(100, "b", 1, false)
}

func claimedOnce(s *shelf) {
	const mails = 40
	var all []string
	s.write(func(ctx context.Context, w intake.Writer) error {
		all = nil
		for i := range mails {
			all = append(all, fmt.Sprintf("m%02d", i))
			if err := w.InsertMail(ctx, mail(all[i], noon)); err != nil {
				return err
			}
		}
		return nil
	})
	stores := []intake.Store{s.Store, s.second()}
	var claimed []string
	for _, one := range together(rivals, func(i int) (mine []string, _ error) {
		for {
			m, err := stores[i%2].ClaimMail(s.ctx, noon, minutes(1))
			if survey.KindOf(err) == survey.NotFound {
				return mine, nil
			}
			if err != nil {
				return mine, err
			}
			mine = append(mine, m.ID)
		}
	}) {
		s.must(one.err)
		claimed = append(claimed, one.value...)
	}
	slices.Sort(claimed)
	same(s, all)(claimed, nil)
}

func claimedAgain(s *shelf) {
	s.write(insertMail(mail("m", noon)))
	for i := range 3 {
		if m, err := s.ClaimMail(s.ctx, minutes(i), minutes(i+1)); err != nil || m.Attempts != i+1 {
			s.t.Fatal(m, err)
		}
		_, err := s.ClaimMail(s.ctx, minutes(i), minutes(9))
		s.mustBe(survey.NotFound, err, "claiming what another worker has")
	}
}
