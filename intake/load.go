package intake

import (
	"context"

	"maturita/survey"
)

// LoadIn stores a response that was submitted somewhere else, in a transaction:
// its company, its result by the running engine, its fact and what follows for
// the company's other ones. The answers must be complete. Conflict when the
// response is there.
func (s *Service) LoadIn(ctx context.Context, w Writer, r survey.Response) error {
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return err
	}
	if problems := survey.CheckComplete(model.Questionnaire(), r.Given()); len(problems) > 0 {
		return problems.Err()
	}
	company, err := w.CompanyByCode(ctx, r.Profile.CodiceFiscale)
	switch {
	case survey.KindOf(err) == survey.NotFound:
		company = survey.Company{ID: r.Company, CodiceFiscale: r.Profile.CodiceFiscale, FirstSeenAt: r.SubmittedAt}
	case err != nil:
		return err
	}
	r.Company, company.Name = company.ID, r.Profile.CompanyName
	if err := w.PutCompany(ctx, company); err != nil {
		return err
	}
	if err := w.InsertResponse(ctx, r); err != nil {
		return err
	}
	result := model.Score(r.Given())
	if err := w.PutResult(ctx, r.ID, result); err != nil {
		return err
	}
	if err := succeed(ctx, w, newFact(model, r, result)); err != nil {
		return err
	}
	return s.anew(ctx, w, r)
}
