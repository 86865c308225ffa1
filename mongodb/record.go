package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/staff"
)

// entryDoc is one line of the record; Batch is the one that seals it.
type entryDoc struct {
	ID      staff.EntryID   `bson:"_id"`
	At      time.Time       `bson:"at"`
	Actor   staff.AccountID `bson:"actor,omitempty"`
	Action  staff.Action    `bson:"action"`
	Scope   string          `bson:"scope"`
	Subject string          `bson:"subject,omitempty"`
	Reason  string          `bson:"reason,omitempty"`
	Outcome staff.Outcome   `bson:"outcome"`
	Batch   int64           `bson:"batch"` // 0 = none yet
}

func (d entryDoc) domain() (staff.Entry, error) {
	return staff.Entry{ID: d.ID, At: d.At, Actor: d.Actor, Action: d.Action, Scope: d.Scope, Subject: d.Subject, Reason: d.Reason, Outcome: d.Outcome}, nil
}

// batchDoc is one link of the chain.
type batchDoc struct {
	Number int64         `bson:"_id"`
	Count  int           `bson:"count"`
	Last   staff.EntryID `bson:"last"`
	Hash   string        `bson:"hash"`
	At     time.Time     `bson:"at"`
}

func (d batchDoc) domain() (staff.Batch, error) { return staff.Batch(d), nil }

// Entries implements staff.Reader.
func (r reader) Entries(ctx context.Context, scope string, before staff.EntryID, limit int) ([]staff.Entry, error) {
	filter := bson.D{}
	if scope != "" {
		filter = append(filter, bson.E{Key: "scope", Value: scope})
	}
	if before != "" {
		filter = append(filter, bson.E{Key: "_id", Value: bson.D{{Key: "$lt", Value: before}}})
	}
	return all[entryDoc](ctx, r, "reading the record", r.entries, filter,
		options.Find().SetSort(bson.D{{Key: "_id", Value: -1}}).SetLimit(int64(limit)))
}

// BatchEntries implements staff.Reader.
func (r reader) BatchEntries(ctx context.Context, number int64) ([]staff.Entry, error) {
	return all[entryDoc](ctx, r, "reading the record", r.entries, bson.D{{Key: "batch", Value: number}}, options.Find().SetSort(ascending("_id")))
}

// UnsealedEntries implements staff.Reader.
func (r reader) UnsealedEntries(ctx context.Context, before time.Time, limit int) ([]staff.Entry, error) {
	filter := bson.D{{Key: "batch", Value: 0}, {Key: "_id", Value: bson.D{{Key: "$lt", Value: staff.FirstEntry(before)}}}}
	return all[entryDoc](ctx, r, "reading the record", r.entries, filter, options.Find().SetSort(ascending("_id")).SetLimit(int64(limit)))
}

// Batch implements staff.Reader.
func (r reader) Batch(ctx context.Context, number int64) (staff.Batch, error) {
	return one[batchDoc](ctx, r, "reading a batch", r.batches, byID(number))
}

// LastBatch implements staff.Reader.
func (r reader) LastBatch(ctx context.Context) (last staff.Batch, err error) {
	err = r.run(ctx, "reading a batch", func(ctx context.Context) error {
		var d batchDoc
		if err := r.batches.FindOne(ctx, bson.D{}, options.FindOne().SetSort(bson.D{{Key: "_id", Value: -1}})).Decode(&d); err != nil {
			return err
		}
		last, err = d.domain()
		return err
	})
	return last, err
}

// InsertEntry implements staff.Writer.
func (w writer) InsertEntry(ctx context.Context, e staff.Entry) error {
	return w.insert(ctx, "recording", w.entries, entryDoc{
		ID: e.ID, At: e.At, Actor: e.Actor, Action: e.Action, Scope: e.Scope, Subject: e.Subject, Reason: e.Reason, Outcome: e.Outcome,
	})
}

// InsertBatch implements staff.Writer.
func (w writer) InsertBatch(ctx context.Context, b staff.Batch, entries []staff.EntryID) error {
	if err := w.insert(ctx, "sealing", w.batches, batchDoc(b)); err != nil {
		return err
	}
	return w.run(ctx, "sealing", func(ctx context.Context) error {
		open := bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: entries}}}, {Key: "batch", Value: 0}}
		done, err := w.entries.UpdateMany(ctx, open, bson.D{{Key: "$set", Value: bson.D{{Key: "batch", Value: b.Number}}}})
		if err == nil && done.ModifiedCount != int64(len(entries)) {
			err = conflict()
		}
		return err
	})
}
