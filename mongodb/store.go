package mongodb

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"

	"maturita/intake"
	"maturita/survey"
)

// Store is a database of the service. It is safe for concurrent use, also by
// several instances of the service.
type Store struct {
	reader
	client *mongo.Client
	seen   seen
	now    func() time.Time
}

var (
	_ intake.Store  = (*Store)(nil)
	_ intake.Writer = writer{}
)

// collections are where things are kept.
type collections struct {
	publications, responses, results, links, companies, facts, reports, reportFiles, outbox, migrations *mongo.Collection
	accounts, passes, entries, batches, marks, tallies, snapshots                                       *mongo.Collection
}

func newStore(client *mongo.Client, database string) *Store {
	db := client.Database(database)
	s := &Store{client: client, now: time.Now}
	s.reader = reader{run: s.inSession, collections: &collections{
		publications: db.Collection("publications"),
		responses:    db.Collection("responses"),
		results:      db.Collection("results"),
		links:        db.Collection("links"),
		companies:    db.Collection("companies"),
		facts:        db.Collection("facts"),
		reports:      db.Collection("reports"),
		reportFiles:  db.Collection("reportFiles"),
		outbox:       db.Collection("outbox"),
		migrations:   db.Collection("migrations"),
		accounts:     db.Collection("accounts"),
		passes:       db.Collection("passes"),
		entries:      db.Collection("entries"),
		batches:      db.Collection("batches"),
		marks:        db.Collection("marks"),
		tallies:      db.Collection("tallies"),
		snapshots:    db.Collection("snapshots"),
	}}
	return s
}

// ReplaceResponse implements intake.Store.
func (s *Store) ReplaceResponse(ctx context.Context, r survey.Response) error {
	return s.replaceResponse(ctx, r)
}

// pingTimeout bounds how long a readiness check waits for a primary.
const pingTimeout = 3 * time.Second

// Ping implements intake.Store: there must be a primary that accepts writes.
func (s *Store) Ping(ctx context.Context) error {
	return s.run(ctx, "ping", func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, pingTimeout)
		defer cancel()
		h, err := sayHello(ctx, s.client)
		if err == nil && !h.Primary && h.Message != "isdbgrid" {
			err = survey.FailWith(survey.Unavailable, keyUnavailable, errors.New("mongodb: no primary"))
		}
		return err
	})
}

// Close implements intake.Store. It waits for operations under way until ctx
// ends.
func (s *Store) Close(ctx context.Context) error { return s.client.Disconnect(ctx) }
