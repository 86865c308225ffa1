package intake

import (
	"context"

	"maturita/stats"
	"maturita/survey"
)

// ConfirmIn says who stands behind a submitted response, in a transaction of
// whoever may say so. One that is confirmed already stays as it is. WrongState
// for a draft and for what was withdrawn. A report that was issued before goes on
// saying what it said.
func (s *Service) ConfirmIn(ctx context.Context, w Writer, id survey.ResponseID, how survey.Confirmation) error {
	r, err := w.Response(ctx, id)
	switch {
	case err != nil:
		return err
	case r.State == survey.Draft:
		return errNoResult
	case r.State == survey.Withdrawn:
		return errWithdrawn
	case r.Assurance == survey.Confirmed:
		return nil
	}
	if err := serialise(ctx, w, r); err != nil {
		return err
	}
	r.Assurance, r.Confirmation = survey.Confirmed, how
	if err := w.ReplaceResponse(ctx, r); err != nil {
		return err
	}
	return s.changeFact(ctx, w, r, func(f *stats.Fact) { f.Assurance = survey.Confirmed })
}

// ReissueIn makes a new link to a response in a transaction of whoever may, and
// revokes all that there were: whoever held one must be given the new one. The
// token cannot be shown again later.
func (s *Service) ReissueIn(ctx context.Context, w Writer, id survey.ResponseID) (Token, error) {
	if _, err := w.Response(ctx, id); err != nil {
		return "", err
	}
	token, link, err := s.newLink(id, ScopeEdit)
	if err != nil {
		return "", err
	}
	if err := w.RevokeLinks(ctx, id, s.now()); err != nil {
		return "", err
	}
	return token, w.InsertLink(ctx, link)
}

// OutcomeOf is Outcome for whoever may see any response; with the answers.
func (s *Service) OutcomeOf(ctx context.Context, id survey.ResponseID) (Outcome, error) {
	r, err := s.store.Response(ctx, id)
	if err != nil {
		return Outcome{}, err
	}
	if r.State == survey.Draft {
		return Outcome{}, errNoResult
	}
	result, err := s.store.Result(ctx, id)
	if err != nil {
		return Outcome{}, err
	}
	return s.outcomeBy(ctx, id, result.Engine)
}
