package intake

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"maturita/survey"
)

func threeVersions(t *testing.T) *Catalogue {
	t.Helper()
	c := NewCatalogue(&shelf{map[survey.Ref]Publication{}}, nil)
	for _, ref := range []string{"prova@1.0.0", "prova@1.1.0", "prova@1.10.0", "zeta@9.0.0"} {
		if _, err := c.Publish(t.Context(), publication(t, ref, ref), instant); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func mustBeNewest(t *testing.T, c *Catalogue, want string) {
	t.Helper()
	if p, err := c.Newest(t.Context(), "prova"); err != nil || p.Ref.String() != want {
		t.Errorf("the newest is %s, not %s: %v", p.Ref, want, err)
	}
}

func TestRetiringTheNewestMakesTheOneBeforeCurrent(t *testing.T) {
	c := threeVersions(t)
	newest := publication(t, "prova@1.10.0", "prova@1.10.0")
	for i := range 3 {
		fresh, err := c.Retire(t.Context(), newest.Ref, true, instant.Add(time.Duration(i)*time.Hour+time.Nanosecond))
		if err != nil || fresh != (i == 0) {
			t.Fatal(i, fresh, err)
		}
	}
	mustBeNewest(t, c, "prova@1.1.0")
	if fresh, err := c.Publish(t.Context(), newest, instant.Add(time.Hour)); fresh || err != nil {
		t.Fatal("its file was published again", fresh, err)
	}
	mustBeNewest(t, c, "prova@1.1.0")
	if p, err := c.Version(t.Context(), newest.Ref); err != nil || p.RetiredAt != instant || string(p.Canonical) != "prova@1.10.0" {
		t.Error("the retired version is not readable as it was", p, err)
	}
	var order []string
	versions, err := c.Versions(t.Context())
	for _, p := range versions {
		order = append(order, p.Ref.String())
	}
	if err != nil || !slices.Equal(order, []string{"prova@1.10.0", "prova@1.1.0", "prova@1.0.0", "zeta@9.0.0"}) {
		t.Error(order, err)
	}
}

func TestTheLastVersionIsRetiredOnlyWhereNobodyOffersIt(t *testing.T) {
	c := threeVersions(t)
	for _, ref := range []string{"prova@1.0.0", "prova@1.10.0"} { // an older one too
		if fresh, err := c.Retire(t.Context(), publication(t, ref, "").Ref, true, instant); !fresh || err != nil {
			t.Fatal(ref, fresh, err)
		}
	}
	last := publication(t, "prova@1.1.0", "").Ref
	if _, err := c.Retire(t.Context(), last, true, instant); !errors.Is(err, ErrLastVersion) {
		t.Fatal(err)
	}
	mustBeNewest(t, c, "prova@1.1.0")
	if fresh, err := c.Retire(t.Context(), last, false, instant); !fresh || err != nil {
		t.Fatal(fresh, err)
	}
	if _, err := c.Newest(t.Context(), "prova"); survey.KindOf(err) != survey.NotFound {
		t.Error(err)
	}
	if fresh, err := c.Retire(t.Context(), last, true, instant); fresh || err != nil {
		t.Error("retiring again is a fault", fresh, err)
	}
}

func TestRetiringWhatWasNeverPublished(t *testing.T) {
	c := threeVersions(t)
	for _, ref := range []string{"prova@2.0.0", "nessuno@1.0.0"} {
		if _, err := c.Retire(t.Context(), publication(t, ref, "").Ref, false, instant); survey.KindOf(err) != survey.NotFound {
			t.Error(ref, err)
		}
	}
}

// faster is a store whose versions somebody else retires between a look and a
// write.
type faster struct{ *shelf }

func (f faster) Retire(ctx context.Context, ref survey.Ref, at time.Time) error {
	if err := f.shelf.Retire(ctx, ref, at.Add(-time.Hour)); err != nil {
		return err
	}
	return f.shelf.Retire(ctx, ref, at)
}

func TestRetiredMeanwhileIsRetired(t *testing.T) {
	c := threeVersions(t)
	c.store = faster{c.store.(*shelf)}
	if fresh, err := c.Retire(t.Context(), publication(t, "prova@1.0.0", "").Ref, true, instant); fresh || err != nil {
		t.Error(fresh, err)
	}
}
