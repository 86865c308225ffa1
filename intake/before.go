package intake

import (
	"context"

	"maturita/survey"
)

// Before returns the outcome that a submitted response is compared with, as its
// report does: the one that it updates or, of a rectification, the one that what
// it rectifies is compared with. There is none where nothing came before, or
// what did was withdrawn. Denied without the right to edit, WrongState while
// the response is a draft.
func (s *Service) Before(ctx context.Context, a Access) (before Outcome, found bool, err error) {
	if err := a.mayEdit(); err != nil {
		return Outcome{}, false, err
	}
	r, err := s.store.Response(ctx, a.response)
	if err != nil {
		return Outcome{}, false, err
	}
	if r.State == survey.Draft {
		return Outcome{}, false, errNoResult
	}
	for {
		report, err := s.store.ReportOf(ctx, r.ID)
		if err == nil {
			return s.pinnedBefore(ctx, report)
		}
		if survey.KindOf(err) != survey.NotFound {
			return Outcome{}, false, err
		}
		earlier, err := s.earlier(ctx, s.store, r.Updates, r.Company)
		if err != nil || earlier.ID == "" {
			return Outcome{}, false, err
		}
		if !r.Rectifies {
			return s.officialOutcome(ctx, earlier)
		}
		r = earlier
	}
}

// pinnedBefore is what a report compares with.
func (s *Service) pinnedBefore(ctx context.Context, report Report) (Outcome, bool, error) {
	if report.Before == "" {
		return Outcome{}, false, nil
	}
	o, err := s.outcomeBy(ctx, report.Before, report.BeforeEngine)
	return o, err == nil, err
}

// officialOutcome is the outcome of a response unless it was withdrawn.
func (s *Service) officialOutcome(ctx context.Context, r survey.Response) (Outcome, bool, error) {
	if r.State != survey.Submitted {
		return Outcome{}, false, nil
	}
	result, err := s.store.Result(ctx, r.ID)
	if err != nil {
		return Outcome{}, false, err
	}
	o, err := s.outcomeBy(ctx, r.ID, result.Engine)
	return o, err == nil, err
}

// Numbers returns the number of a response's report and of the report that it
// replaces, each "" when none was issued. Denied without the right to edit.
func (s *Service) Numbers(ctx context.Context, a Access) (own, replaced survey.ReportNumber, err error) {
	if err := a.mayEdit(); err != nil {
		return "", "", err
	}
	report, err := s.store.ReportOf(ctx, a.response)
	if survey.KindOf(err) == survey.NotFound {
		return "", "", nil
	}
	return report.Number, report.Replaces, err
}
