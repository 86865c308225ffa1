package main

import (
	"context"
	"time"

	"maturita/intake"
	"maturita/mongodb"
	"maturita/sqlite"
	"maturita/survey"
	"maturita/survey/definition"
)

// openStore opens the configured database.
func (c *storeConfig) openStore(ctx context.Context) (intake.Store, error) {
	if c.MongoDBURI != "" {
		return mongodb.Open(ctx, c.MongoDBURI, c.MongoDBDatabase)
	}
	return sqlite.Open(ctx, c.sqliteFile())
}

// withStore runs f on the configured database and closes it.
func (c *storeConfig) withStore(ctx context.Context, f func(intake.Store) error) error {
	store, err := c.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store)
	return f(store)
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
