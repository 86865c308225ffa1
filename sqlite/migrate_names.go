package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"maturita/survey"
)

// fillPage is how many responses are read at once.
const fillPage = 500

// named is what a response's company is found by.
type named struct {
	id      survey.ResponseID
	company survey.CompanyID
	profile profileRow
}

// fillNames keeps what the companies of responses from before are found by.
func fillNames(ctx context.Context, tx *sql.Tx) error {
	var last survey.ResponseID
	for {
		page, err := namedAfter(ctx, tx, last)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, one := range page {
			last = one.id
			for _, values := range nameRows(sigla(one.profile.Province), one.id, one.company, one.profile.CompanyName) {
				if _, err := tx.ExecContext(ctx, string(insertNameWord), values...); err != nil {
					return err
				}
			}
		}
	}
}

func namedAfter(ctx context.Context, tx *sql.Tx, after survey.ResponseID) (page []named, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, company, profile FROM responses WHERE id > ? AND state <> 'draft' ORDER BY id LIMIT ?", after, fillPage)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var one named
		var profile string
		if err := rows.Scan(&one.id, &one.company, &profile); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(profile), &one.profile); err != nil {
			return nil, fmt.Errorf("profile of %s: %w", one.id, err)
		}
		page = append(page, one)
	}
	return page, rows.Err()
}
