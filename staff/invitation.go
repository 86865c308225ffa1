package staff

import (
	"context"

	"maturita/survey"
)

// Invited returns whom an invitation is for. NotFound when it was used, expired
// or never was.
func (s *Service) Invited(ctx context.Context, token Token) (Account, error) {
	pass, err := s.store.Pass(ctx, token.Hash())
	if survey.KindOf(err) == survey.NotFound || err == nil && !pass.opens(ForPassword, s.now()) {
		return Account{}, errNoPass
	}
	if err != nil {
		return Account{}, err
	}
	account, err := s.store.Account(ctx, pass.Account)
	if err == nil && !account.DisabledAt.IsZero() {
		return Account{}, errNoPass
	}
	return withoutHash(account), err
}

// SetPassword uses an invitation up. All other passes of the account end. A
// password that is not accepted is a Problems on the field password, and the
// invitation stays.
func (s *Service) SetPassword(ctx context.Context, token Token, password string) error {
	account, err := s.Invited(ctx, token)
	if err != nil {
		return err
	}
	if err := CheckPassword(password, account.Email); err != nil {
		return err
	}
	hash, err := s.hasher.hash(ctx, password)
	if err != nil {
		return err
	}
	e, err := s.entry(Actor{account: account}, SetPasswordAction, InService().String(), string(account.ID), Done)
	if err != nil {
		return err
	}
	return s.store.Record(ctx, func(ctx context.Context, w Writer) error {
		pass, err := w.Pass(ctx, token.Hash())
		if err != nil {
			return err
		}
		if !pass.opens(ForPassword, s.now()) {
			return errNoPass
		}
		current, err := w.Account(ctx, account.ID)
		if err != nil {
			return err
		}
		current.Password = hash
		if err := w.PutAccount(ctx, current); err != nil {
			return err
		}
		if err := w.RevokePasses(ctx, account.ID, s.now()); err != nil {
			return err
		}
		return w.InsertEntry(ctx, e)
	})
}

// Invite makes a new invitation for an account of a scope; those before it end.
// The password that the account has works until it is used.
func (s *Service) Invite(ctx context.Context, actor Actor, where Scope, id AccountID) (Token, error) {
	known, err := s.store.Account(ctx, id)
	if err != nil {
		return "", err
	}
	if where.kind != inService && belongs(known, where) && !within(known, where) {
		return "", s.denied(ctx, actor, InviteAccount, where, string(id))
	}
	token, err := newToken(s.random)
	if err != nil {
		return "", err
	}
	err = s.do(ctx, actor, InviteAccount, where, string(id), func(ctx context.Context, w Writer) error {
		a, err := w.Account(ctx, id)
		if err == nil && !belongs(a, where) {
			err = errNobody
		}
		if err != nil {
			return err
		}
		if where.kind != inService && !within(a, where) {
			return errNobody
		}
		now := s.now()
		if err := w.RevokePasses(ctx, id, now); err != nil {
			return err
		}
		return w.PutPass(ctx, Pass{Hash: token.Hash(), Purpose: ForPassword, Account: id, CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(InvitationLife)})
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// within reports whether an account works nowhere but in a chamber. Who holds a
// link to set a password can sign in as that person, so an officer gets none for
// people who may do more.
func within(a Account, where Scope) bool {
	for _, g := range a.Grants {
		if g.Chamber != where.chamber {
			return false
		}
	}
	return true
}
