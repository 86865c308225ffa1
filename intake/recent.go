package intake

import (
	"context"
	"sync"

	"maturita/survey"
)

// recent keeps responses as they were at a revision, so that one that nobody
// changed meanwhile is not read and decoded again. Which revision is the
// current one is the store's to say. What is kept is shared and never changed.
// It is safe for concurrent use.
type recent struct {
	mu   sync.Mutex
	kept map[survey.ResponseID]survey.Response
}

// maxRecent bounds what is kept; beyond it everything is read anew.
const maxRecent = 1000

func newRecent() *recent { return &recent{kept: map[survey.ResponseID]survey.Response{}} }

// at returns a response at a revision.
func (c *recent) at(id survey.ResponseID, revision int64) (survey.Response, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r, ok := c.kept[id]
	return r, ok && r.Revision == revision
}

func (c *recent) put(r survey.Response) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.kept[r.ID]; !ok && len(c.kept) >= maxRecent {
		clear(c.kept)
	}
	c.kept[r.ID] = r
}

// entered is the response as one request knows it.
type entered struct {
	response survey.Response
	current  bool // as far as the request knows
}

// now is the response where nothing that the request did has changed it.
func (e *entered) now() (survey.Response, bool) {
	if e == nil || !e.current {
		return survey.Response{}, false
	}
	return e.response, true
}

func (e *entered) put(r survey.Response) {
	if e != nil {
		e.response, e.current = r, true
	}
}

// forget makes whatever comes next read anew. Whoever changes a response through
// an access forgets or puts.
func (e *entered) forget() {
	if e != nil {
		e.current = false
	}
}

// responseOf is the response behind an access, as Enter read it or as it is now.
func (s *Service) responseOf(ctx context.Context, a Access) (survey.Response, error) {
	if r, ok := a.entered.now(); ok {
		return r, nil
	}
	return s.store.Response(ctx, a.response)
}
