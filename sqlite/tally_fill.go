package sqlite

import (
	"context"

	"maturita/stats"
	"maturita/survey"
)

const selectNextCompany query = "SELECT min(company) FROM facts WHERE company > ?"

// fillTallies gives all facts their tallies, company by company.
func (w writer) fillTallies(ctx context.Context) error {
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
