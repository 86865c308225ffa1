package staff

import (
	"errors"
	"slices"
	"time"

	"maturita/survey"
	"maturita/territory"
)

// FollowUp is how far a chamber has come with a company.
type FollowUp string

const (
	NotFollowed FollowUp = "" // nobody has said anything
	Contacted   FollowUp = "contacted"
	Following   FollowUp = "following"
	Followed    FollowUp = "followed" // to the end
)

// FollowUps are the states that a note can set, in their order.
var FollowUps = []FollowUp{Contacted, Following, Followed}

// MaxNote is the longest text of a note, in characters.
const MaxNote = 2000

// NotesShown is how many notes about a company are shown at most.
const NotesShown = 100

// NoteID orders notes by the instant they were made at, as EntryID does entries.
type NoteID string

// Note is what somebody of a chamber wrote down about a company. Notes are only
// added, and are their chamber's alone.
type Note struct {
	ID         NoteID
	Company    survey.CompanyID
	Chamber    territory.ChamberID
	At         time.Time // UTC in whole milliseconds
	Author     AccountID
	AuthorName string   // as it was
	FollowUp   FollowUp // that the note sets, NotFollowed = it sets none
	Text       string   // at most MaxNote characters, "" = it only sets a state
}

// Wording is a note as somebody typed it.
type Wording struct {
	FollowUp FollowUp
	Text     string
}

// parse reads a note of a company that is followed so far. A note says something
// or sets another state; the error is a Problems on nota or seguito.
func (w Wording) parse(current FollowUp) (Wording, error) {
	var problems survey.Problems
	if w.FollowUp != NotFollowed && !slices.Contains(FollowUps, w.FollowUp) {
		problems = append(problems, survey.Problem{Field: "seguito", Key: "problem.follow-up-unknown"})
	}
	text, err := survey.ParseRemark("nota", w.Text, MaxNote)
	var about survey.Problems
	if errors.As(err, &about) {
		problems = append(problems, about...)
	}
	if len(problems) > 0 {
		return w, problems
	}
	if w.Text = text; w.FollowUp == current {
		w.FollowUp = NotFollowed
	}
	if w == (Wording{}) {
		return w, survey.Problems{{Field: "nota", Key: "problem.note-empty"}}
	}
	return w, nil
}
