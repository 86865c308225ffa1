package staff

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"maturita/survey"
)

// Service is the use cases of staff. It is safe for concurrent use.
type Service struct {
	store  Store
	clock  func() time.Time
	random io.Reader
	hasher *hasher
}

// New makes the service. The randomness must be that of crypto/rand but in
// tests.
func New(store Store, clock func() time.Time, random io.Reader) *Service {
	if random == nil {
		random = rand.Reader
	}
	return &Service{store, clock, random, newHasher(random)}
}

// Actor is who does something: only the service makes one.
type Actor struct {
	account Account
	session TokenHash // "" = none
}

// Operator is who runs commands on the machine of the service, with all rights
// of a system administrator.
func Operator() Actor { return Actor{account: Account{Grants: []Grant{{Role: System}}}} }

// ID is the account's, "" for the operator.
func (a Actor) ID() AccountID { return a.account.ID }

// Account is who acts, without the password's hash.
func (a Actor) Account() Account {
	return withoutHash(a.account)
}

// May reports whether the actor may do something somewhere, for pages that offer
// it. It records nothing.
func (a Actor) May(action Action, where Scope) bool { return a.account.may(action, where) }

var (
	errDenied  = survey.Fail(survey.Denied, "error.staff-denied")
	errSignIn  = survey.Fail(survey.Denied, "error.sign-in")
	errNoPass  = survey.Fail(survey.NotFound, "error.no-pass")
	errNobody  = survey.Fail(survey.NotFound, "error.no-account")
	errLastOne = survey.Fail(survey.WrongState, "error.last-system")
)

// now is one instant for a whole operation, UTC in whole milliseconds.
func (s *Service) now() time.Time { return s.clock().UTC().Truncate(time.Millisecond) }

// newID draws an id that sorts by its instant.
func (s *Service) newID(at time.Time) (string, error) {
	var b [8]byte
	if _, err := io.ReadFull(s.random, b[:]); err != nil {
		return "", fmt.Errorf("drawing an id: %w", err)
	}
	return fmt.Sprintf("%012x%s", at.UnixMilli(), hex.EncodeToString(b[:])), nil
}

// entry is a line of the record.
func (s *Service) entry(actor Actor, action Action, where, subject string, outcome Outcome) (Entry, error) {
	at := s.now()
	id, err := s.newID(at)
	return Entry{ID: EntryID(id), At: at, Actor: actor.ID(), Action: action, Scope: where, Subject: subject, Outcome: outcome}, err
}

// authorised refuses what the actor may not do there, and records the refusal.
func (s *Service) authorised(ctx context.Context, actor Actor, action Action, where Scope, subject string) error {
	if where == (Scope{}) {
		return errNoScope
	}
	if actor.account.may(action, where) {
		return nil
	}
	return s.denied(ctx, actor, action, where, subject)
}

// denied records a refusal and returns it.
func (s *Service) denied(ctx context.Context, actor Actor, action Action, where Scope, subject string) error {
	if where == (Scope{}) {
		return errNoScope
	}
	e, err := s.entry(actor, action, where.String(), subject, Denied)
	if err != nil {
		return err
	}
	if err := s.store.Record(ctx, func(ctx context.Context, w Writer) error { return w.InsertEntry(ctx, e) }); err != nil {
		return err
	}
	return errDenied
}

// do authorises, changes and records in one step: no record, no change.
func (s *Service) do(ctx context.Context, actor Actor, action Action, where Scope, subject string, change func(context.Context, Writer) error) error {
	if err := s.authorised(ctx, actor, action, where, subject); err != nil {
		return err
	}
	e, err := s.entry(actor, action, where.String(), subject, Done)
	if err != nil {
		return err
	}
	return s.store.Record(ctx, func(ctx context.Context, w Writer) error {
		if err := change(ctx, w); err != nil {
			return err
		}
		return w.InsertEntry(ctx, e)
	})
}

// normalEmail is an address as it is stored and compared.
func normalEmail(typed string) (string, error) {
	email, err := survey.ParseEmail(typed)
	return strings.ToLower(email), err
}
