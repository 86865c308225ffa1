// Package intake is what a company does: begin, save, submit, see the result,
// update, withdraw, resume. It owns the store interface that mongodb and sqlite
// implement, and describes it in storetest.
package intake

import (
	"context"
	"io"
	"time"

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
}

// New wires a service; now and random are the clock and the source of
// randomness (crypto/rand.Reader).
func New(store Store, catalogue *Catalogue, now func() time.Time, random io.Reader) *Service {
	return &Service{
		store: store, catalogue: catalogue,
		italy: territory.Italy(), ateco: territory.Ateco2025(),
		now: func() time.Time { return survey.Instant(now()) }, random: random,
	}
}

// How long things live.
const (
	draftLife = 365 * 24 * time.Hour // a draft expires so long after its last save
	linkLife  = 2 * 365 * 24 * time.Hour
	maxLinks  = 12 // live links of one response; the oldest goes
)

// Access is proof that someone holds a link. Only Open makes one.
type Access struct {
	response survey.ResponseID
	scope    Scope
	hash     LinkHash
}

// Response is the response that the link is of.
func (a Access) Response() survey.ResponseID { return a.response }

// Scope is what the link permits.
func (a Access) Scope() Scope { return a.scope }

// Open exchanges a token for access. Whatever is wrong with the token, the
// error is the same NotFound: nothing is learnt. It changes nothing.
func (s *Service) Open(ctx context.Context, token Token) (Access, error) {
	if !token.plausible() {
		return Access{}, errNoLink
	}
	link, err := s.store.Link(ctx, token.Hash())
	switch {
	case survey.KindOf(err) == survey.NotFound:
		return Access{}, errNoLink
	case err != nil:
		return Access{}, err
	case !link.Valid(s.now()):
		return Access{}, errNoLink
	}
	return Access{link.Response, link.Scope, link.Hash}, nil
}

var (
	errNoLink         = survey.Fail(survey.NotFound, "error.no-link")
	errViewOnly       = survey.Fail(survey.Denied, "error.view-only")
	errNotDraft       = survey.Fail(survey.WrongState, "error.not-draft")
	errWithdrawn      = survey.Fail(survey.WrongState, "error.withdrawn")
	errNoResult       = survey.Fail(survey.WrongState, "error.no-result")
	errBusy           = survey.Fail(survey.Conflict, "error.busy")
	errProfileChanged = survey.Fail(survey.Conflict, "error.profile-changed")
	errNoContact      = survey.Fail(survey.WrongState, "error.no-contact")
)
