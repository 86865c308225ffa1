package sqlite

import (
	"context"
	"math"

	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

const (
	selectProvinceFacts query = "SELECT " + factColumns + " FROM facts WHERE province = ? AND (submitted, response) < (?, ?) AND withdrawn IS NULL ORDER BY submitted DESC, response DESC LIMIT ?"
	selectCompanyFacts  query = "SELECT " + factColumns + " FROM facts WHERE company = ? ORDER BY instrument, submitted, response"
)

// ProvinceFacts implements staff.Reader.
func (r reader) ProvinceFacts(ctx context.Context, province territory.Sigla, after staff.Place, limit int) ([]stats.Fact, error) {
	until := int64(math.MaxInt64)
	if !after.At.IsZero() {
		until = after.At.UnixMilli()
	}
	return r.facts(ctx, selectProvinceFacts, province, until, after.Response, limit)
}

// CompanyFacts implements staff.Reader.
func (r reader) CompanyFacts(ctx context.Context, id survey.CompanyID) ([]stats.Fact, error) {
	all, err := r.facts(ctx, selectCompanyFacts, id)
	stats.BySubmission(all)
	return all, err
}

func (r reader) facts(ctx context.Context, q query, args ...any) (all []stats.Fact, err error) {
	err = r.all(ctx, "reading facts", q, func(row row) error {
		var one stats.Fact
		err := scanFact(row, &one)
		all = append(all, one)
		return err
	}, args...)
	return all, err
}
