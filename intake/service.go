// Package intake is what a company does: begin, save, submit, see the result,
// update, withdraw, resume. It owns the store interface that mongodb and sqlite
// implement, and describes it in storetest.
package intake

import (
	"context"
	"io"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Service is the use cases of a company. It keeps nothing that another
// instance would have to know.
type Service struct {
	store     Store
	catalogue *Catalogue
	italy     *territory.Registry
	ateco     *territory.Ateco
	now       func() time.Time
	random    io.Reader
	recent    *recent
	peers     Peers
}

// Peers finds what companies are compared with when they submit.
type Peers interface {
	// Benchmark is that of the last released monthly snapshot of an instrument's
	// versions with a major number; NotFound when there is none.
	Benchmark(ctx context.Context, instrument survey.QuestionnaireID, major int) (stats.Benchmark, error)
}

// CompareWith has every company that submits compared with others from now on.
func (s *Service) CompareWith(p Peers) { s.peers = p }

// New wires a service; now and random are the clock and the source of
// randomness (crypto/rand.Reader).
func New(store Store, catalogue *Catalogue, now func() time.Time, random io.Reader) *Service {
	return &Service{
		store: store, catalogue: catalogue,
		italy: territory.Italy(), ateco: territory.Ateco2025(),
		now: func() time.Time { return survey.Instant(now()) }, random: random,
		recent: newRecent(),
	}
}

// How long things live.
const (
	draftLife = 365 * 24 * time.Hour // a draft expires so long after its last save
	linkLife  = 2 * 365 * 24 * time.Hour
	maxLinks  = 12 // live links of one response; the oldest goes
)

// Now is the service's clock: UTC in whole milliseconds.
func (s *Service) Now() time.Time { return s.now() }

// Access is proof that someone holds a link. Only Open and Enter make one.
type Access struct {
	response   survey.ResponseID
	scope      Scope
	hash       LinkHash
	expires    time.Time
	delegation survey.DelegationID // ScopeArea
	area       survey.AreaID       // ScopeArea
	entered    *entered            // by Enter, nil without
}

// Response is the response that the link is of.
func (a Access) Response() survey.ResponseID { return a.response }

// Scope is what the link permits.
func (a Access) Scope() Scope { return a.scope }

// ExpiresAt is when the link opens nothing any more.
func (a Access) ExpiresAt() time.Time { return a.expires }

// Delegation is the one that a link of ScopeArea is of, "" for any other.
func (a Access) Delegation() survey.DelegationID { return a.delegation }

// Area is the area that a link of ScopeArea is for, "" for any other.
func (a Access) Area() survey.AreaID { return a.area }

// Open exchanges a token for access. Whatever is wrong with the token, the
// error is the same NotFound: nothing is learnt. It changes nothing.
func (s *Service) Open(ctx context.Context, token Token) (Access, error) {
	a, _, err := s.open(ctx, token)
	if err != nil || a.scope != ScopeArea {
		return a, err
	}
	r, err := s.linked(ctx, a)
	if err != nil {
		return Access{}, err
	}
	return a.delegatedIn(r, s.now())
}

// Enter is Open for one request: it has the response too, and what is done with
// the access begins from what it was then. An edit of something that was changed
// since reads again.
func (s *Service) Enter(ctx context.Context, token Token) (Access, error) {
	a, revision, err := s.open(ctx, token)
	if err != nil {
		return Access{}, err
	}
	r, ok := s.recent.at(a.response, revision)
	if !ok {
		if r, err = s.linked(ctx, a); err != nil {
			return Access{}, err
		}
		s.recent.put(r)
	}
	a.entered = &entered{r, true}
	if a.scope == ScopeArea {
		return a.delegatedIn(r, s.now())
	}
	return a, nil
}

// open also returns the current revision of the response. The area of a
// delegation is still to be looked up.
func (s *Service) open(ctx context.Context, token Token) (Access, int64, error) {
	if !token.plausible() {
		return Access{}, 0, errNoLink
	}
	link, revision, err := s.store.Opened(ctx, token.Hash())
	switch {
	case survey.KindOf(err) == survey.NotFound:
		return Access{}, 0, errNoLink
	case err != nil:
		return Access{}, 0, err
	case !link.Valid(s.now()):
		return Access{}, 0, errNoLink
	}
	return Access{response: link.Response, scope: link.Scope, hash: link.Hash, expires: link.ExpiresAt, delegation: link.Delegation}, revision, nil
}

// linked reads the response that a link is of. A link to one that is gone opens
// nothing.
func (s *Service) linked(ctx context.Context, a Access) (survey.Response, error) {
	r, err := s.store.Response(ctx, a.response)
	if survey.KindOf(err) == survey.NotFound {
		err = errNoLink
	}
	return r, err
}

var (
	errNoLink         = survey.Fail(survey.NotFound, "error.no-link")
	errViewOnly       = survey.Fail(survey.Denied, "error.view-only")
	errAreaOnly       = survey.Fail(survey.Denied, "error.area-only")
	errNoArea         = survey.Fail(survey.NotFound, "error.no-area")
	errNoDelegation   = survey.Fail(survey.NotFound, "error.no-delegation")
	errDelegated      = survey.Fail(survey.Conflict, "error.conflict") // under this id
	errNotDelegation  = survey.Fail(survey.Invalid, "error.form-unreadable")
	errNotDraft       = survey.Fail(survey.WrongState, "error.not-draft")
	errWithdrawn      = survey.Fail(survey.WrongState, "error.withdrawn")
	errNoResult       = survey.Fail(survey.WrongState, "error.no-result")
	errBusy           = survey.Fail(survey.Conflict, "error.busy")
	errProfileChanged = survey.Fail(survey.Conflict, "error.profile-changed")
	errNoReport       = survey.Fail(survey.NotFound, "error.no-report")
	errNoContact      = survey.Fail(survey.WrongState, "error.no-contact")
)
