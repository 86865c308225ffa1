package staff

import (
	"context"
	"time"

	"maturita/survey"
)

// SignIn opens a session. Denied, always the same and after the same time, for an
// unknown address, a wrong password, and an account that may not sign in.
func (s *Service) SignIn(ctx context.Context, email, password string) (Token, Actor, error) {
	account, err := s.byEmail(ctx, email)
	if err != nil && survey.KindOf(err) != survey.NotFound {
		return "", Actor{}, err
	}
	hash := account.Password
	if hash == "" {
		hash = nobody
	}
	right, err := s.hasher.matches(ctx, password, hash)
	if err != nil {
		return "", Actor{}, err
	}
	if !right || !account.Active() {
		return "", Actor{}, s.failedSignIn(ctx, account)
	}
	token, err := newToken(s.random)
	if err != nil {
		return "", Actor{}, err
	}
	now := s.now()
	pass := Pass{Hash: token.Hash(), Purpose: ForSession, Account: account.ID, CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(SessionLife)}
	actor := Actor{account, pass.Hash}
	e, err := s.entry(actor, SignInAction, InService().String(), string(account.ID), Done)
	if err != nil {
		return "", Actor{}, err
	}
	err = s.store.Record(ctx, func(ctx context.Context, w Writer) error {
		if err := w.PutPass(ctx, pass); err != nil {
			return err
		}
		return w.InsertEntry(ctx, e)
	})
	return token, actor, err
}

func (s *Service) byEmail(ctx context.Context, typed string) (Account, error) {
	email, err := normalEmail(typed)
	if err != nil {
		return Account{}, errNobody
	}
	return s.store.AccountByEmail(ctx, email)
}

// failedSignIn records a failure of a known account; others would fill the record
// with what anybody types.
func (s *Service) failedSignIn(ctx context.Context, account Account) error {
	if account.ID == "" {
		return errSignIn
	}
	e, err := s.entry(Actor{}, SignInAction, InService().String(), string(account.ID), Failed)
	if err != nil {
		return err
	}
	if err := s.store.Record(ctx, func(ctx context.Context, w Writer) error { return w.InsertEntry(ctx, e) }); err != nil {
		return err
	}
	return errSignIn
}

// Actor returns who has a session. NotFound when it ended, was revoked, or its
// account may not sign in any more.
func (s *Service) Actor(ctx context.Context, token Token) (Actor, error) {
	pass, err := s.store.Pass(ctx, token.Hash())
	if survey.KindOf(err) == survey.NotFound || err == nil && !pass.opens(ForSession, s.now()) {
		return Actor{}, errNoPass
	}
	if err != nil {
		return Actor{}, err
	}
	account, err := s.store.Account(ctx, pass.Account)
	if err != nil {
		return Actor{}, err
	}
	if !account.Active() {
		return Actor{}, errNoPass
	}
	if now := s.now(); now.Sub(pass.SeenAt) >= time.Minute {
		pass.SeenAt = now
		if err := s.store.Record(ctx, func(ctx context.Context, w Writer) error {
			current, err := w.Pass(ctx, pass.Hash)
			if err != nil || !current.RevokedAt.IsZero() {
				return err
			}
			return w.PutPass(ctx, pass)
		}); err != nil {
			return Actor{}, err
		}
	}
	return Actor{account, pass.Hash}, nil
}

// SignOut ends a session.
func (s *Service) SignOut(ctx context.Context, actor Actor) error {
	e, err := s.entry(actor, SignOutAction, InService().String(), string(actor.ID()), Done)
	if err != nil {
		return err
	}
	return s.store.Record(ctx, func(ctx context.Context, w Writer) error {
		pass, err := w.Pass(ctx, actor.session)
		if err != nil {
			return err
		}
		pass.RevokedAt = s.now()
		if err := w.PutPass(ctx, pass); err != nil {
			return err
		}
		return w.InsertEntry(ctx, e)
	})
}
