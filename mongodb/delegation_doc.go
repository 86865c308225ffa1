package mongodb

import (
	"time"

	"maturita/survey"
)

// delegationDoc is a stored delegation. It has the fields of its domain type, so
// that the conversion does not compile when one is missing.
type delegationDoc struct {
	ID        survey.DelegationID `bson:"id"`
	Area      survey.AreaID       `bson:"area"`
	Name      string              `bson:"name"`
	CreatedAt time.Time           `bson:"createdAt,omitempty"`
	ExpiresAt time.Time           `bson:"expiresAt,omitempty"`
	RevokedAt time.Time           `bson:"revokedAt,omitempty"`
}

func newDelegationDocs(delegations []survey.Delegation) *[]delegationDoc {
	if delegations == nil {
		return nil
	}
	docs := make([]delegationDoc, len(delegations))
	for i, d := range delegations {
		docs[i] = delegationDoc(d)
	}
	return &docs
}

func delegations(docs *[]delegationDoc) []survey.Delegation {
	if docs == nil {
		return nil
	}
	all := make([]survey.Delegation, len(*docs))
	for i, d := range *docs {
		all[i] = survey.Delegation(d)
	}
	return all
}
