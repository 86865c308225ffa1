package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

const (
	selectNamed     query = "SELECT company, name FROM name_words WHERE province = ? AND word >= ? AND word < ?"
	insertNameWord  query = "INSERT INTO name_words (province, word, response, company, name) VALUES (?, ?, ?, ?, ?)"
	deleteNameWords query = "DELETE FROM name_words WHERE response = ?"
)

// CompaniesNamed implements staff.Reader. It goes through the words that begin
// with the longest one.
func (r reader) CompaniesNamed(ctx context.Context, provinces []territory.Sigla, words []string, limit int) (found []survey.CompanyID, err error) {
	first := staff.LongestWord(words)
	if first == "" {
		return nil, nil
	}
	for _, province := range provinces {
		err := r.run(ctx, "finding by name", selectNamed, func(stmt *sql.Stmt) error {
			rows, err := stmt.QueryContext(ctx, province, first, first+string(utf8.MaxRune))
			if err != nil {
				return err
			}
			defer rows.Close()
			for len(found) < limit && rows.Next() {
				var id survey.CompanyID
				var name string
				if err := rows.Scan(&id, &name); err != nil {
					return err
				}
				if hasAll(name, words) && !slices.Contains(found, id) {
					found = append(found, id)
				}
			}
			return rows.Err()
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// hasAll reports whether a name has words that begin like these.
func hasAll(name string, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(name, " "+word) })
}

// name keeps what a response's company is found by: nothing of a draft.
func (w writer) name(ctx context.Context, r survey.Response) error {
	if r.State == survey.Draft {
		return nil
	}
	if err := w.exec(ctx, "naming", deleteNameWords, r.ID); err != nil {
		return err
	}
	for _, values := range nameRows(r.Profile.Province, r.ID, r.Company, r.Profile.CompanyName) {
		if err := w.exec(ctx, "naming", insertNameWord, values...); err != nil {
			return err
		}
	}
	return nil
}

// nameRows are the rows of a name in name_words.
func nameRows(province territory.Sigla, id survey.ResponseID, company survey.CompanyID, name string) [][]any {
	words := staff.NameWords(name)
	whole := " " + strings.Join(words, " ")
	var rows [][]any
	for _, word := range words {
		rows = append(rows, []any{province, word, id, company, whole})
	}
	return rows
}
