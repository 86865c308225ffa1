package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// reader implements intake.Reader on whatever connection or transaction the
// statements run on.
type reader struct {
	on     func(ctx context.Context, q query) (*sql.Stmt, error)
	failed *error // in a transaction, its first failure
}

// run runs one statement. In a transaction a failure is remembered: nothing
// after it is tried, and f cannot make a success of it, as on MongoDB.
func (r reader) run(ctx context.Context, op string, q query, f func(*sql.Stmt) error) error {
	if r.failed != nil && *r.failed != nil {
		return *r.failed
	}
	stmt, err := r.on(ctx, q)
	if err == nil {
		err = f(stmt)
	}
	err = kinded(ctx, op, err)
	if r.failed != nil && err != nil && survey.KindOf(err) != survey.NotFound { // finding nothing ends no transaction
		*r.failed = err
	}
	return err
}

// one reads a single row.
func (r reader) one(ctx context.Context, op string, q query, scan func(row) error, args ...any) error {
	return r.run(ctx, op, q, func(stmt *sql.Stmt) error { return scan(stmt.QueryRowContext(ctx, args...)) })
}

// all reads every row.
func (r reader) all(ctx context.Context, op string, q query, scan func(row) error, args ...any) error {
	return r.run(ctx, op, q, func(stmt *sql.Stmt) error {
		rows, err := stmt.QueryContext(ctx, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := scan(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

// exec changes rows.
func (r reader) exec(ctx context.Context, op string, q query, args ...any) error {
	return r.run(ctx, op, q, func(stmt *sql.Stmt) error {
		_, err := stmt.ExecContext(ctx, args...)
		return err
	})
}

// guarded is exec for a change whose guard must hold for one row.
func (r reader) guarded(ctx context.Context, op string, q query, args ...any) error {
	return r.run(ctx, op, q, func(stmt *sql.Stmt) error {
		done, err := stmt.ExecContext(ctx, args...)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		if err == nil && n == 0 {
			err = conflict()
		}
		return err
	})
}

// Response implements intake.Reader.
func (r reader) Response(ctx context.Context, id survey.ResponseID) (response survey.Response, err error) {
	err = r.one(ctx, "reading a response", selectResponse, func(row row) error { return scanResponse(row, &response) }, id)
	return response, err
}

// ResponsesByContact implements intake.Reader.
func (r reader) ResponsesByContact(ctx context.Context, key string, after survey.ResponseID, limit int) ([]survey.Response, error) {
	return r.responses(ctx, selectByContact, key, after, max(limit, 0)) // a negative one means all to SQLite
}

// FrozenIDs implements intake.Reader.
func (r reader) FrozenIDs(ctx context.Context, ref survey.Ref, after survey.ResponseID, limit int) (ids []survey.ResponseID, err error) {
	v := ref.Version
	err = r.all(ctx, "listing responses to a version", selectFrozen, func(row row) error {
		var id survey.ResponseID
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, ref.ID, v.Major, v.Minor, v.Patch, after, max(limit, 0))
	return ids, err
}

func (r reader) responses(ctx context.Context, q query, args ...any) (found []survey.Response, err error) {
	err = r.all(ctx, "reading responses", q, func(row row) error {
		var one survey.Response
		err := scanResponse(row, &one)
		found = append(found, one)
		return err
	}, args...)
	return found, err
}

// Result implements intake.Reader.
func (r reader) Result(ctx context.Context, id survey.ResponseID) (scoring.Result, error) {
	return r.result(ctx, selectResult, id)
}

// ResultBy implements intake.Reader.
func (r reader) ResultBy(ctx context.Context, id survey.ResponseID, engine string) (scoring.Result, error) {
	return r.result(ctx, selectResultBy, id, engine)
}

func (r reader) result(ctx context.Context, q query, args ...any) (result scoring.Result, err error) {
	err = r.one(ctx, "reading a result", q, func(row row) error {
		var engine, raw string
		if err := row.Scan(&engine, &raw); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(raw), &result); err != nil {
			return err
		}
		if result.Engine != engine {
			return fmt.Errorf("the row is of engine %q, what it holds of %q", engine, result.Engine)
		}
		return nil
	}, args...)
	return result, err
}

// Link implements intake.Reader.
func (r reader) Link(ctx context.Context, hash intake.LinkHash) (link intake.Link, err error) {
	err = r.one(ctx, "reading a link", selectLink, func(row row) error { return scanLink(row, &link) }, hash)
	return link, err
}

// Opened implements intake.Reader.
func (r reader) Opened(ctx context.Context, hash intake.LinkHash) (link intake.Link, revision int64, err error) {
	err = r.one(ctx, "opening a link", selectOpened, func(row row) error { return scanLink(row, &link, &revision) }, hash)
	return link, revision, err
}

// Links implements intake.Reader.
func (r reader) Links(ctx context.Context, id survey.ResponseID) (links []intake.Link, err error) {
	err = r.all(ctx, "reading links", selectLinks, func(row row) error {
		var one intake.Link
		err := scanLink(row, &one)
		links = append(links, one)
		return err
	}, id)
	return links, err
}

// CompanyByCode implements intake.Reader.
func (r reader) CompanyByCode(ctx context.Context, code survey.CodiceFiscale) (c survey.Company, err error) {
	err = r.one(ctx, "reading a company", selectCompany, func(row row) error {
		var seen sql.NullInt64
		err := row.Scan(&c.ID, &c.CodiceFiscale, &c.Name, &c.Revision, &seen)
		c.FirstSeenAt = instant(seen)
		return err
	}, code)
	return c, err
}

// Facts implements intake.Reader.
func (r reader) Facts(ctx context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error) {
	return r.facts(ctx, selectFacts, company, instrument)
}

// row is what a statement gives, one or several.
type row interface{ Scan(...any) error }

// millis is how an instant is stored.
func millis(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func instant(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return time.UnixMilli(n.Int64).UTC()
}
