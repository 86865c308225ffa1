package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"maturita/survey"
)

// kinded gives an error of the database its kind. Errors that have one, and
// the end of the caller's context, are returned as they are.
func kinded(ctx context.Context, op string, err error) error {
	var ours *survey.Error
	var problems survey.Problems
	var failed *sqlite.Error
	switch {
	case err == nil, errors.As(err, &ours), errors.As(err, &problems):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, sql.ErrNoRows):
		return survey.Fail(survey.NotFound, "error.not-found")
	}
	err = fmt.Errorf("%s: %w", op, err)
	switch {
	case errors.As(err, &failed) && (failed.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || failed.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE):
		return survey.FailWith(survey.Conflict, "error.conflict", err)
	case isCode(err, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY):
		return survey.FailWith(survey.Unavailable, "error.unavailable", err)
	}
	return survey.FailWith(survey.Internal, "error.internal", err)
}

func conflict() error { return survey.Fail(survey.Conflict, "error.conflict") }
