package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"maturita/survey"
)

// positionRow is where a response stood among other companies, as JSON.
type positionRow struct {
	Month   string           `json:"month"`
	Edition int              `json:"edition"`
	Size    survey.SizeClass `json:"size"`
	Section string           `json:"section"`
	N       int64            `json:"n"`
	Parts   int              `json:"parts"`
	Part    int              `json:"part"`
}

// positionValue is NULL for none.
func positionValue(p survey.Position) (sql.NullString, error) {
	if p == (survey.Position{}) {
		return sql.NullString{}, nil
	}
	raw, err := json.Marshal(positionRow(p))
	return sql.NullString{String: string(raw), Valid: true}, err
}

func scanPosition(column sql.NullString) (survey.Position, error) {
	var row positionRow
	if !column.Valid {
		return survey.Position{}, nil
	}
	if err := json.Unmarshal([]byte(column.String), &row); err != nil {
		return survey.Position{}, fmt.Errorf("position: %w", err)
	}
	return survey.Position(row), nil
}
