package intake

import (
	"context"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// anew puts the fact of a response that was submitted or changed into the
// generation that is being made, if there is one. It is made from the response
// and its official result alone: the facts in use may be what is wrong.
func (s *Service) anew(ctx context.Context, w Writer, r survey.Response) error {
	next, _, err := w.NextFacts(ctx)
	if err != nil || next == nil {
		return err
	}
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return err
	}
	f, err := factAnew(ctx, w, model, r)
	if err != nil {
		return err
	}
	return succeed(ctx, next, f)
}

// anew is Service.anew for a response that was scored again; the company's
// document keeps others from changing its facts at the same time.
func (r *Rescorer) anew(ctx context.Context, w Writer, model *scoring.Model, id survey.ResponseID) error {
	next, _, err := w.NextFacts(ctx)
	if err != nil || next == nil {
		return err
	}
	return renew(ctx, w, next, model, id)
}

// renew makes the fact of a frozen response anew and puts it into a generation.
func renew(ctx context.Context, w Writer, next FactWriter, model *scoring.Model, id survey.ResponseID) error {
	r, err := w.Response(ctx, id)
	if err != nil {
		return err
	}
	if err := serialise(ctx, w, r); err != nil {
		return err
	}
	f, err := factAnew(ctx, w, model, r)
	if err != nil {
		return err
	}
	return succeed(ctx, next, f)
}

// factAnew makes the fact of a frozen response, but for what follows from the
// company's other ones. NotFound when it has no official result.
func factAnew(ctx context.Context, from Reader, model *scoring.Model, r survey.Response) (stats.Fact, error) {
	result, err := from.Result(ctx, r.ID)
	if err != nil {
		return stats.Fact{}, err
	}
	f := newFact(model, r, result)
	f.WithdrawnAt = r.WithdrawnAt
	return f, nil
}
