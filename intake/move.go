package intake

import (
	"context"

	"maturita/survey"
)

var (
	errNoNewerVersion = survey.Fail(survey.WrongState, "error.no-newer-version")
	errMoveChanged    = survey.Fail(survey.Conflict, "error.move-changed")
)

// MoveOffered returns the version that a draft can be moved to, the newest in
// force where that is newer than the draft's own; ok is false where there is
// none, where the work is no draft any more, and for whoever may not move it.
func (s *Service) MoveOffered(ctx context.Context, a Access, w Work) (to survey.Ref, ok bool, err error) {
	if a.scope != ScopeEdit || w.Response.State != survey.Draft {
		return survey.Ref{}, false, nil
	}
	to, _, err = s.newer(ctx, w.Response.Instrument)
	if survey.KindOf(err) == survey.WrongState {
		return survey.Ref{}, false, nil
	}
	return to, err == nil, err
}

// PlanMove says what moving a draft to the version offered would do, and changes
// nothing. WrongState when the response is no draft or no newer version is in
// force.
func (s *Service) PlanMove(ctx context.Context, a Access) (MovePlan, error) {
	if err := a.mayEdit(); err != nil {
		return MovePlan{}, err
	}
	r, err := s.store.Response(ctx, a.response)
	if err != nil {
		return MovePlan{}, err
	}
	if r.State != survey.Draft {
		return MovePlan{}, errNotDraft
	}
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return MovePlan{}, err
	}
	return s.planMove(ctx, r, model.Questionnaire())
}

// Move moves a draft to the version to, and does what the plan with the mark
// seen says; where the plan has become another one, it is a Conflict and nothing
// is done. A draft that is on that version, or a later one, already stays as it
// is. WrongState when the response is no draft or no newer version is in force.
func (s *Service) Move(ctx context.Context, a Access, to survey.Version, seen string) (Work, error) {
	err := s.edit(ctx, a, func(r *survey.Response, from *survey.Questionnaire) (bool, error) {
		if to.Compare(from.Version) <= 0 {
			return false, nil
		}
		plan, err := s.planMove(ctx, *r, from)
		switch {
		case err != nil:
			return false, err
		case plan.To.Version != to || plan.Mark() != seen:
			return false, errMoveChanged
		}
		r.Instrument, r.Answers = plan.To.Ref, plan.moved
		return true, nil
	}, func(Work) {})
	if err != nil {
		return Work{}, err
	}
	return s.Work(ctx, a)
}

func (s *Service) planMove(ctx context.Context, r survey.Response, from *survey.Questionnaire) (MovePlan, error) {
	to, retired, err := s.newer(ctx, r.Instrument)
	if err != nil {
		return MovePlan{}, err
	}
	model, err := s.catalogue.Model(ctx, to)
	if err != nil {
		return MovePlan{}, err
	}
	plan := planMove(from, model.Questionnaire(), r, s.now())
	plan.FromRetired = retired
	return plan, nil
}

// newer returns the newest version in force where it is newer than a given one,
// and whether that one is retired.
func (s *Service) newer(ctx context.Context, than survey.Ref) (to survey.Ref, retired bool, err error) {
	all, err := s.catalogue.Versions(ctx)
	if err != nil {
		return survey.Ref{}, false, err
	}
	for _, p := range all { // the newest first
		switch {
		case p.Ref == than:
			retired = p.Retired()
		case p.Ref.ID == than.ID && !p.Retired() && to == (survey.Ref{}) && p.Ref.Version.Compare(than.Version) > 0:
			to = p.Ref
		}
	}
	if to == (survey.Ref{}) {
		return to, retired, errNoNewerVersion
	}
	return to, retired, nil
}
