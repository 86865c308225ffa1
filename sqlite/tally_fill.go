package sqlite

import (
	"context"
	"database/sql"

	"maturita/stats"
	"maturita/survey"
)

// talliesFile is the migration from which facts have tallies.
const talliesFile = "migrations/0011.sql"

const selectNextCompany query = "SELECT min(company) FROM facts WHERE company > ?"

// fillTallies gives facts from before their tallies, company by company.
func fillTallies(ctx context.Context, tx *sql.Tx) error {
	prepared := map[query]*sql.Stmt{}
	for _, q := range []query{selectNextCompany, selectCompanyFacts, selectWord, insertWord, insertTally} {
		stmt, err := tx.PrepareContext(ctx, string(q))
		if err != nil {
			return err
		}
		defer stmt.Close()
		prepared[q] = stmt
	}
	w := writer{
		reader:     reader{on: func(_ context.Context, q query) *sql.Stmt { return prepared[q] }},
		vocabulary: vocabulary{newWords(), map[string]int64{}},
	}
	var company *survey.CompanyID
	next := func(after survey.CompanyID) error {
		return w.one(ctx, "finding a company", selectNextCompany, func(row row) error { return row.Scan(&company) }, after)
	}
	err := next("")
	for err == nil && company != nil {
		if err = w.fillCompany(ctx, *company); err == nil {
			err = next(*company)
		}
	}
	return err
}

func (w writer) fillCompany(ctx context.Context, id survey.CompanyID) error {
	all, err := w.CompanyFacts(ctx, id)
	if err != nil {
		return err
	}
	own := map[survey.QuestionnaireID][]stats.Fact{}
	for _, f := range all {
		own[f.Instrument] = append(own[f.Instrument], f)
	}
	for _, facts := range own {
		origins := stats.Origins(facts)
		for _, f := range facts {
			if err := w.insertTally(ctx, f, origins); err != nil {
				return err
			}
		}
	}
	return nil
}
