package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"maturita/staff"
)

var _ staff.Store = (*Store)(nil)

const (
	accountColumns = "id, email, name, password, grants, revision, created, disabled"
	passColumns    = "hash, purpose, account, created, seen, expires, revoked"
	entryColumns   = "id, at, actor, action, scope, subject, reason, outcome"

	selectAccount        query = "SELECT " + accountColumns + " FROM accounts WHERE id = ?"
	selectAccountByEmail query = "SELECT " + accountColumns + " FROM accounts WHERE email = ?"
	selectAccounts       query = "SELECT " + accountColumns + " FROM accounts WHERE id > ? ORDER BY id LIMIT ?"
	insertAccount        query = "INSERT INTO accounts (" + accountColumns + ") VALUES (?, ?, ?, ?, ?, 1, ?, ?)"
	replaceAccount       query = "UPDATE accounts SET email = ?, name = ?, password = ?, grants = ?, created = ?, disabled = ?, revision = revision + 1 WHERE id = ? AND revision = ?"
	selectPass           query = "SELECT " + passColumns + " FROM passes WHERE hash = ?"
	upsertPass           query = "INSERT OR REPLACE INTO passes (" + passColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?)"
	revokePasses         query = "UPDATE passes SET revoked = ? WHERE account = ? AND revoked IS NULL"
)

// Account implements staff.Reader.
func (r reader) Account(ctx context.Context, id staff.AccountID) (staff.Account, error) {
	return r.account(ctx, selectAccount, id)
}

// AccountByEmail implements staff.Reader.
func (r reader) AccountByEmail(ctx context.Context, email string) (staff.Account, error) {
	return r.account(ctx, selectAccountByEmail, email)
}

func (r reader) account(ctx context.Context, q query, key any) (a staff.Account, err error) {
	err = r.one(ctx, "reading an account", q, func(row row) error { return scanAccount(row, &a) }, key)
	return a, err
}

// Accounts implements staff.Reader.
func (r reader) Accounts(ctx context.Context, after staff.AccountID, limit int) (all []staff.Account, err error) {
	err = r.all(ctx, "reading accounts", selectAccounts, func(row row) error {
		var one staff.Account
		err := scanAccount(row, &one)
		all = append(all, one)
		return err
	}, after, limit)
	return all, err
}

func scanAccount(from row, a *staff.Account) error {
	var grants string
	var created, disabled sql.NullInt64
	if err := from.Scan(&a.ID, &a.Email, &a.Name, &a.Password, &grants, &a.Revision, &created, &disabled); err != nil {
		return err
	}
	a.CreatedAt, a.DisabledAt = instant(created), instant(disabled)
	return json.Unmarshal([]byte(grants), &a.Grants)
}

// PutAccount implements staff.Writer.
func (w writer) PutAccount(ctx context.Context, a staff.Account) error {
	raw, err := json.Marshal(a.Grants)
	if err != nil {
		return err
	}
	if a.Revision == 0 {
		return w.exec(ctx, "inserting an account", insertAccount, a.ID, a.Email, a.Name, a.Password, string(raw), millis(a.CreatedAt), millis(a.DisabledAt))
	}
	return w.guarded(ctx, "replacing an account", replaceAccount, a.Email, a.Name, a.Password, string(raw), millis(a.CreatedAt), millis(a.DisabledAt), a.ID, a.Revision)
}

// Pass implements staff.Reader.
func (r reader) Pass(ctx context.Context, hash staff.TokenHash) (p staff.Pass, err error) {
	err = r.one(ctx, "reading a pass", selectPass, func(row row) error {
		var created, seen, expires, revoked sql.NullInt64
		err := row.Scan(&p.Hash, &p.Purpose, &p.Account, &created, &seen, &expires, &revoked)
		p.CreatedAt, p.SeenAt, p.ExpiresAt, p.RevokedAt = instant(created), instant(seen), instant(expires), instant(revoked)
		return err
	}, hash)
	return p, err
}

// PutPass implements staff.Writer.
func (w writer) PutPass(ctx context.Context, p staff.Pass) error {
	return w.exec(ctx, "storing a pass", upsertPass, p.Hash, p.Purpose, p.Account, millis(p.CreatedAt), millis(p.SeenAt), millis(p.ExpiresAt), millis(p.RevokedAt))
}

// RevokePasses implements staff.Writer.
func (w writer) RevokePasses(ctx context.Context, account staff.AccountID, at time.Time) error {
	return w.exec(ctx, "revoking passes", revokePasses, millis(at), account)
}

// Record implements staff.Store.
func (s *Store) Record(ctx context.Context, f func(context.Context, staff.Writer) error) error {
	return s.transaction(ctx, func(ctx context.Context, w writer) error { return f(ctx, w) })
}
