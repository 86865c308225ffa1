package intake

import (
	"context"
	"errors"
	"testing"
	"time"

	"maturita/survey"
)

// shelf keeps publications in memory.
type shelf struct{ published map[survey.Ref]Publication }

func (s *shelf) Publish(_ context.Context, p Publication) error {
	if _, there := s.published[p.Ref]; there {
		return survey.Fail(survey.Conflict, "error.conflict")
	}
	s.published[p.Ref] = p
	return nil
}

func (s *shelf) Publication(_ context.Context, ref survey.Ref) (Publication, error) {
	p, there := s.published[ref]
	if !there {
		return p, survey.Fail(survey.NotFound, "error.not-found")
	}
	return p, nil
}

func (s *shelf) Retire(_ context.Context, ref survey.Ref, at time.Time) error {
	p, there := s.published[ref]
	if !there || p.Retired() {
		return survey.Fail(survey.Conflict, "error.conflict")
	}
	p.RetiredAt = at
	s.published[ref] = p
	return nil
}

func (s *shelf) Publications(context.Context) (all []Publication, err error) {
	for _, p := range s.published {
		p.Canonical = nil
		all = append(all, p)
	}
	return all, nil
}

func publication(t *testing.T, ref, content string) Publication {
	t.Helper()
	r, err := survey.ParseRef(ref)
	if err != nil {
		t.Fatal(err)
	}
	return NewPublication(r, []byte(content))
}

func TestPublishingTheSameAgainIsNoChange(t *testing.T) {
	c := NewCatalogue(&shelf{map[survey.Ref]Publication{}}, nil)
	for i := range 3 {
		now := instant.Add(time.Duration(i)*time.Hour + time.Nanosecond)
		fresh, err := c.Publish(t.Context(), publication(t, "prova@1.0.0", "one"), now)
		if err != nil || fresh != (i == 0) {
			t.Fatal(i, fresh, err)
		}
	}
	p, err := c.Newest(t.Context(), "prova")
	if err != nil || p.PublishedAt != instant {
		t.Error("the instant of the first publication is not kept", p.PublishedAt, err)
	}
}

func TestPublishingOtherContentUnderAVersionIsRefused(t *testing.T) {
	c := NewCatalogue(&shelf{map[survey.Ref]Publication{}}, nil)
	if _, err := c.Publish(t.Context(), publication(t, "prova@1.0.0", "one"), instant); err != nil {
		t.Fatal(err)
	}
	_, err := c.Publish(t.Context(), publication(t, "prova@1.0.0", "two"), instant)
	var changed *Changed
	if !errors.As(err, &changed) || string(changed.Published) != "one" || string(changed.Shipped) != "two" || changed.Ref.String() != "prova@1.0.0" {
		t.Fatal(err)
	}
	if p, err := c.store.Publication(t.Context(), changed.Ref); err != nil || string(p.Canonical) != "one" {
		t.Error("what was published changed", p, err)
	}
}

func TestNewestVersionIsByNumber(t *testing.T) {
	c := NewCatalogue(&shelf{map[survey.Ref]Publication{}}, nil)
	for _, ref := range []string{"prova@1.9.0", "prova@1.10.0", "prova@0.99.99", "zeta@9.0.0"} {
		if _, err := c.Publish(t.Context(), publication(t, ref, ref), instant); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := c.Newest(t.Context(), "prova"); err != nil || p.Ref.Version.String() != "1.10.0" {
		t.Error(p.Ref, err)
	}
	if _, err := c.Newest(t.Context(), "nessuno"); survey.KindOf(err) != survey.NotFound {
		t.Error(err)
	}
}

func TestPublishedQuestionnaireThatCannotBeReadIsAFault(t *testing.T) {
	broken := errors.New("broken")
	c := NewCatalogue(&shelf{map[survey.Ref]Publication{}}, func([]byte) (*survey.Questionnaire, error) { return nil, broken })
	p := publication(t, "prova@1.0.0", "one")
	if _, err := c.Publish(t.Context(), p, instant); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Model(t.Context(), p.Ref); !errors.Is(err, broken) || survey.KindOf(err) != survey.Internal {
		t.Error(err)
	}
	if _, err := c.Model(t.Context(), survey.Ref{ID: "nessuno"}); survey.KindOf(err) != survey.NotFound {
		t.Error(err)
	}
}

// alter changes what a shelf holds, but not the digest beside it.
func (s *shelf) alter(ref survey.Ref, content string) {
	p := s.published[ref]
	p.Canonical = []byte(content)
	s.published[ref] = p
}

func TestWhatWasAlteredIsNeverServed(t *testing.T) {
	read := func(content []byte) (*survey.Questionnaire, error) {
		t.Errorf("%q was read", content)
		return nil, errors.New("read")
	}
	for _, content := range []string{"two", "", "one\n"} {
		store := &shelf{map[survey.Ref]Publication{}}
		c := NewCatalogue(store, read)
		p, other := publication(t, "prova@1.0.0", "one"), publication(t, "prova@2.0.0", "other")
		for _, one := range []Publication{p, other} {
			if _, err := c.Publish(t.Context(), one, instant); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := c.Retire(t.Context(), p.Ref, true, instant); err != nil { // its results are still shown
			t.Fatal(err)
		}
		if err := c.Verify(t.Context()); err != nil {
			t.Fatal(err)
		}
		store.alter(p.Ref, content)
		_, ofModel := c.Model(t.Context(), p.Ref)
		_, ofVersion := c.Version(t.Context(), p.Ref)
		_, ofPublish := c.Publish(t.Context(), p, instant)
		for name, err := range map[string]error{"Model": ofModel, "Version": ofVersion, "Publish": ofPublish, "Verify": c.Verify(t.Context())} {
			var altered *Altered
			if !errors.As(err, &altered) || altered.Ref != p.Ref || altered.Digest != p.Digest || altered.Found != digest([]byte(content)) || survey.KindOf(err) != survey.Internal {
				t.Errorf("%s of %q: %v", name, content, err)
			}
		}
		if _, err := c.Version(t.Context(), other.Ref); err != nil {
			t.Error(err)
		}
	}
}

func TestVerifySaysThatTheStoreFails(t *testing.T) {
	gone := &shelf{map[survey.Ref]Publication{}}
	c := NewCatalogue(listed{gone, publication(t, "prova@1.0.0", "one")}, nil)
	if err := c.Verify(t.Context()); survey.KindOf(err) != survey.NotFound {
		t.Error(err)
	}
}

// listed lists a publication that cannot be read.
type listed struct {
	*shelf
	one Publication
}

func (l listed) Publications(context.Context) ([]Publication, error) {
	return []Publication{l.one}, nil
}
