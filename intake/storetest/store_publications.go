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
