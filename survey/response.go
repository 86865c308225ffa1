package survey

import (
	"time"
)

// ResponseID names a response. It is random but no capability: knowing it
// opens nothing.
type ResponseID string

// CompanyID is the pseudonym of a company in facts and results.
type CompanyID string

// State is the state of a response.
type State string

const (
	Draft     State = "draft"
	Submitted State = "submitted"
	Withdrawn State = "withdrawn"
)

// Assurance says who stands behind a response.
type Assurance string

const (
	Claimed   Assurance = "claimed"   // nothing but public identifiers
	Confirmed Assurance = "confirmed" // something confirmed it
)

// Confirmation is how a response was confirmed.
type Confirmation string

const (
	NotConfirmed  Confirmation = ""
	ByEarlierLink Confirmation = "earlier-link" // through the link of the company's earlier, confirmed response
	ByAdvisor     Confirmation = "advisor"      // somebody of the chamber knows the company and confirmed it
)

// Response is what one company answers to one questionnaire version. Instants
// are UTC in whole milliseconds.
type Response struct {
	ID         ResponseID
	Instrument Ref
	State      State
	Revision   int64 // of the whole; a store replaces only the revision that was read

	NoticeVersion string    // the privacy notice acknowledged
	NoticeAt      time.Time // when
	Language      Language  // that the company reads; mails are written in it

	Profile    Profile
	Unfinished *ProfileForm // the profile as typed when it was put aside before it was right, nil otherwise
	ContactKey string       // digest of the contact address, "" without one; for look-up
	Answers    map[QuestionID]SavedAnswer

	Delegations []Delegation // areas sent to others, oldest first

	BeganAt     time.Time
	SavedAt     time.Time
	ExpiresAt   time.Time // of the draft
	SubmittedAt time.Time // zero until then
	WithdrawnAt time.Time // zero unless withdrawn

	Company      CompanyID // set at submission
	Assurance    Assurance
	Confirmation Confirmation
	Updates      ResponseID // the response that this one updates or rectifies, ""
	Rectifies    bool       // Updates held an error: this one takes its place, and is no step on from it

	Position Position // among other companies, found at submission
}

// SavedAnswer is the answer to one question as stored, guarded by a revision of
// its own. A cleared answer stays, with Kind Unanswered, so that the revision
// goes on.
type SavedAnswer struct {
	Answer   Answer
	Revision int64 // 1 for the first
	SavedAt  time.Time
	// Carried marks an answer taken over from an earlier response and not yet
	// confirmed by the company.
	Carried bool
	// By is the delegation through which the answer was given, "" for the
	// company's own.
	By DelegationID
}

// Given returns the answers without their history.
func (r Response) Given() Answers {
	answers := Answers{}
	for id, s := range r.Answers {
		if s.Answer.Kind != Unanswered {
			answers[id] = s.Answer
		}
	}
	return answers
}

// ProfileDone reports whether the profile is given and no other was put aside
// since.
func (r Response) ProfileDone() bool { return r.Profile.Given() && r.Unfinished == nil }

// Company is the one document on which submissions of a company serialise.
type Company struct {
	ID            CompanyID
	CodiceFiscale CodiceFiscale // unique
	Name          string        // as in the latest submission
	Revision      int64         // 0 = not stored yet
	FirstSeenAt   time.Time
}

// Instant truncates a time to what is stored: UTC, whole milliseconds.
func Instant(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
