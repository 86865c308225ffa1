package intake

import (
	"context"

	"maturita/scoring"
	"maturita/survey"
)

// Outcome is a response that was submitted, with its result.
type Outcome struct {
	Response   survey.Response
	Model      *scoring.Model
	Result     scoring.Result
	Answers    survey.Answers
	Superseded bool // another response of the company counts instead
	Outranked  bool // that is an earlier one, which is confirmed
}

// Questionnaire is the version that was answered.
func (o Outcome) Questionnaire() *survey.Questionnaire { return o.Model.Questionnaire() }

// Outcome returns the result behind a link to edit or to view, of a withdrawn
// response too. WrongState while the response is a draft.
func (s *Service) Outcome(ctx context.Context, a Access) (Outcome, error) {
	if a.scope == ScopeArea {
		return Outcome{}, errAreaOnly
	}
	r, err := s.responseOf(ctx, a)
	if err != nil {
		return Outcome{}, err
	}
	if r.State == survey.Draft {
		return Outcome{}, errNoResult
	}
	o := Outcome{Response: r, Answers: r.Given()}
	if o.Model, err = s.catalogue.Model(ctx, r.Instrument); err != nil {
		return Outcome{}, err
	}
	if o.Result, err = s.store.Result(ctx, r.ID); err != nil {
		return Outcome{}, err
	}
	facts, err := s.store.Facts(ctx, r.Company, r.Instrument.ID)
	if err != nil {
		return Outcome{}, err
	}
	for _, f := range facts {
		if f.Response == r.ID {
			o.Superseded, o.Outranked = !f.SupersededAt.IsZero(), f.Outranked()
		}
	}
	return o, nil
}
