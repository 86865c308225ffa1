package intake

import (
	"context"

	"maturita/stats"
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
	return s.retry(ctx, func(ctx context.Context, w Writer) error { return s.WithdrawIn(ctx, w, a.response) })
}

// WithdrawIn is Withdraw in a transaction of whoever may withdraw any response.
func (s *Service) WithdrawIn(ctx context.Context, w Writer, id survey.ResponseID) error {
	r, err := w.Response(ctx, id)
	switch {
	case err != nil:
		return err
	case r.State == survey.Withdrawn:
		return nil
	case r.State == survey.Draft:
		return errNoResult
	}
	if err := serialise(ctx, w, r); err != nil {
		return err
	}
	r.State, r.WithdrawnAt = survey.Withdrawn, s.now()
	if err := w.ReplaceResponse(ctx, r); err != nil {
		return err
	}
	return s.changeFact(ctx, w, r, func(f *stats.Fact) { f.WithdrawnAt = r.WithdrawnAt })
}

// serialise makes changes to one company's responses wait for each other, see
// survey.Company.
func serialise(ctx context.Context, w Writer, r survey.Response) error {
	company, err := w.CompanyByCode(ctx, r.Profile.CodiceFiscale)
	if err != nil {
		return err
	}
	return w.PutCompany(ctx, company)
}

// changeFact changes the fact of a response that was changed, and what follows
// from it.
func (s *Service) changeFact(ctx context.Context, w Writer, r survey.Response, change func(*stats.Fact)) error {
	facts, err := w.Facts(ctx, r.Company, r.Instrument.ID)
	if err != nil {
		return err
	}
	for _, f := range facts {
		if f.Response == r.ID {
			change(&f)
			if err := succeed(ctx, w, f); err != nil {
				return err
			}
			return s.anew(ctx, w, r)
		}
	}
	return survey.Fail(survey.Internal, "error.internal")
}
