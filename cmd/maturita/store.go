package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"maturita/intake"
	"maturita/mongodb"
	"maturita/sqlite"
	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/survey/definition"
)

// database is where everything of the service is kept.
type database interface {
	intake.Store
	staff.Store
	stats.Source
	stats.SnapshotStore
}

// openStore opens the configured database.
func (c *storeConfig) openStore(ctx context.Context) (database, error) {
	if c.MongoDBURI != "" {
		return mongodb.Open(ctx, c.MongoDBURI, c.MongoDBDatabase)
	}
	return sqlite.Open(ctx, c.sqliteFile())
}

// withStore runs f on the configured database and closes it.
func (c *storeConfig) withStore(ctx context.Context, f func(database) error) error {
	store, err := c.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store)
	return f(store)
}

// withData is withStore for commands that look at what there is: a database that
// is not there is a mistake in the settings, and none is made.
func (c *storeConfig) withData(ctx context.Context, f func(database) error) error {
	if c.MongoDBURI == "" {
		if _, err := os.Stat(c.sqliteFile()); errors.Is(err, fs.ErrNotExist) {
			return &failure{exitFault, fmt.Errorf("there is no database at %s", c.sqliteFile()),
				"give the folder that the service runs with, by --data or MATURITA_DATA, or the MongoDB server by --mongodb-uri"}
		}
	}
	return c.withStore(ctx, f)
}

const closeTimeout = 5 * time.Second

func closeStore(ctx context.Context, store intake.Store) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTimeout)
	defer cancel()
	return store.Close(ctx)
}

// newCatalogue reads published questionnaires with the format's own reader.
func newCatalogue(store intake.Store) *intake.Catalogue {
	return intake.NewCatalogue(store, func(canonical []byte) (*survey.Questionnaire, error) {
		return definition.Read("published questionnaire", canonical)
	})
}
