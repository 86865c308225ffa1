package intake

import (
	"context"

	"maturita/survey"
)

// Withdraw takes a submitted response back: it stays readable for its company
// and counts nowhere; the company's earlier response counts again. It is
// idempotent. WrongState for a draft.
func (s *Service) Withdraw(ctx context.Context, a Access) error {
	if err := a.mayEdit(); err != nil {
		return err
	}
	a.entered.forget()
	return s.retry(ctx, func(ctx context.Context, w Writer) error {
		r, err := w.Response(ctx, a.response)
		switch {
		case err != nil:
			return err
		case r.State == survey.Withdrawn:
			return nil
		case r.State == survey.Draft:
			return errNoResult
		}
		company, err := w.CompanyByCode(ctx, r.Profile.CodiceFiscale)
		if err != nil {
			return err
		}
		if err := w.PutCompany(ctx, company); err != nil { // serialises, see survey.Company
			return err
		}
		r.State, r.WithdrawnAt = survey.Withdrawn, s.now()
		if err := w.ReplaceResponse(ctx, r); err != nil {
			return err
		}
		facts, err := w.Facts(ctx, r.Company, r.Instrument.ID)
		if err != nil {
			return err
		}
		for _, f := range facts {
			if f.Response == r.ID {
				f.WithdrawnAt = r.WithdrawnAt
				return succeed(ctx, w, f)
			}
		}
		return survey.Fail(survey.Internal, "error.internal")
	})
}
