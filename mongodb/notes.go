package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// noteDoc is what somebody of a chamber wrote down about a company.
type noteDoc struct {
	ID         staff.NoteID        `bson:"_id"`
	Company    survey.CompanyID    `bson:"company"`
	Chamber    territory.ChamberID `bson:"chamber"`
	At         time.Time           `bson:"at"`
	Author     staff.AccountID     `bson:"author"`
	AuthorName string              `bson:"authorName"`
	FollowUp   staff.FollowUp      `bson:"followUp,omitempty"`
	Text       string              `bson:"text,omitempty"`
}

func (d noteDoc) domain() (staff.Note, error) { return staff.Note(d), nil }

// createNotes makes what notes are kept in.
func createNotes(ctx context.Context, s *Store) error {
	setting := options.Index().SetPartialFilterExpression(bson.D{{Key: "followUp", Value: bson.D{{Key: "$exists", Value: true}}}})
	return create(ctx, s.notes, []mongo.IndexModel{
		{Keys: ascending("chamber", "company", "_id")},
		{Keys: bson.D{{Key: "chamber", Value: 1}, {Key: "company", Value: 1}, {Key: "_id", Value: -1}}, Options: setting},
	})
}

func notesAbout(chamber territory.ChamberID, company survey.CompanyID) bson.D {
	return bson.D{{Key: "chamber", Value: chamber}, {Key: "company", Value: company}}
}

// newestFirst sorts by id, backward.
func newestFirst(limit int) *options.FindOptionsBuilder {
	return options.Find().SetSort(bson.D{{Key: "_id", Value: -1}}).SetLimit(int64(limit))
}

// Notes implements staff.Reader.
func (r reader) Notes(ctx context.Context, chamber territory.ChamberID, company survey.CompanyID, limit int) ([]staff.Note, error) {
	if limit <= 0 {
		return nil, nil
	}
	return all[noteDoc](ctx, r, "reading notes", r.notes, notesAbout(chamber, company), newestFirst(limit))
}

// FollowUp implements staff.Reader.
func (r reader) FollowUp(ctx context.Context, chamber territory.ChamberID, company survey.CompanyID) (staff.FollowUp, error) {
	setting := append(notesAbout(chamber, company), bson.E{Key: "followUp", Value: bson.D{{Key: "$exists", Value: true}}})
	found, err := all[noteDoc](ctx, r, "reading a follow-up", r.notes, setting, newestFirst(1))
	if err != nil || len(found) == 0 {
		return staff.NotFollowed, err
	}
	return found[0].FollowUp, nil
}

// InsertNote implements staff.Writer.
func (w writer) InsertNote(ctx context.Context, n staff.Note) error {
	return w.insert(ctx, "inserting a note", w.notes, noteDoc(n))
}
