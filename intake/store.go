package intake

import (
	"context"
	"time"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// Reader looks things up. What is not there is a survey.NotFound error. Every
// look-up is served by an index. Answers come back as they were stored.
type Reader interface {
	Response(ctx context.Context, id survey.ResponseID) (survey.Response, error)
	// Result returns the official result of a submitted response.
	Result(ctx context.Context, id survey.ResponseID) (scoring.Result, error)
	// ResultBy returns the result that a version of the engine gave, official or
	// not.
	ResultBy(ctx context.Context, id survey.ResponseID, engine string) (scoring.Result, error)
	Link(ctx context.Context, hash LinkHash) (Link, error)
	// Opened returns a link with the revision of its response, 0 when there is
	// no such response.
	Opened(ctx context.Context, hash LinkHash) (Link, int64, error)
	// Links returns the links of a response, oldest first.
	Links(ctx context.Context, id survey.ResponseID) ([]Link, error)
	CompanyByCode(ctx context.Context, code survey.CodiceFiscale) (survey.Company, error)
	// Facts returns all facts of a company on one instrument, by submission.
	Facts(ctx context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error)
	// ResponsesByContact pages through the drafts and submitted responses with
	// a contact key, by id: those after the given one, at most limit.
	ResponsesByContact(ctx context.Context, key string, after survey.ResponseID, limit int) ([]survey.Response, error)
	// FrozenIDs pages through the submitted and withdrawn responses to a version,
	// by id: those after the given one, at most limit.
	FrozenIDs(ctx context.Context, ref survey.Ref, after survey.ResponseID, limit int) ([]survey.ResponseID, error)
}

// Reports looks issued reports up. What is not there is a survey.NotFound
// error. Every look-up is served by an index.
type Reports interface {
	Report(ctx context.Context, number survey.ReportNumber) (Report, error)
	// ReportOf returns the report of a response.
	ReportOf(ctx context.Context, id survey.ResponseID) (Report, error)
	// ReportByLink returns the report whose verification link has a hash.
	ReportByLink(ctx context.Context, hash LinkHash) (Report, error)
	// ReportFile returns the file that was issued with a SHA-256.
	ReportFile(ctx context.Context, sum FileHash) (ReportFile, error)
}

// Writer changes things inside Store.Atomic.
type Writer interface {
	Reader
	Reports
	// InsertResponse stores a new response with Revision 1; Conflict when the id
	// exists.
	InsertResponse(ctx context.Context, r survey.Response) error
	// ReplaceResponse stores r as Revision r.Revision+1 if the stored revision
	// is still r.Revision; Conflict otherwise.
	ReplaceResponse(ctx context.Context, r survey.Response) error
	// PutCompany inserts a company whose Revision is 0 and otherwise replaces
	// the stored revision by the next; Conflict when the code exists or the
	// revision moved.
	PutCompany(ctx context.Context, c survey.Company) error
	// PutFact inserts a fact, or replaces that of the same response.
	PutFact(ctx context.Context, f stats.Fact) error
	// NextFacts returns the generation of facts that is being made, nil and ""
	// when none is.
	NextFacts(ctx context.Context) (FactWriter, Generation, error)
	// PutResult stores the result of a response as the official one, in the place
	// of the one by the same engine; those by others stay.
	PutResult(ctx context.Context, id survey.ResponseID, r scoring.Result) error
	InsertLink(ctx context.Context, l Link) error
	// RevokeLinks sets RevokedAt on links of a response that have none yet:
	// those with one of the hashes, or all of them when none is given.
	RevokeLinks(ctx context.Context, id survey.ResponseID, at time.Time, hashes ...LinkHash) error
	// InsertReport stores the report of a response; Conflict when the number, the
	// response or the link has one.
	InsertReport(ctx context.Context, r Report) error
	// InsertReportFile stores an issued file; Conflict when its SHA-256 exists.
	InsertReportFile(ctx context.Context, f ReportFile) error
	// InsertMail queues a mail; Conflict when the id exists.
	InsertMail(ctx context.Context, m Mail) error
}

// Generation names the facts that are being made beside those in use.
type Generation string

// FactWriter reads and changes the facts of one generation inside Store.Atomic,
// as Reader.Facts and Writer.PutFact do with those in use.
type FactWriter interface {
	Facts(ctx context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error)
	PutFact(ctx context.Context, f stats.Fact) error
}

// Generations makes facts anew while those in use go on being read and written.
type Generations interface {
	// BeginFacts begins a new, empty generation, in the place of one that was
	// not finished. Whatever puts a fact and commits after it has returned was
	// given the generation by Writer.NextFacts. Conflict when another one is
	// begun at the same time; then both may have to be begun again.
	BeginFacts(ctx context.Context) (Generation, error)
	// SwitchFacts puts a generation in the place of the facts in use, which are
	// removed: whoever reads sees the ones or the others. Conflict when the
	// generation is not the one that is being made.
	SwitchFacts(ctx context.Context, g Generation) error
	// FollowFacts makes anew what statistics read of the facts in use, if a switch
	// has not done so already; company by company, while others write.
	FollowFacts(ctx context.Context) error
	// DropFacts gives a generation up; one that is not being made is left alone.
	DropFacts(ctx context.Context, g Generation) error
}

// Outbox is the queue of mails to send. Its rows hold no personal data.
type Outbox interface {
	// ClaimMail takes the mail that is due longest, a sent one too, and makes it
	// due again at until, should whoever claimed it die; NotFound when none is
	// due. It counts the attempt.
	ClaimMail(ctx context.Context, now, until time.Time) (Mail, error)
	// RescheduleMail makes a claimed mail due again at the given time; sent
	// marks one that went out and only stays so that it is not queued again. A
	// mail that is gone stays gone.
	RescheduleMail(ctx context.Context, id string, due time.Time, sent bool) error
	// DeleteMail removes a mail that is sent or given up.
	DeleteMail(ctx context.Context, id string) error
}

// Publications keeps the questionnaire versions that were published.
type Publications interface {
	// Publish stores a version once; Conflict when the ref exists.
	Publish(ctx context.Context, p Publication) error
	// Retire sets RetiredAt of a version that has none; Conflict when it has one
	// or was never published.
	Retire(ctx context.Context, ref survey.Ref, at time.Time) error
	Publication(ctx context.Context, ref survey.Ref) (Publication, error)
	// Publications returns all without Canonical, by id and version.
	Publications(ctx context.Context) ([]Publication, error)
}

// Mark says something of a database as a whole.
type Mark string

// Demo marks a database that holds made-up companies and must not hold others.
const Demo Mark = "demo"

// Store keeps what companies do. It is implemented by mongodb and sqlite and
// described by storetest, which both pass.
type Store interface {
	Reader
	Reports
	Outbox
	Publications
	Generations
	// ReplaceResponse is Writer.ReplaceResponse as one durable operation.
	ReplaceResponse(ctx context.Context, r survey.Response) error
	// Atomic runs f in one durable transaction: all of it or, when f, one of its
	// operations or the commit fails, nothing; finding nothing is no failure.
	// Reads inside see the writes before them. Where two transactions meet, f may
	// run again or the error be a Conflict; f must therefore have no effects but
	// through w.
	Atomic(ctx context.Context, f func(ctx context.Context, w Writer) error) error
	// DeleteExpired deletes at most limit drafts that expired before now, with
	// their links, and returns how many.
	DeleteExpired(ctx context.Context, now time.Time, limit int) (int, error)
	// Mark sets a mark of the whole database, for ever.
	Mark(ctx context.Context, m Mark) error
	// Marked reports whether the database has a mark.
	Marked(ctx context.Context, m Mark) (bool, error)
	// Ping reports whether the store answers and can be written.
	Ping(ctx context.Context) error
	Close(ctx context.Context) error
}
