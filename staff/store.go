package staff

import (
	"context"
	"time"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Place is a place among submissions.
type Place struct {
	At       time.Time
	Response survey.ResponseID
}

// Reader looks things up. What is not there is a survey.NotFound error. Every
// look-up is served by an index.
type Reader interface {
	intake.Reader
	// ProvinceFacts returns facts of a province that are not withdrawn, the latest
	// submission first and of one instant by id: those after a place in that order
	// (zero = all), at most limit.
	ProvinceFacts(ctx context.Context, province territory.Sigla, after Place, limit int) ([]stats.Fact, error)
	// CompanyFacts returns all facts of a company, by submission.
	CompanyFacts(ctx context.Context, id survey.CompanyID) ([]stats.Fact, error)
	// CompaniesNamed returns companies that submitted from one of some provinces
	// under a name that has, for each of some words as NameWords writes them, a word
	// that begins with it: each once, in no order, at most limit; withdrawn responses
	// count too. Without words there are none.
	CompaniesNamed(ctx context.Context, provinces []territory.Sigla, words []string, limit int) ([]survey.CompanyID, error)
	// Notes returns the notes of a chamber about a company, newest first, at most
	// limit.
	Notes(ctx context.Context, chamber territory.ChamberID, company survey.CompanyID, limit int) ([]Note, error)
	// FollowUp returns the state that the newest note of a chamber about a company
	// sets, of those that set one; NotFollowed without any.
	FollowUp(ctx context.Context, chamber territory.ChamberID, company survey.CompanyID) (FollowUp, error)
	Account(ctx context.Context, id AccountID) (Account, error)
	AccountByEmail(ctx context.Context, email string) (Account, error)
	// Accounts pages through all accounts by id: those after the given one, at
	// most limit.
	Accounts(ctx context.Context, after AccountID, limit int) ([]Account, error)
	Pass(ctx context.Context, hash TokenHash) (Pass, error)
	// Entries returns entries of the record, newest first: those before the given
	// one ("" = from the newest), at most limit; of one scope unless it is "".
	Entries(ctx context.Context, scope string, before EntryID, limit int) ([]Entry, error)
	// Batch returns a batch by its number.
	Batch(ctx context.Context, number int64) (Batch, error)
	// LastBatch returns the newest batch.
	LastBatch(ctx context.Context) (Batch, error)
	// BatchEntries returns the entries of a batch by id.
	BatchEntries(ctx context.Context, number int64) ([]Entry, error)
	// UnsealedEntries returns entries that no batch has sealed and that are older
	// than an instant, by id, at most limit.
	UnsealedEntries(ctx context.Context, before time.Time, limit int) ([]Entry, error)
}

// Writer changes things inside Store.Record.
type Writer interface {
	intake.Writer
	Reader
	// PutAccount inserts an account whose Revision is 0 and otherwise replaces the
	// stored revision by the next; Conflict when the address exists or the revision
	// moved.
	PutAccount(ctx context.Context, a Account) error
	// PutPass stores a pass, or replaces the one with the same hash.
	PutPass(ctx context.Context, p Pass) error
	// RevokePasses sets RevokedAt on the passes of an account that have none.
	RevokePasses(ctx context.Context, account AccountID, at time.Time) error
	// InsertNote adds a note; Conflict when the id exists.
	InsertNote(ctx context.Context, n Note) error
	// InsertEntry adds to the record; Conflict when the id exists.
	InsertEntry(ctx context.Context, e Entry) error
	// InsertBatch seals entries; Conflict when the number exists or one of them is
	// sealed.
	InsertBatch(ctx context.Context, b Batch, entries []EntryID) error
}

// Store keeps accounts and the record. It is implemented by mongodb and sqlite
// and described by stafftest, which both pass.
type Store interface {
	Reader
	// Record runs f in one durable transaction, as intake.Store.Atomic does.
	Record(ctx context.Context, f func(ctx context.Context, w Writer) error) error
}
