package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"maturita/survey"
)

// delegationRow is a delegation as JSON. Instants are in milliseconds.
type delegationRow struct {
	ID        survey.DelegationID `json:"id"`
	Area      survey.AreaID       `json:"area"`
	Name      string              `json:"name"`
	CreatedAt *int64              `json:"created,omitempty"`
	ExpiresAt *int64              `json:"expires,omitempty"`
	RevokedAt *int64              `json:"revoked,omitempty"`
}

// encodeDelegations is the column of delegations, NULL without any.
func encodeDelegations(delegations []survey.Delegation) (any, error) {
	if delegations == nil {
		return nil, nil
	}
	rows := make([]delegationRow, len(delegations))
	for i, d := range delegations {
		rows[i] = delegationRow{d.ID, d.Area, d.Name, optionalMillis(d.CreatedAt), optionalMillis(d.ExpiresAt), optionalMillis(d.RevokedAt)}
	}
	raw, err := json.Marshal(rows)
	return string(raw), err
}

func decodeDelegations(column sql.NullString) ([]survey.Delegation, error) {
	if !column.Valid {
		return nil, nil
	}
	var rows []delegationRow
	if err := json.Unmarshal([]byte(column.String), &rows); err != nil {
		return nil, fmt.Errorf("delegations: %w", err)
	}
	delegations := make([]survey.Delegation, len(rows))
	for i, d := range rows {
		delegations[i] = survey.Delegation{
			ID: d.ID, Area: d.Area, Name: d.Name,
			CreatedAt: optionalInstant(d.CreatedAt), ExpiresAt: optionalInstant(d.ExpiresAt), RevokedAt: optionalInstant(d.RevokedAt),
		}
	}
	return delegations, nil
}

// optionalMillis is nil for no instant, so that it is left out.
func optionalMillis(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	n := t.UnixMilli()
	return &n
}

func optionalInstant(n *int64) time.Time {
	if n == nil {
		return time.Time{}
	}
	return time.UnixMilli(*n).UTC()
}
