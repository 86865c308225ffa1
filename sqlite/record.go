package sqlite

import (
	"context"
	"fmt"
	"time"

	"maturita/staff"
)

const (
	selectEntries      query = "SELECT " + entryColumns + " FROM entries WHERE id < ? ORDER BY id DESC LIMIT ?"
	selectScopeEntries query = "SELECT " + entryColumns + " FROM entries WHERE scope = ? AND id < ? ORDER BY id DESC LIMIT ?"
	selectUnsealed     query = "SELECT " + entryColumns + " FROM entries WHERE batch IS NULL AND id < ? ORDER BY id LIMIT ?"
	selectBatchEntries query = "SELECT " + entryColumns + " FROM entries WHERE batch = ? ORDER BY id"
	insertEntry        query = "INSERT INTO entries (" + entryColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
	sealEntry          query = "UPDATE entries SET batch = ? WHERE id = ? AND batch IS NULL"
	selectBatch        query = "SELECT number, count, last, hash, at FROM batches WHERE number = ?"
	selectLastBatch    query = "SELECT number, count, last, hash, at FROM batches WHERE number = (SELECT max(number) FROM batches)"
	insertBatch        query = "INSERT INTO batches (number, count, last, hash, at) VALUES (?, ?, ?, ?, ?)"
)

var staffQueries = []query{
	selectProvinceFacts, selectCompanyFacts, selectNotes, selectFollowUp, insertNote,
	selectNamed, insertNameWord, deleteNameWords,
	selectAccount, selectAccountByEmail, selectAccounts, insertAccount, replaceAccount, selectPass, upsertPass, revokePasses,
	selectEntries, selectScopeEntries, selectUnsealed, selectBatchEntries, insertEntry, sealEntry, selectBatch, selectLastBatch, insertBatch,
}

// beyond is after every id of an entry.
const beyond staff.EntryID = "~"

// Entries implements staff.Reader.
func (r reader) Entries(ctx context.Context, scope string, before staff.EntryID, limit int) ([]staff.Entry, error) {
	if before == "" {
		before = beyond
	}
	if scope == "" {
		return r.entries(ctx, selectEntries, before, limit)
	}
	return r.entries(ctx, selectScopeEntries, scope, before, limit)
}

// BatchEntries implements staff.Reader.
func (r reader) BatchEntries(ctx context.Context, number int64) ([]staff.Entry, error) {
	return r.entries(ctx, selectBatchEntries, number)
}

// UnsealedEntries implements staff.Reader.
func (r reader) UnsealedEntries(ctx context.Context, before time.Time, limit int) ([]staff.Entry, error) {
	return r.entries(ctx, selectUnsealed, staff.FirstEntry(before), limit)
}

func (r reader) entries(ctx context.Context, q query, args ...any) (all []staff.Entry, err error) {
	err = r.all(ctx, "reading the record", q, func(row row) error {
		var e staff.Entry
		var at int64
		err := row.Scan(&e.ID, &at, &e.Actor, &e.Action, &e.Scope, &e.Subject, &e.Reason, &e.Outcome)
		e.At = time.UnixMilli(at).UTC()
		all = append(all, e)
		return err
	}, args...)
	return all, err
}

// Batch implements staff.Reader.
func (r reader) Batch(ctx context.Context, number int64) (staff.Batch, error) {
	return r.batch(ctx, selectBatch, number)
}

// LastBatch implements staff.Reader.
func (r reader) LastBatch(ctx context.Context) (staff.Batch, error) {
	return r.batch(ctx, selectLastBatch)
}

func (r reader) batch(ctx context.Context, q query, args ...any) (b staff.Batch, err error) {
	err = r.one(ctx, "reading a batch", q, func(row row) error {
		var at int64
		err := row.Scan(&b.Number, &b.Count, &b.Last, &b.Hash, &at)
		b.At = time.UnixMilli(at).UTC()
		return err
	}, args...)
	return b, err
}

// InsertEntry implements staff.Writer.
func (w writer) InsertEntry(ctx context.Context, e staff.Entry) error {
	return w.exec(ctx, "recording", insertEntry, e.ID, e.At.UnixMilli(), e.Actor, e.Action, e.Scope, e.Subject, e.Reason, e.Outcome)
}

// InsertBatch implements staff.Writer.
func (w writer) InsertBatch(ctx context.Context, b staff.Batch, entries []staff.EntryID) error {
	if err := w.exec(ctx, "sealing", insertBatch, b.Number, b.Count, b.Last, b.Hash, b.At.UnixMilli()); err != nil {
		return err
	}
	for _, id := range entries {
		if err := w.guarded(ctx, fmt.Sprintf("sealing %s", id), sealEntry, b.Number, id); err != nil {
			return err
		}
	}
	return nil
}
