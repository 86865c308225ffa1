package storetest

import (
	"fmt"
	"slices"

	"maturita/intake"
	"maturita/survey"
)

func publicationsOrdered(s *shelf) {
	want := []string{"prova@0.9.0", "prova@1.2.0", "prova@1.9.0", "prova@1.9.10", "prova@1.10.0", "prova@2.0.0", "prova@10.0.0", "prova-due@1.0.0", "zeta@1.0.0"}
	shuffled := slices.Clone(want)
	slices.Reverse(shuffled)
	for _, written := range append(shuffled[3:], shuffled[:3]...) {
		ref, err := survey.ParseRef(written)
		s.must(err)
		p := intake.Publication{Ref: ref, Digest: written, Canonical: []byte("{\x00\xff}"), PublishedAt: noon}
		s.must(s.Publish(s.ctx, p))
		same(s, p)(s.Publication(s.ctx, ref))
	}
	all, err := s.Publications(s.ctx)
	s.must(err)
	var order []string
	for _, p := range all {
		order = append(order, p.Ref.String())
		if p.Digest != p.Ref.String() || len(p.Canonical) > 0 || !p.PublishedAt.Equal(noon) {
			s.t.Errorf("%+v", p)
		}
	}
	same(s, want)(order, nil)
}

func onePublishes(s *shelf) {
	ref := survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}
	winner := s.oneWins(func(i int, store intake.Store) error {
		return store.Publish(s.ctx, intake.Publication{Ref: ref, Digest: fmt.Sprint(i), Canonical: []byte("{}"), PublishedAt: noon})
	})
	if p, err := s.Publication(s.ctx, ref); err != nil || p.Digest != fmt.Sprint(winner) {
		s.t.Errorf("%d won, %+v is published: %v", winner, p, err)
	}
}

func retiredOnce(s *shelf) {
	for _, v := range []int{1, 2} {
		ref := survey.Ref{ID: "prova", Version: survey.Version{Major: v}}
		s.must(s.Publish(s.ctx, intake.Publication{Ref: ref, Digest: "d", Canonical: []byte("{}"), PublishedAt: noon}))
	}
	ref := survey.Ref{ID: "prova", Version: survey.Version{Major: 2}}
	s.must(s.Retire(s.ctx, ref, minutes(1).Add(999_999)))
	s.mustBe(survey.Conflict, s.Retire(s.ctx, ref, minutes(2)), "retiring again")
	s.mustBe(survey.Conflict, s.Retire(s.ctx, survey.Ref{ID: "none"}, minutes(2)), "retiring what was never published")
	retired := intake.Publication{Ref: ref, Digest: "d", Canonical: []byte("{}"), PublishedAt: noon, RetiredAt: minutes(1)}
	s.mustBe(survey.Conflict, s.Publish(s.ctx, intake.Publication{Ref: ref, Digest: "d", Canonical: []byte("{}"), PublishedAt: minutes(3)}), "publishing a retired one")
	same(s, retired)(s.Publication(s.ctx, ref))
	all, err := s.second().Publications(s.ctx)
	s.must(err)
	if len(all) != 2 || all[0].Retired() || !all[1].RetiredAt.Equal(minutes(1)) {
		s.t.Errorf("%+v", all)
	}
}

func oneRetires(s *shelf) {
	ref := survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}
	s.must(s.Publish(s.ctx, intake.Publication{Ref: ref, Digest: "d", Canonical: []byte("{}"), PublishedAt: noon}))
	winner := s.oneWins(func(i int, store intake.Store) error { return store.Retire(s.ctx, ref, minutes(i+1)) })
	if p, err := s.Publication(s.ctx, ref); err != nil || !p.RetiredAt.Equal(minutes(winner+1)) {
		s.t.Errorf("%d won, %+v is retired: %v", winner, p, err)
	}
}
