package staff

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"maturita/survey"
)

// maxName is the longest name of a person, in characters.
const maxName = 200

// accountsPage is how many accounts are read at once.
const accountsPage = 200

// Form is a new account as somebody typed it.
type Form struct {
	Email, Name string
	Grant       Grant
}

// checked reads a form; the error is a Problems on email, name and grant.
func (f Form) checked() (Account, error) {
	var problems survey.Problems
	email, err := normalEmail(f.Email)
	if err != nil {
		problems = append(problems, survey.Problem{Field: "email", Key: "problem.email-form"})
	}
	name := strings.Join(strings.Fields(f.Name), " ")
	if name == "" || utf8.RuneCountInString(name) > maxName || !utf8.ValidString(name) {
		problems = append(problems, survey.Problem{Field: "name", Key: "problem.person-name"})
	}
	if !f.Grant.valid() {
		problems = append(problems, survey.Problem{Field: "grant", Key: "problem.grant"})
	}
	return Account{Email: email, Name: name, Grants: []Grant{f.Grant}}, problems.Err()
}

// Add makes an account in a scope, with an invitation to set a password. An
// officer gives the roles of the own chamber; a system administrator all. An
// address that has an account already gets the grant added to it. The invitation
// is "" where the account has a password, or may do more than the actor may give.
func (s *Service) Add(ctx context.Context, actor Actor, where Scope, f Form) (Account, Token, error) {
	account, err := f.checked()
	if err != nil {
		return Account{}, "", err
	}
	if !grantable(where, f.Grant) {
		return Account{}, "", s.denied(ctx, actor, AddAccount, where, "")
	}
	token, err := newToken(s.random)
	if err != nil {
		return Account{}, "", err
	}
	now := s.now()
	id, err := s.newID(now)
	if err != nil {
		return Account{}, "", err
	}
	account.ID, account.CreatedAt = AccountID(id), now
	subject := &id
	err = s.doAbout(ctx, actor, AddAccount, where, subject, func(ctx context.Context, w Writer) error {
		known, err := w.AccountByEmail(ctx, account.Email)
		switch {
		case err == nil:
			if !known.Has(f.Grant) {
				known.Grants = append(slices.Clone(known.Grants), f.Grant)
			}
			account, *subject = known, string(known.ID)
			// Whoever holds an invitation from before it may do more could take it over.
			if err := w.RevokePasses(ctx, known.ID, now); err != nil {
				return err
			}
		case survey.KindOf(err) != survey.NotFound:
			return err
		}
		if err := w.PutAccount(ctx, account); err != nil {
			return err
		}
		if account.Password != "" || where.kind != inService && !within(account, where) {
			token = ""
			return nil
		}
		return w.PutPass(ctx, Pass{Hash: token.Hash(), Purpose: ForPassword, Account: account.ID, CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(InvitationLife)})
	})
	if err != nil {
		return Account{}, "", err
	}
	return account, token, nil
}

// grantable reports whether a grant may be given and taken in a scope: in a
// chamber those of that chamber.
func grantable(where Scope, g Grant) bool {
	switch where.kind {
	case inService:
		return true
	case inChamber:
		return g.Chamber == where.chamber && (g.Role == Advisor || g.Role == Officer)
	}
	return false
}

// doAbout is do for what finds out while it is done whom it is about.
func (s *Service) doAbout(ctx context.Context, actor Actor, action Action, where Scope, subject *string, change func(context.Context, Writer) error) error {
	if err := s.authorised(ctx, actor, action, where, ""); err != nil {
		return err
	}
	e, err := s.entry(actor, action, where.String(), "", Done)
	if err != nil {
		return err
	}
	return s.store.Record(ctx, func(ctx context.Context, w Writer) error {
		if err := change(ctx, w); err != nil {
			return err
		}
		e.Subject = *subject
		return w.InsertEntry(ctx, e)
	})
}

// Accounts returns the accounts that belong to a scope, by address, without the
// hashes of passwords.
func (s *Service) Accounts(ctx context.Context, actor Actor, where Scope) ([]Account, error) {
	if err := s.authorised(ctx, actor, ReadAccounts, where, ""); err != nil {
		return nil, err
	}
	var all []Account
	err := s.eachAccount(ctx, s.store, func(a Account) {
		if belongs(a, where) {
			all = append(all, withoutHash(a))
		}
	})
	slices.SortFunc(all, func(a, b Account) int { return strings.Compare(a.Email, b.Email) })
	return all, err
}

func (s *Service) eachAccount(ctx context.Context, from Reader, f func(Account)) error {
	for after := AccountID(""); ; {
		page, err := from.Accounts(ctx, after, accountsPage)
		if err != nil {
			return err
		}
		for _, a := range page {
			f(a)
			after = a.ID
		}
		if len(page) < accountsPage {
			return nil
		}
	}
}

// belongs reports whether an account is of a scope: of a chamber, who works for
// it.
func belongs(a Account, where Scope) bool {
	return where.kind == inService || where.kind == inChamber && slices.Contains(a.Chambers(), where.chamber)
}

// Revoke takes a grant from an account of a scope and ends its sessions. The last
// system administrator keeps that role: WrongState.
func (s *Service) Revoke(ctx context.Context, actor Actor, where Scope, id AccountID, g Grant) error {
	if !grantable(where, g) {
		return s.denied(ctx, actor, ChangeAccount, where, string(id))
	}
	return s.change(ctx, actor, where, id, func(a *Account) {
		a.Grants = slices.DeleteFunc(slices.Clone(a.Grants), func(x Grant) bool { return x == g })
	})
}

// Disable keeps an account from signing in, or lets it again. It is for system
// administrators alone: in a chamber, roles are taken instead.
func (s *Service) Disable(ctx context.Context, actor Actor, id AccountID, disabled bool) error {
	now := s.now()
	return s.change(ctx, actor, InService(), id, func(a *Account) {
		if a.DisabledAt = now; !disabled {
			a.DisabledAt = time.Time{}
		}
	})
}

// change changes an account of a scope and ends its sessions.
func (s *Service) change(ctx context.Context, actor Actor, where Scope, id AccountID, f func(*Account)) error {
	return s.do(ctx, actor, ChangeAccount, where, string(id), func(ctx context.Context, w Writer) error {
		a, err := w.Account(ctx, id)
		if err == nil && !belongs(a, where) {
			err = errNobody
		}
		if err != nil {
			return err
		}
		was := systemic(a)
		f(&a)
		if was && !systemic(a) {
			others := 0
			if err := s.eachAccount(ctx, w, func(o Account) {
				if o.ID != id && systemic(o) {
					others++
				}
			}); err != nil {
				return err
			}
			if others == 0 {
				return errLastOne
			}
		}
		if err := w.PutAccount(ctx, a); err != nil {
			return err
		}
		return w.RevokePasses(ctx, id, s.now())
	})
}

// systemic reports whether an account can administer the service.
func systemic(a Account) bool { return a.Active() && a.Has(Grant{Role: System}) }

// withoutHash is an account as it is shown.
func withoutHash(a Account) Account {
	a.HasPassword, a.Password = a.Password != "", ""
	return a
}

// Name returns the name of an account for the record, "" when it is not there.
// It is for whoever may read the record.
func (s *Service) Name(ctx context.Context, id AccountID) (string, error) {
	a, err := s.store.Account(ctx, id)
	if survey.KindOf(err) == survey.NotFound {
		return "", nil
	}
	return a.Name, err
}
