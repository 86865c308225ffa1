package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed migrations/*.sql
var migrations embed.FS

// application marks a file as ours (PRAGMA application_id).
const application = 0x6d617475

// newerError reports a database that a newer service has migrated.
type newerError struct{ has, knows int }

func (e *newerError) Error() string {
	return fmt.Sprintf("the database was written by a newer version of the service (schema %d, this one knows %d): start that version or a later one", e.has, e.knows)
}

// steps are the names of the migrations; the version of a database is how many
// it has had.
func steps() ([]string, error) { return fs.Glob(migrations, "migrations/*.sql") }

// inspect refuses a database that is not for this service, before a setting of
// ours changes it.
func inspect(ctx context.Context, path string) error {
	files, err := steps()
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", address(path)+"&_pragma=query_only(1)")
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = version(ctx, db, len(files))
	return err
}

// version returns how many migrations a database has had. It refuses one of
// another program, and one that has had more than are known.
func version(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}, known int) (int, error) {
	var has, owner, tables int
	err := db.QueryRowContext(ctx, "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version, pragma_application_id").Scan(&has, &owner, &tables)
	switch {
	case err != nil:
		return 0, err
	case owner != application && (tables > 0 || has > 0):
		return 0, errors.New("this SQLite database belongs to another program: name another folder in MATURITA_DATA")
	case has > known:
		return 0, &newerError{has, known}
	}
	return has, nil
}

// migrate brings the schema forward, in one transaction that only one process
// holds: whoever comes second finds the work done.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := steps()
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	has, err := version(ctx, tx, len(files))
	if err != nil || has == len(files) {
		return err
	}
	for _, file := range files[has:] {
		script, err := migrations.ReadFile(file)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	if slices.Contains(files[has:], talliesFile) {
		if err := fillTallies(ctx, tx); err != nil {
			return fmt.Errorf("filling tallies: %w", err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", len(files), application)); err != nil {
		return err
	}
	return tx.Commit()
}
