package intake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"maturita/scoring"
	"maturita/survey"
)

// Catalogue is the published questionnaire versions, compiled. A version never
// changes once published, so compiled ones are kept in memory; which is the
// newest is asked of the store each time.
type Catalogue struct {
	store Publications
	parse func(canonical []byte) (*survey.Questionnaire, error)
	mu    sync.Mutex
	model map[survey.Ref]*scoring.Model
}

// NewCatalogue makes a catalogue; parse reads the canonical form.
func NewCatalogue(store Publications, parse func([]byte) (*survey.Questionnaire, error)) *Catalogue {
	return &Catalogue{store: store, parse: parse, model: map[survey.Ref]*scoring.Model{}}
}

// Model returns a published version; NotFound when there is none, an *Altered
// when its bytes are not those that were published.
func (c *Catalogue) Model(ctx context.Context, ref survey.Ref) (*scoring.Model, error) {
	c.mu.Lock()
	m := c.model[ref]
	c.mu.Unlock()
	if m != nil {
		return m, nil
	}
	p, err := c.store.Publication(ctx, ref)
	if err != nil {
		return nil, err
	}
	if err := p.Intact(); err != nil {
		return nil, err
	}
	q, err := c.parse(p.Canonical)
	if err != nil {
		return nil, fmt.Errorf("published questionnaire %s cannot be read: %w", ref, err)
	}
	if m, err = scoring.Compile(q); err != nil {
		return nil, fmt.Errorf("published questionnaire %s cannot be scored: %w", ref, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.model[ref] = m
	return m, nil
}

// Current returns the version that new responses begin on, that of Newest.
func (c *Catalogue) Current(ctx context.Context, id survey.QuestionnaireID) (*scoring.Model, error) {
	p, err := c.Newest(ctx, id)
	if err != nil {
		return nil, err
	}
	return c.Model(ctx, p.Ref)
}

// Newest returns the publication of the newest version of a questionnaire that
// is not retired, without its canonical bytes; NotFound when there is none.
func (c *Catalogue) Newest(ctx context.Context, id survey.QuestionnaireID) (Publication, error) {
	all, err := c.store.Publications(ctx)
	if err != nil {
		return Publication{}, err
	}
	var newest *Publication
	for i := range all {
		if all[i].Ref.ID == id && !all[i].Retired() && (newest == nil || newest.Ref.Version.Compare(all[i].Ref.Version) < 0) {
			newest = &all[i]
		}
	}
	if newest == nil {
		return Publication{}, survey.Fail(survey.NotFound, "error.no-questionnaire")
	}
	return *newest, nil
}

// Versions returns all publications, retired ones too, without their canonical
// bytes: by questionnaire, the newest version first.
func (c *Catalogue) Versions(ctx context.Context) ([]Publication, error) {
	all, err := c.store.Publications(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b Publication) int {
		return cmp.Or(cmp.Compare(a.Ref.ID, b.Ref.ID), b.Ref.Version.Compare(a.Ref.Version))
	})
	return all, nil
}

// Version returns the publication of one version; NotFound when there is none,
// an *Altered, beside what stands there, when its bytes are not those that were
// published.
func (c *Catalogue) Version(ctx context.Context, ref survey.Ref) (Publication, error) {
	p, err := c.store.Publication(ctx, ref)
	if err != nil {
		return Publication{}, err
	}
	return p, p.Intact()
}

// Verify reads every publication, retired ones too, one after the other, and
// fails with an *Altered for the first whose bytes are not those that were
// published.
func (c *Catalogue) Verify(ctx context.Context) error {
	all, err := c.Versions(ctx)
	if err != nil {
		return err
	}
	for _, one := range all {
		p, err := c.store.Publication(ctx, one.Ref)
		if err != nil {
			return err
		}
		if err := p.Intact(); err != nil {
			return err
		}
	}
	return nil
}

// Changed is the error of Publish when another content was published under the
// same version.
type Changed struct {
	Ref                survey.Ref
	Published, Shipped []byte // canonical forms
}

func (e *Changed) Error() string {
	return fmt.Sprintf("%s was published with another content: a published version never changes, give the new content a new version", e.Ref)
}

// Publish publishes a version; fresh is false when this very content was
// published before. A different content under the same version is a *Changed, an
// *Altered where what was published is no longer what stands there.
func (c *Catalogue) Publish(ctx context.Context, p Publication, now time.Time) (fresh bool, err error) {
	p.PublishedAt = survey.Instant(now)
	err = c.store.Publish(ctx, p)
	if survey.KindOf(err) != survey.Conflict {
		return err == nil, err
	}
	earlier, err := c.store.Publication(ctx, p.Ref)
	if err != nil {
		return false, err
	}
	if err := earlier.Intact(); err != nil {
		return false, err
	}
	if earlier.Digest != p.Digest {
		return false, &Changed{p.Ref, earlier.Canonical, p.Canonical}
	}
	return false, nil
}
