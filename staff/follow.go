package staff

import (
	"context"
	"slices"

	"maturita/survey"
)

// AddNote is to write something down about a company, and to say how far its
// chamber has come with it.
const AddNote Action = "add-note"

// AddNote keeps a note about a company that has submitted to the chamber. The
// record says that there is one, not what it says. A Problems on nota or seguito;
// what is another chamber's is denied, and what there is not is NotFound.
func (c *Companies) AddNote(ctx context.Context, actor Actor, where Scope, id survey.CompanyID, typed Wording) error {
	if err := c.authorised(ctx, actor, AddNote, where, string(id)); err != nil {
		return err
	}
	facts, err := c.store.CompanyFacts(ctx, id)
	switch {
	case err != nil:
		return err
	case len(facts) == 0:
		return errNoCompany
	case len(c.within(where, facts)) == 0:
		return c.denied(ctx, actor, AddNote, where, string(id))
	}
	e, err := c.entry(actor, AddNote, where.String(), string(id), Done)
	if err != nil {
		return err
	}
	n := Note{ID: NoteID(e.ID), Company: id, Chamber: where.chamber, At: e.At, Author: actor.ID(), AuthorName: actor.account.Name}
	return c.recorded(ctx, e, func(ctx context.Context, w Writer) error {
		current, err := w.FollowUp(ctx, n.Chamber, id)
		if err != nil {
			return err
		}
		said, err := typed.parse(current)
		if err != nil {
			return err
		}
		n.FollowUp, n.Text = said.FollowUp, said.Text
		return w.InsertNote(ctx, n)
	})
}

// recorded changes something and writes it into the record, in one transaction
// that is tried again as long as others get in its way.
func (c *Companies) recorded(ctx context.Context, e Entry, change func(context.Context, Writer) error) (err error) {
	for range maxTries {
		err = c.store.Record(ctx, func(ctx context.Context, w Writer) error {
			if err := change(ctx, w); err != nil {
				return err
			}
			return w.InsertEntry(ctx, e)
		})
		if survey.KindOf(err) != survey.Conflict {
			return err
		}
	}
	return err
}

// maxTries is how often a change is tried while others get in its way.
const maxTries = 5

// Dossier is what a chamber knows of one of its companies.
type Dossier struct {
	Submissions []Submission // newest first, at least one
	FollowUp    FollowUp
	Notes       []Note // newest first, at most NotesShown
}

// Company returns what a chamber knows of a company. What is read is recorded.
// NotFound when it has submitted nothing to the chamber.
func (c *Companies) Company(ctx context.Context, actor Actor, where Scope, id survey.CompanyID) (Dossier, error) {
	if err := c.authorised(ctx, actor, ReadCompany, where, string(id)); err != nil {
		return Dossier{}, err
	}
	facts, err := c.factsOf(ctx, where, id)
	if err != nil {
		return Dossier{}, err
	}
	if len(facts) == 0 {
		return Dossier{}, errNoCompany
	}
	slices.Reverse(facts)
	var d Dossier
	if d.Submissions, err = c.submissions(ctx, facts); err != nil {
		return Dossier{}, err
	}
	if d.FollowUp, err = c.store.FollowUp(ctx, where.chamber, id); err != nil {
		return Dossier{}, err
	}
	if d.Notes, err = c.store.Notes(ctx, where.chamber, id, NotesShown); err != nil {
		return Dossier{}, err
	}
	e, err := c.entry(actor, ReadCompany, where.String(), string(id), Done)
	if err != nil {
		return Dossier{}, err
	}
	return d, c.store.Record(ctx, func(ctx context.Context, w Writer) error { return w.InsertEntry(ctx, e) })
}
