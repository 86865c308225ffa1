package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/staff"
	"maturita/territory"
)

var _ staff.Store = (*Store)(nil)

// accountDoc is somebody who can sign in.
type accountDoc struct {
	ID         staff.AccountID `bson:"_id"`
	Email      string          `bson:"email"` // unique
	Name       string          `bson:"name"`
	Password   string          `bson:"password,omitempty"`
	Grants     []grantDoc      `bson:"grants"`
	Revision   int64           `bson:"revision"`
	CreatedAt  time.Time       `bson:"createdAt,omitempty"`
	DisabledAt time.Time       `bson:"disabledAt,omitempty"`
}

type grantDoc struct {
	Role    staff.Role          `bson:"role"`
	Chamber territory.ChamberID `bson:"chamber,omitempty"`
	Region  string              `bson:"region,omitempty"`
}

func newAccountDoc(a staff.Account) accountDoc {
	d := accountDoc{ID: a.ID, Email: a.Email, Name: a.Name, Password: a.Password, Revision: a.Revision, CreatedAt: a.CreatedAt, DisabledAt: a.DisabledAt}
	for _, g := range a.Grants {
		d.Grants = append(d.Grants, grantDoc(g))
	}
	return d
}

func (d accountDoc) domain() (staff.Account, error) {
	a := staff.Account{ID: d.ID, Email: d.Email, Name: d.Name, Password: d.Password, Revision: d.Revision, CreatedAt: d.CreatedAt, DisabledAt: d.DisabledAt}
	for _, g := range d.Grants {
		a.Grants = append(a.Grants, staff.Grant(g))
	}
	return a, nil
}

// passDoc is a session or an invitation.
type passDoc struct {
	Hash      staff.TokenHash `bson:"_id"`
	Purpose   staff.Purpose   `bson:"purpose"`
	Account   staff.AccountID `bson:"account"`
	CreatedAt time.Time       `bson:"createdAt,omitempty"`
	SeenAt    time.Time       `bson:"seenAt,omitempty"`
	ExpiresAt time.Time       `bson:"expiresAt,omitempty"`
	RevokedAt time.Time       `bson:"revokedAt,omitempty"`
}

func (d passDoc) domain() (staff.Pass, error) { return staff.Pass(d), nil }

// createStaff makes what accounts and the record are kept in.
func createStaff(ctx context.Context, s *Store) error {
	for _, c := range []struct {
		collection *mongo.Collection
		indexes    []mongo.IndexModel
	}{
		{s.accounts, []mongo.IndexModel{{Keys: ascending("email"), Options: options.Index().SetUnique(true)}}},
		{s.passes, []mongo.IndexModel{{Keys: ascending("account")}}},
		{s.entries, []mongo.IndexModel{{Keys: ascending("scope", "_id")}, {Keys: ascending("batch", "_id")}}},
		{s.batches, nil},
	} {
		if err := create(ctx, c.collection, c.indexes); err != nil {
			return err
		}
	}
	return nil
}

// Account implements staff.Reader.
func (r reader) Account(ctx context.Context, id staff.AccountID) (staff.Account, error) {
	return one[accountDoc](ctx, r, "reading an account", r.accounts, byID(id))
}

// AccountByEmail implements staff.Reader.
func (r reader) AccountByEmail(ctx context.Context, email string) (staff.Account, error) {
	return one[accountDoc](ctx, r, "reading an account", r.accounts, bson.D{{Key: "email", Value: email}})
}

// Accounts implements staff.Reader.
func (r reader) Accounts(ctx context.Context, after staff.AccountID, limit int) ([]staff.Account, error) {
	later := bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}}}
	return all[accountDoc](ctx, r, "reading accounts", r.accounts, later, options.Find().SetSort(ascending("_id")).SetLimit(int64(limit)))
}

// PutAccount implements staff.Writer.
func (w writer) PutAccount(ctx context.Context, a staff.Account) error {
	read := a.Revision
	a.Revision++
	if read == 0 {
		return w.insert(ctx, "inserting an account", w.accounts, newAccountDoc(a))
	}
	return w.replace(ctx, "replacing an account", w.accounts, revised(a.ID, read), newAccountDoc(a))
}

// Pass implements staff.Reader.
func (r reader) Pass(ctx context.Context, hash staff.TokenHash) (staff.Pass, error) {
	return one[passDoc](ctx, r, "reading a pass", r.passes, byID(hash))
}

// PutPass implements staff.Writer.
func (w writer) PutPass(ctx context.Context, p staff.Pass) error {
	return w.run(ctx, "storing a pass", func(ctx context.Context) error {
		_, err := w.passes.ReplaceOne(ctx, byID(p.Hash), passDoc(p), options.Replace().SetUpsert(true))
		return err
	})
}

// RevokePasses implements staff.Writer.
func (w writer) RevokePasses(ctx context.Context, account staff.AccountID, at time.Time) error {
	live := bson.D{{Key: "account", Value: account}, {Key: "revokedAt", Value: nil}}
	return w.run(ctx, "revoking passes", func(ctx context.Context) error {
		_, err := w.passes.UpdateMany(ctx, live, bson.D{{Key: "$set", Value: bson.D{{Key: "revokedAt", Value: at}}}})
		return err
	})
}

// Record implements staff.Store.
func (s *Store) Record(ctx context.Context, f func(context.Context, staff.Writer) error) error {
	return s.transact(ctx, func(ctx context.Context, w writer) error { return f(ctx, w) })
}
