package survey

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// DelegationID names a delegation within its response. It is random but no
// capability: knowing it opens nothing.
type DelegationID string

// Delegation is one area of a draft that its company sent to somebody who knows
// the answers. It stays with the response after it has ended, since answers
// name it.
type Delegation struct {
	ID        DelegationID
	Area      AreaID
	Name      string // whom it was sent to, as the company wrote it
	CreatedAt time.Time
	ExpiresAt time.Time
	RevokedAt time.Time // zero = not revoked
}

// Live reports whether the delegation lets anybody in at an instant.
func (d Delegation) Live(now time.Time) bool {
	return d.RevokedAt.IsZero() && now.Before(d.ExpiresAt)
}

// Delegation returns the delegation of an id, nil when the response has none.
func (r Response) Delegation(id DelegationID) *Delegation {
	for i := range r.Delegations {
		if r.Delegations[i].ID == id {
			return &r.Delegations[i]
		}
	}
	return nil
}

// GivenBy returns the name of whoever gave the stored answer to a question in
// place of the company; "" when the company did itself, or nothing is answered.
func (r Response) GivenBy(id QuestionID) string {
	saved := r.Answers[id]
	if saved.By == "" || saved.Answer.Kind == Unanswered {
		return ""
	}
	if d := r.Delegation(saved.By); d != nil {
		return d.Name
	}
	return ""
}

// MaxDelegateName is the longest name of whom an area is sent to, in characters.
const MaxDelegateName = 80

// ParseDelegateName reads whom an area is sent to: one line of at most
// MaxDelegateName characters with a letter or digit in it. Any white space
// becomes one blank; characters that turn the direction of the text are dropped.
// The error is a Problems on the field nome.
func ParseDelegateName(typed string) (string, error) {
	name := strings.Join(strings.Fields(withoutDirections(typed)), " ")
	switch {
	case !cleanText(name):
		return "", Problems{{Field: "nome", Key: "problem.text-encoding"}}
	case !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return "", Problems{{Field: "nome", Key: "problem.delegate-name-missing"}}
	case utf8.RuneCountInString(name) > MaxDelegateName:
		return "", Problems{{Field: "nome", Key: "problem.text-long", Args: Args{"Max": MaxDelegateName}}}
	}
	return name, nil
}
