package mongodb

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/x/mongo/driver/topology"

	"maturita/survey"
)

// Message keys of the errors of a store.
const (
	keyNotFound    = "error.not-found"
	keyConflict    = "error.conflict"
	keyUnavailable = "error.unavailable"
	keyInternal    = "error.internal"
)

// kinded gives an error of the driver a kind. Errors that have one are returned
// as they are, and the end of the caller's context as itself.
func kinded(ctx context.Context, op string, err error) error {
	if err == nil {
		return nil
	}
	var ours *survey.Error
	var problems survey.Problems
	if errors.As(err, &ours) || errors.As(err, &problems) {
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	cause := quiet{op, err}
	switch {
	case errors.Is(err, mongo.ErrNoDocuments):
		return survey.Fail(survey.NotFound, keyNotFound)
	case mongo.IsDuplicateKeyError(err):
		return survey.FailWith(survey.Conflict, keyConflict, cause)
	case unavailable(err):
		return survey.FailWith(survey.Unavailable, keyUnavailable, cause)
	case writeConflict(err):
		return survey.FailWith(survey.Conflict, keyConflict, cause)
	}
	return survey.FailWith(survey.Internal, keyInternal, cause)
}

// conflict is the error of a guarded write whose guard did not hold.
func conflict() error { return survey.Fail(survey.Conflict, keyConflict) }

// Codes by which a server says that it cannot do it now: it is no primary or
// none any more, it stops, or the majority or the time was not enough.
var passing = []int{
	6, 7, 89, 9001, // host unreachable, not found, network timeout, socket
	10107, 13435, 11602, 11600, 189, 91, 13436, 10058, // not primary, recovering, shutting down
	64, 100, // write concern failed, unsatisfiable
	50, 202, 262, // time exceeded
}

// Codes by which transactions that meet give way: lock timeout, write conflict,
// snapshot unavailable, transaction gone.
var meeting = []int{24, 112, 246, 251}

// transient is the label of errors after which a transaction may be repeated.
const transient = "TransientTransactionError"

// unavailable reports whether the database could not be reached or not do it
// now, after all retries of the driver.
func unavailable(err error) bool {
	var selection topology.ServerSelectionError
	var connection topology.ConnectionError
	var pool interface{ Retryable() bool } // the pool of a server that went away
	switch {
	case errors.As(err, &selection), errors.As(err, &connection), errors.As(err, &pool),
		errors.Is(err, mongo.ErrClientDisconnected), mongo.IsNetworkError(err), hasCode(err, passing):
		return true
	}
	return mongo.IsTimeout(err) && !writeConflict(err)
}

// writeConflict reports whether transactions met.
func writeConflict(err error) bool {
	return hasCode(err, meeting) || labelled(err, transient)
}

func labelled(err error, label string) bool {
	var l mongo.LabeledError
	return errors.As(err, &l) && l.HasErrorLabel(label)
}

func hasCode(err error, codes []int) bool {
	for _, code := range codes {
		var server mongo.ServerError
		if errors.As(err, &server) && server.HasErrorCode(code) {
			return true
		}
	}
	return false
}

// quiet is an error of the driver without what the server quotes from
// documents, as that may be personal data: a duplicate key is quoted whole.
type quiet struct {
	op  string
	err error
}

func (q quiet) Unwrap() error { return q.err }

func (q quiet) Error() string {
	var said []string
	var command mongo.CommandError
	if errors.As(q.err, &command) && command.Name != "" {
		said = append(said, command.Name)
	}
	for _, code := range mongo.ErrorCodes(q.err) {
		if code != 0 {
			said = append(said, fmt.Sprintf("code %d", code))
		}
	}
	if len(said) == 0 { // it did not come from a server
		return fmt.Sprintf("mongodb: %s: %v", q.op, q.err)
	}
	return fmt.Sprintf("mongodb: %s: the server says %s", q.op, strings.Join(said, ", "))
}
