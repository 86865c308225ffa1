package mongodb

import (
	"time"

	"maturita/intake"
	"maturita/survey"
)

// The documents below have the fields of their domain types. A conversion from
// one to the other does not compile when a field is missing.

// linkDoc is a stored link.
type linkDoc struct {
	Hash       intake.LinkHash     `bson:"_id"`
	Response   survey.ResponseID   `bson:"response"`
	Scope      intake.Scope        `bson:"scope"`
	Delegation survey.DelegationID `bson:"delegation,omitempty"`
	CreatedAt  time.Time           `bson:"createdAt"`
	ExpiresAt  time.Time           `bson:"expiresAt"`
	RevokedAt  time.Time           `bson:"revokedAt,omitempty"`
}

func (d linkDoc) domain() (intake.Link, error) { return intake.Link(d), nil }

// openedDoc is a link with the revision of its response.
type openedDoc struct {
	Link   linkDoc `bson:",inline"`
	Opened []struct {
		Revision int64 `bson:"revision"`
	} `bson:"opened"`
}

// companyDoc is a stored company.
type companyDoc struct {
	ID            survey.CompanyID     `bson:"_id"`
	CodiceFiscale survey.CodiceFiscale `bson:"codiceFiscale"`
	Name          string               `bson:"name"`
	Revision      int64                `bson:"revision"`
	FirstSeenAt   time.Time            `bson:"firstSeenAt"`
}

func (d companyDoc) domain() (survey.Company, error) { return survey.Company(d), nil }

// mailDoc is a row of the outbox.
type mailDoc struct {
	ID         string            `bson:"_id"`
	Kind       intake.MailKind   `bson:"kind"`
	Response   survey.ResponseID `bson:"response,omitempty"`
	ContactKey string            `bson:"contactKey,omitempty"`
	CreatedAt  time.Time         `bson:"createdAt"`
	DueAt      time.Time         `bson:"dueAt"`
	Attempts   int               `bson:"attempts"`
	Sent       bool              `bson:"sent"`
}

func (d mailDoc) domain() (intake.Mail, error) { return intake.Mail(d), nil }
