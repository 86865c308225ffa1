package storetest

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"maturita/intake"
	"maturita/survey"
)

func cancelledBefore(s *shelf) {
	s.before()
	s.must(s.Publish(s.ctx, intake.Publication{Ref: survey.Ref{ID: "prova"}, Canonical: []byte("{}"), PublishedAt: noon}))
	s.write(insertMail(mail("waiting", minutes(1))))
	there := s.response("there")
	cancelled, cancel := context.WithCancel(s.ctx)
	cancel()
	late, cancel := context.WithDeadline(s.ctx, noon.AddDate(-1, 0, 0))
	defer cancel()
	for want, ctx := range map[error]context.Context{context.Canceled: cancelled, context.DeadlineExceeded: late} {
		for what, do := range map[string]func() error{
			"Response":           func() error { _, err := s.Response(ctx, "there"); return err },
			"Result":             func() error { _, err := s.Result(ctx, "there"); return err },
			"Link":               func() error { _, err := s.Link(ctx, "live"); return err },
			"Links":              func() error { _, err := s.Links(ctx, "there"); return err },
			"CompanyByCode":      func() error { _, err := s.CompanyByCode(ctx, "code"); return err },
			"Facts":              func() error { _, err := s.Facts(ctx, "c", "prova"); return err },
			"ResponsesByContact": func() error { _, err := s.ResponsesByContact(ctx, "key", "", 1); return err },
			"ReplaceResponse":    func() error { return s.ReplaceResponse(ctx, there) },
			"Atomic":             func() error { return s.Atomic(ctx, everything) },
			"empty Atomic":       func() error { return s.Atomic(ctx, inOrder()) },
			"ClaimMail":          func() error { _, err := s.ClaimMail(ctx, minutes(2), minutes(3)); return err },
			"RescheduleMail":     func() error { return s.RescheduleMail(ctx, "waiting", noon, true) },
			"DeleteMail":         func() error { return s.DeleteMail(ctx, "waiting") },
			"Publish": func() error {
				return s.Publish(ctx, intake.Publication{Ref: survey.Ref{ID: "nuovo"}, Canonical: []byte("{}")})
			},
			"Retire":        func() error { return s.Retire(ctx, survey.Ref{ID: "prova"}, noon) },
			"Publication":   func() error { _, err := s.Publication(ctx, survey.Ref{ID: "prova"}); return err },
			"Publications":  func() error { _, err := s.Publications(ctx); return err },
			"DeleteExpired": func() error { _, err := s.DeleteExpired(ctx, noon.AddDate(1, 0, 0), 9); return err },
			"Ping":          func() error { return s.Ping(ctx) },
		} {
			if err := do(); !errors.Is(err, want) {
				s.t.Errorf("%s: %v, want %v", what, err, want)
			}
		}
	}
	s.mustBeAsBefore()
	if m, err := s.ClaimMail(s.ctx, minutes(2), minutes(3)); err != nil || m.Attempts != 1 || m.Sent {
		s.t.Error("the mail was touched", m, err)
	}
	if all, err := s.Publications(s.ctx); err != nil || len(all) != 1 || all[0].Retired() {
		s.t.Error("published:", all, err)
	}
	s.mustWork()
}

func cancelledWithin(s *shelf) {
	s.before()
	mine := errors.New("mine")
	for range 5 { // more often than there are connections
		for what, end := range map[string]step{
			"noticed":     func(ctx context.Context, w intake.Writer) error { _, err := w.Response(ctx, "r"); return err },
			"written on":  func(ctx context.Context, w intake.Writer) error { return w.InsertResponse(ctx, draft("more")) },
			"overlooked":  func(ctx context.Context, w intake.Writer) error { w.Response(ctx, "r"); return nil },
			"interpreted": func(ctx context.Context, w intake.Writer) error { w.Response(ctx, "r"); return mine },
		} {
			ctx, cancel := context.WithCancel(s.ctx)
			err := s.Atomic(ctx, inOrder(everything, func(context.Context, intake.Writer) error { cancel(); return nil }, end))
			if !errors.Is(err, context.Canceled) && !errors.Is(err, mine) {
				s.t.Errorf("%s: %v", what, err)
			}
		}
	}
	s.mustBeAsBefore()
	s.mustBeGone("more")
	s.mustWork()
}

// patience is more than any operation needs that nothing stands in the way of.
const patience = 10 * time.Second

// cancelledStorm cancels saves at whatever point they have come to. One that
// was acknowledged is stored; of the others each is or is not, and none stands in
// the way of what comes later.
func cancelledStorm(s *shelf) {
	const times = 25
	var acknowledged, uncertain [2]atomic.Int64
	ids := []survey.ResponseID{"single", "atomic"}
	s.write(insert(draft(ids[0])), insert(draft(ids[1])))
	bounded, cancel := context.WithTimeout(s.ctx, 3*patience)
	defer cancel()
	for _, one := range together(rivals, func(i int) (any, error) {
		for range times {
			ctx, cancel := context.WithCancel(bounded)
			go cancel()
			err := s.saveOnce(ctx, ids[i%2], i%2 == 1)
			switch {
			case err == nil:
				acknowledged[i%2].Add(1)
			case errors.Is(err, context.Canceled):
				uncertain[i%2].Add(1)
			case survey.KindOf(err) != survey.Conflict:
				return nil, err
			}
			cancel()
		}
		return nil, nil
	}) {
		s.must(one.err)
	}
	for i, id := range ids {
		saves := s.response(id).Revision - 1
		if least, most := acknowledged[i].Load(), acknowledged[i].Load()+uncertain[i].Load(); saves < least || saves > most {
			s.t.Errorf("%s: %d saves are stored, %d were acknowledged, %d may be", id, saves, least, most)
		}
		ctx, cancel := context.WithTimeout(s.ctx, patience)
		defer cancel()
		s.must(s.saveOnce(ctx, id, true))
	}
	s.mustWork()
}

// saveOnce reads and replaces a response, in a transaction or without.
func (s *shelf) saveOnce(ctx context.Context, id survey.ResponseID, within bool) error {
	if within {
		return s.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
			r, err := w.Response(ctx, id)
			if err != nil {
				return err
			}
			return w.ReplaceResponse(ctx, r)
		})
	}
	r, err := s.Response(ctx, id)
	if err != nil {
		return err
	}
	return s.ReplaceResponse(ctx, r)
}
