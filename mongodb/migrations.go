package mongodb

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/survey"
)

// migration is one step forward. Steps are never changed once released. A step
// may run twice, even at the same time, and must come to the same end.
type migration struct {
	name string
	run  func(ctx context.Context, s *Store) error
}

// migrations are all steps; the version of a database is how many it has had.
var migrations = []migration{
	{"collections and indexes", createCollections},
	{"index of responses to be scored again", indexFrozen},
	{"registry of reports", createReports},
	{"accounts and the record", createStaff},
	{"submissions to a chamber", indexChambers},
	{"marks", func(ctx context.Context, s *Store) error { return create(ctx, s.marks, nil) }},
	{"tallies of facts", createTallies},
	{"snapshots", createSnapshots},
}

const codeNamespaceExists = 48

// createCollections makes every collection, as transactions that meet must not
// have to, with the indexes that serve the look-ups.
func createCollections(ctx context.Context, s *Store) error {
	present := func(field string) *options.IndexOptionsBuilder {
		return options.Index().SetPartialFilterExpression(bson.D{{Key: field, Value: bson.D{{Key: "$exists", Value: true}}}})
	}
	drafts := options.Index().SetPartialFilterExpression(bson.D{{Key: "state", Value: survey.Draft}})
	for _, c := range []struct {
		collection *mongo.Collection
		indexes    []mongo.IndexModel
	}{
		{s.publications, []mongo.IndexModel{{Keys: refOrder}}},
		{s.responses, []mongo.IndexModel{
			{Keys: ascending("contactKey", "_id"), Options: present("contactKey")},
			{Keys: ascending("expiresAt"), Options: drafts},
		}},
		{s.results, nil},
		{s.links, []mongo.IndexModel{{Keys: ascending("response", "createdAt", "_id")}}},
		{s.companies, []mongo.IndexModel{{Keys: ascending("codiceFiscale"), Options: options.Index().SetUnique(true)}}},
		{s.facts, []mongo.IndexModel{{Keys: ascending("company", "instrument", "submittedAt", "_id")}}},
		{s.outbox, []mongo.IndexModel{{Keys: ascending("dueAt", "_id")}}},
	} {
		if err := create(ctx, c.collection, c.indexes); err != nil {
			return err
		}
	}
	return nil
}

func create(ctx context.Context, c *mongo.Collection, indexes []mongo.IndexModel) error {
	err := c.Database().CreateCollection(ctx, c.Name())
	var refused mongo.CommandError
	if err != nil && !(errors.As(err, &refused) && refused.HasErrorCode(codeNamespaceExists)) {
		return err
	}
	if len(indexes) > 0 {
		_, err = c.Indexes().CreateMany(ctx, indexes)
		return err
	}
	return nil
}

// createReports makes the registry of reports.
func createReports(ctx context.Context, s *Store) error {
	unique := func(field string) mongo.IndexModel {
		return mongo.IndexModel{Keys: ascending(field), Options: options.Index().SetUnique(true)}
	}
	if err := create(ctx, s.reports, []mongo.IndexModel{unique("response"), unique("link")}); err != nil {
		return err
	}
	return create(ctx, s.reportFiles, nil)
}

// indexFrozen serves the pages of submitted and withdrawn responses to a
// version.
func indexFrozen(ctx context.Context, s *Store) error {
	_, err := s.responses.Indexes().CreateOne(ctx, mongo.IndexModel{
		Keys:    ascending("instrument.id", "instrument.version.major", "instrument.version.minor", "instrument.version.patch", "_id"),
		Options: options.Index().SetPartialFilterExpression(bson.D{{Key: "state", Value: bson.D{{Key: "$in", Value: frozenStates}}}}),
	})
	return err
}
