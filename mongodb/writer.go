package mongodb

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
	"maturita/scoring"
	"maturita/survey"
)

// writer changes things in the transaction of Atomic.
type writer struct {
	reader
	now func() time.Time
}

func (r reader) insert(ctx context.Context, op string, into *mongo.Collection, document any) error {
	return r.run(ctx, op, func(ctx context.Context) error {
		_, err := into.InsertOne(ctx, document)
		return err
	})
}

// replace puts a document in the place of the one that a filter selects, and
// fails with a Conflict when it selects none.
func (r reader) replace(ctx context.Context, op string, in *mongo.Collection, filter bson.D, document any) error {
	return r.run(ctx, op, func(ctx context.Context) error {
		done, err := in.ReplaceOne(ctx, filter, document)
		if err == nil && done.MatchedCount == 0 {
			err = conflict()
		}
		return err
	})
}

// put inserts a document or replaces the one with its id.
func (r reader) put(ctx context.Context, op string, into *mongo.Collection, id survey.ResponseID, document any) error {
	return r.run(ctx, op, func(ctx context.Context) error {
		_, err := into.ReplaceOne(ctx, byID(id), document, options.Replace().SetUpsert(true))
		return err
	})
}

// revised selects a document if its revision is still the one that was read.
func revised[ID any](id ID, revision int64) bson.D {
	return bson.D{{Key: "_id", Value: id}, {Key: "revision", Value: revision}}
}

// replaceResponse implements intake.Writer and intake.Store.
func (r reader) replaceResponse(ctx context.Context, response survey.Response) error {
	read := response.Revision
	response.Revision++
	return r.replace(ctx, "replacing a response", r.responses, revised(response.ID, read), newResponseDoc(response))
}

// InsertResponse implements intake.Writer.
func (w writer) InsertResponse(ctx context.Context, r survey.Response) error {
	r.Revision = 1
	return w.insert(ctx, "inserting a response", w.responses, newResponseDoc(r))
}

// ReplaceResponse implements intake.Writer.
func (w writer) ReplaceResponse(ctx context.Context, r survey.Response) error {
	return w.replaceResponse(ctx, r)
}

// PutCompany implements intake.Writer.
func (w writer) PutCompany(ctx context.Context, c survey.Company) error {
	read := c.Revision
	c.Revision++
	if read == 0 {
		return w.insert(ctx, "inserting a company", w.companies, companyDoc(c))
	}
	return w.replace(ctx, "replacing a company", w.companies, revised(c.ID, read), companyDoc(c))
}

// PutResult implements intake.Writer.
func (w writer) PutResult(ctx context.Context, id survey.ResponseID, r scoring.Result) error {
	d := newResultDoc(id, r)
	return w.run(ctx, "writing a result", func(ctx context.Context) error {
		var before resultDoc
		switch err := w.results.FindOne(ctx, byID(id)).Decode(&before); {
		case err == nil:
			d.Earlier = before.beside(r.Engine)
		case !errors.Is(err, mongo.ErrNoDocuments):
			return err
		}
		_, err := w.results.ReplaceOne(ctx, byID(id), d, options.Replace().SetUpsert(true))
		return err
	})
}

// InsertLink implements intake.Writer.
func (w writer) InsertLink(ctx context.Context, l intake.Link) error {
	return w.insert(ctx, "inserting a link", w.links, linkDoc(l))
}

// RevokeLinks implements intake.Writer.
func (w writer) RevokeLinks(ctx context.Context, id survey.ResponseID, at time.Time, hashes ...intake.LinkHash) error {
	live := bson.D{{Key: "response", Value: id}, {Key: "revokedAt", Value: nil}}
	if len(hashes) > 0 {
		live = append(live, bson.E{Key: "_id", Value: bson.D{{Key: "$in", Value: hashes}}})
	}
	return w.run(ctx, "revoking links", func(ctx context.Context) error {
		_, err := w.links.UpdateMany(ctx, live, bson.D{{Key: "$set", Value: bson.D{{Key: "revokedAt", Value: at}}}})
		return err
	})
}

// InsertMail implements intake.Writer.
func (w writer) InsertMail(ctx context.Context, m intake.Mail) error {
	return w.insert(ctx, "queueing a mail", w.outbox, mailDoc(m))
}
