package staff

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// EntryID orders entries by the instant they were made at: it begins with the
// milliseconds, in hexadecimal.
type EntryID string

// FirstEntry is before the id of every entry made at an instant or later, and
// after those before.
func FirstEntry(at time.Time) EntryID { return EntryID(fmt.Sprintf("%012x", at.UnixMilli())) }

// Entry is one thing that was done, or that was denied. Entries are only added.
type Entry struct {
	ID      EntryID
	At      time.Time
	Actor   AccountID // "" = nobody who is signed in, or the command line
	Action  Action
	Scope   string // as Scope.String writes it
	Subject string // id of what it was done to: no name, no address
	Reason  string // stated by the actor, where one is asked for
	Outcome Outcome
}

// Outcome is what became of an action.
type Outcome string

const (
	Done   Outcome = "done"
	Denied Outcome = "denied"
	Failed Outcome = "failed" // a wrong password
)

// Batch seals entries: its hash covers them and the batch before. Whoever alters,
// adds or removes a sealed entry breaks the chain.
type Batch struct {
	Number int64 // from 1, without gaps
	Count  int
	Last   EntryID // the newest entry
	Hash   string  // SHA-256 in hexadecimal
	At     time.Time
}

// BatchSize is how many entries one batch seals at most.
const BatchSize = 500

// settled is how old an entry is when it is sealed: one of another instance with
// an earlier id has come in by then.
const settled = 10 * time.Second

// sealed is the batch that follows on another and seals some entries.
func sealed(before Batch, entries []Entry, at time.Time) (Batch, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s\n", before.Number+1, before.Hash)
	encoder := json.NewEncoder(h)
	for _, e := range entries {
		e.At = e.At.UTC()
		if err := encoder.Encode(e); err != nil {
			return Batch{}, err
		}
	}
	return Batch{Number: before.Number + 1, Count: len(entries), Last: entries[len(entries)-1].ID, Hash: hex.EncodeToString(h.Sum(nil)), At: at}, nil
}

// ErrBroken is a record that was tampered with. It wraps what is wrong where.
var ErrBroken = errors.New("the record is not what was sealed")

// checkBatch compares a batch with the entries that it is to have sealed.
func checkBatch(before, b Batch, entries []Entry) error {
	if b.Number != before.Number+1 {
		return fmt.Errorf("%w: batch %d follows on %d", ErrBroken, b.Number, before.Number)
	}
	if len(entries) != b.Count || len(entries) == 0 {
		return fmt.Errorf("%w: batch %d sealed %d entries, %d are there", ErrBroken, b.Number, b.Count, len(entries))
	}
	again, err := sealed(before, entries, b.At)
	if err != nil {
		return err
	}
	if again.Hash != b.Hash || again.Last != b.Last {
		return fmt.Errorf("%w: batch %d of %s has other entries", ErrBroken, b.Number, b.At.Format(time.RFC3339))
	}
	return nil
}
