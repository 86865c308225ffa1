package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
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

// migrate brings the schema forward, in one transaction that only one process
// holds: whoever comes second finds the work done.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var has, owner, tables int
	if err := tx.QueryRowContext(ctx, "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version, pragma_application_id").Scan(&has, &owner, &tables); err != nil {
		return err
	}
	switch {
	case owner != application && (tables > 0 || has > 0):
		return fmt.Errorf("this SQLite database belongs to another program: name another folder in MATURITA_DATA")
	case has > len(files):
		return &newerError{has, len(files)}
	case has == len(files):
		return nil
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
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", len(files), application)); err != nil {
		return err
	}
	return tx.Commit()
}
