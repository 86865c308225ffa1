package staff

import (
	"context"
	"time"

	"maturita/survey"
)

// RecordPage is how many entries are shown at once.
const RecordPage = 50

// Entries returns entries of a scope, newest first: those before the given one, at
// most RecordPage. The scope of the service shows all.
func (s *Service) Entries(ctx context.Context, actor Actor, where Scope, before EntryID) ([]Entry, error) {
	if err := s.authorised(ctx, actor, ReadRecord, where, ""); err != nil {
		return nil, err
	}
	scope := where.String()
	if where == InService() {
		scope = ""
	}
	return s.store.Entries(ctx, scope, before, RecordPage)
}

// Seal adds entries to the chain that are old enough, until none are left, and
// returns how many. Several instances may seal at once.
func (s *Service) Seal(ctx context.Context) (int, error) {
	total := 0
	for {
		n, err := s.sealOnce(ctx)
		total += n
		if survey.KindOf(err) == survey.Conflict { // another instance did
			err = nil
			n = 0
		}
		if err != nil || n < BatchSize {
			return total, err
		}
	}
}

func (s *Service) sealOnce(ctx context.Context) (n int, err error) {
	err = s.store.Record(ctx, func(ctx context.Context, w Writer) error {
		n = 0
		now := s.now()
		entries, err := w.UnsealedEntries(ctx, now.Add(-settled), BatchSize)
		if err != nil || len(entries) == 0 {
			return err
		}
		last, err := w.LastBatch(ctx)
		if err != nil && survey.KindOf(err) != survey.NotFound {
			return err
		}
		batch, err := sealed(last, entries, now)
		if err != nil {
			return err
		}
		var ids []EntryID
		for _, e := range entries {
			ids = append(ids, e.ID)
		}
		n = len(ids)
		return w.InsertBatch(ctx, batch, ids)
	})
	return n, err
}

// Checked is what a check of the record went through.
type Checked struct {
	Batches  int64
	Entries  int
	Unsealed int    // entries that no batch has sealed yet
	Hash     string // of the newest batch: kept elsewhere, it shows whether the end was cut off
	At       time.Time
}

// Verify goes through the whole chain. The error wraps ErrBroken where it does not
// hold.
func (s *Service) Verify(ctx context.Context) (Checked, error) {
	var all Checked
	last, err := s.store.LastBatch(ctx)
	if err != nil && survey.KindOf(err) != survey.NotFound {
		return all, err
	}
	before := Batch{}
	for number := int64(1); number <= last.Number; number++ {
		b, err := s.store.Batch(ctx, number)
		if survey.KindOf(err) == survey.NotFound {
			return all, checkBatch(before, Batch{Number: number, Count: -1}, nil)
		}
		if err != nil {
			return all, err
		}
		entries, err := s.store.BatchEntries(ctx, number)
		if err != nil {
			return all, err
		}
		if err := checkBatch(before, b, entries); err != nil {
			return all, err
		}
		all.Batches, all.Entries, all.Hash, all.At = number, all.Entries+len(entries), b.Hash, b.At
		before = b
	}
	unsealed, err := s.store.UnsealedEntries(ctx, s.now().Add(time.Hour), BatchSize)
	all.Unsealed = len(unsealed)
	return all, err
}
