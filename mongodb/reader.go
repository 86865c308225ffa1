package mongodb

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// reader looks things up: for the store in a session for each operation, inside
// Atomic in the session of the transaction.
type reader struct {
	*collections
	run func(ctx context.Context, op string, f func(context.Context) error) error
}

// document is the stored form of a T.
type document[T any] interface {
	domain() (T, error)
}

// one finds one document.
func one[D document[T], T any](ctx context.Context, r reader, op string, from *mongo.Collection, filter bson.D) (T, error) {
	var found T
	err := r.run(ctx, op, func(ctx context.Context) error {
		var d D
		if err := from.FindOne(ctx, filter).Decode(&d); err != nil {
			return err
		}
		var err error
		found, err = d.domain()
		return err
	})
	return found, err
}

// all finds every document that a filter selects.
func all[D document[T], T any](ctx context.Context, r reader, op string, from *mongo.Collection, filter bson.D, how *options.FindOptionsBuilder) ([]T, error) {
	var found []T
	err := r.run(ctx, op, func(ctx context.Context) error {
		cursor, err := from.Find(ctx, filter, how)
		if err != nil {
			return err
		}
		var documents []D
		if err := cursor.All(ctx, &documents); err != nil {
			return err
		}
		found = make([]T, len(documents))
		for i, d := range documents {
			if found[i], err = d.domain(); err != nil {
				return err
			}
		}
		return nil
	})
	return found, err
}

func byID[ID any](id ID) bson.D { return bson.D{{Key: "_id", Value: id}} }

// ascending sorts by fields.
func ascending(fields ...string) bson.D {
	var sort bson.D
	for _, f := range fields {
		sort = append(sort, bson.E{Key: f, Value: 1})
	}
	return sort
}

// Response implements intake.Reader.
func (r reader) Response(ctx context.Context, id survey.ResponseID) (survey.Response, error) {
	return one[responseDoc](ctx, r, "reading a response", r.responses, byID(id))
}

// Result implements intake.Reader.
func (r reader) Result(ctx context.Context, id survey.ResponseID) (scoring.Result, error) {
	return one[resultDoc](ctx, r, "reading a result", r.results, byID(id))
}

// ResultBy implements intake.Reader.
func (r reader) ResultBy(ctx context.Context, id survey.ResponseID, engine string) (scoring.Result, error) {
	var found scoring.Result
	err := r.run(ctx, "reading a result", func(ctx context.Context) error {
		var d resultDoc
		if err := r.results.FindOne(ctx, byID(id)).Decode(&d); err != nil {
			return err
		}
		for _, one := range append([]resultDoc{d}, d.Earlier...) {
			if one.Engine == engine {
				var err error
				found, err = one.domain()
				return err
			}
		}
		return mongo.ErrNoDocuments
	})
	return found, err
}

// Link implements intake.Reader.
func (r reader) Link(ctx context.Context, hash intake.LinkHash) (intake.Link, error) {
	return one[linkDoc](ctx, r, "reading a link", r.links, byID(hash))
}

// Opened implements intake.Reader.
func (r reader) Opened(ctx context.Context, hash intake.LinkHash) (link intake.Link, revision int64, err error) {
	err = r.run(ctx, "opening a link", func(ctx context.Context) error {
		cursor, err := r.links.Aggregate(ctx, bson.A{
			bson.D{{Key: "$match", Value: byID(hash)}},
			bson.D{{Key: "$lookup", Value: bson.D{
				{Key: "from", Value: r.responses.Name()}, {Key: "localField", Value: "response"}, {Key: "foreignField", Value: "_id"},
				{Key: "pipeline", Value: bson.A{bson.D{{Key: "$project", Value: bson.D{{Key: "revision", Value: 1}}}}}},
				{Key: "as", Value: "opened"},
			}}},
		})
		if err != nil {
			return err
		}
		var found []openedDoc
		if err := cursor.All(ctx, &found); err != nil {
			return err
		}
		if len(found) == 0 {
			return mongo.ErrNoDocuments
		}
		for _, opened := range found[0].Opened {
			revision = opened.Revision
		}
		link, err = found[0].Link.domain()
		return err
	})
	return link, revision, err
}

// Links implements intake.Reader.
func (r reader) Links(ctx context.Context, id survey.ResponseID) ([]intake.Link, error) {
	return all[linkDoc](ctx, r, "reading links", r.links, bson.D{{Key: "response", Value: id}},
		options.Find().SetSort(ascending("createdAt", "_id")))
}

// CompanyByCode implements intake.Reader.
func (r reader) CompanyByCode(ctx context.Context, code survey.CodiceFiscale) (survey.Company, error) {
	return one[companyDoc](ctx, r, "reading a company", r.companies, bson.D{{Key: "codiceFiscale", Value: code}})
}

// Facts implements intake.Reader.
func (r reader) Facts(ctx context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error) {
	return all[factDoc](ctx, r, "reading facts", r.facts,
		bson.D{{Key: "company", Value: company}, {Key: "instrument", Value: instrument}},
		options.Find().SetSort(ascending("submittedAt", "_id")))
}

// ResponsesByContact implements intake.Reader.
func (r reader) ResponsesByContact(ctx context.Context, key string, after survey.ResponseID, limit int) ([]survey.Response, error) {
	if key == "" || limit <= 0 {
		return nil, nil
	}
	return all[responseDoc](ctx, r, "reading responses by contact", r.responses,
		bson.D{
			{Key: "contactKey", Value: key},
			{Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}},
			{Key: "state", Value: bson.D{{Key: "$in", Value: bson.A{survey.Draft, survey.Submitted}}}},
		},
		options.Find().SetSort(ascending("_id")).SetLimit(int64(limit)))
}

// FrozenIDs implements intake.Reader.
func (r reader) FrozenIDs(ctx context.Context, ref survey.Ref, after survey.ResponseID, limit int) ([]survey.ResponseID, error) {
	if limit <= 0 {
		return nil, nil
	}
	v := ref.Version
	return all[idDoc](ctx, r, "listing responses to a version", r.responses,
		bson.D{
			{Key: "instrument.id", Value: ref.ID},
			{Key: "instrument.version.major", Value: v.Major},
			{Key: "instrument.version.minor", Value: v.Minor},
			{Key: "instrument.version.patch", Value: v.Patch},
			{Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}},
			{Key: "state", Value: bson.D{{Key: "$in", Value: frozenStates}}},
		},
		options.Find().SetSort(ascending("_id")).SetLimit(int64(limit)).SetProjection(bson.D{{Key: "_id", Value: 1}}))
}

// idDoc is what a document is found by alone.
type idDoc struct {
	ID survey.ResponseID `bson:"_id"`
}

func (d idDoc) domain() (survey.ResponseID, error) { return d.ID, nil }

// frozenStates are the states after draft.
var frozenStates = bson.A{survey.Submitted, survey.Withdrawn}
