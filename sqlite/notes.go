package sqlite

import (
	"context"
	"time"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

const (
	noteColumns = "id, chamber, company, at, author, author_name, follow_up, text"

	selectNotes    query = "SELECT " + noteColumns + " FROM notes WHERE chamber = ? AND company = ? ORDER BY id DESC LIMIT ?"
	selectFollowUp query = "SELECT follow_up FROM notes WHERE chamber = ? AND company = ? AND follow_up <> '' ORDER BY id DESC LIMIT 1"
	insertNote     query = "INSERT INTO notes (" + noteColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)

// Notes implements staff.Reader.
func (r reader) Notes(ctx context.Context, chamber territory.ChamberID, company survey.CompanyID, limit int) (all []staff.Note, err error) {
	err = r.all(ctx, "reading notes", selectNotes, func(row row) error {
		var n staff.Note
		var at int64
		err := row.Scan(&n.ID, &n.Chamber, &n.Company, &at, &n.Author, &n.AuthorName, &n.FollowUp, &n.Text)
		n.At = time.UnixMilli(at).UTC()
		all = append(all, n)
		return err
	}, chamber, company, max(limit, 0))
	return all, err
}

// FollowUp implements staff.Reader.
func (r reader) FollowUp(ctx context.Context, chamber territory.ChamberID, company survey.CompanyID) (state staff.FollowUp, err error) {
	err = r.all(ctx, "reading a follow-up", selectFollowUp, func(row row) error { return row.Scan(&state) }, chamber, company)
	return state, err
}

// InsertNote implements staff.Writer.
func (w writer) InsertNote(ctx context.Context, n staff.Note) error {
	return w.exec(ctx, "inserting a note", insertNote, n.ID, n.Chamber, n.Company, n.At.UnixMilli(), n.Author, n.AuthorName, n.FollowUp, n.Text)
}
