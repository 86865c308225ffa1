package intake

import (
	"context"
	"errors"
	"time"

	"maturita/scoring"
	"maturita/survey"
)

// ErrRebuild reports that the facts in use were left as they are because the fact
// of some response cannot be made.
var ErrRebuild = errors.New("not every fact can be made anew")

// rebuildTries is how often a transaction of several responses is begun before
// it is tried with fewer: where companies submit all the time, the more of them
// it takes up the less it gets through.
const rebuildTries = 3

// giveUpTimeout bounds giving a generation up when the caller has gone already.
const giveUpTimeout = 10 * time.Second

// RebuildFacts makes the facts of all submitted and withdrawn responses anew, as
// a generation beside the one in use, while the service works, and then puts it
// in its place. What is submitted or withdrawn meanwhile is in both. With an
// error the facts in use are those that were: ErrRebuild when each was told of
// responses that cannot be read or have no official result, WrongState or
// Conflict when another rebuild was begun. It can be begun again. Progress is
// told how many responses were gone through, after each page of them.
func (s *Service) RebuildFacts(ctx context.Context, each func(FactProblem), progress func(gone int)) (FactSummary, error) {
	g, err := s.store.BeginFacts(ctx)
	if err != nil {
		return FactSummary{}, err
	}
	summary, err := s.fill(ctx, g, each, progress)
	if err == nil {
		err = s.store.SwitchFacts(ctx, g)
	}
	if err == nil {
		return summary, s.store.FollowFacts(ctx)
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveUpTimeout)
	defer cancel()
	return summary, errors.Join(err, s.store.DropFacts(ending, g))
}

// eachVersion goes through the published versions.
func (s *Service) eachVersion(ctx context.Context, f func(*scoring.Model) error) error {
	publications, err := s.store.Publications(ctx)
	for i := 0; i < len(publications) && err == nil; i++ {
		var model *scoring.Model
		if model, err = s.catalogue.Model(ctx, publications[i].Ref); err == nil {
			err = f(model)
		}
	}
	return err
}

// fill puts the fact of every frozen response into a generation.
func (s *Service) fill(ctx context.Context, g Generation, each func(FactProblem), progress func(gone int)) (FactSummary, error) {
	var summary FactSummary
	err := s.eachVersion(ctx, func(model *scoring.Model) error {
		one := rebuild{s, g, model, func(problem FactProblem) { summary.Problems++; each(problem) }}
		return one.version(ctx, func(n int) { summary.Responses += n; progress(summary.Responses) })
	})
	if err != nil {
		return summary, err
	}
	if summary.Problems > 0 {
		return summary, ErrRebuild
	}
	return summary, nil
}

// rebuild makes the facts of the responses to one version.
type rebuild struct {
	*Service
	generation Generation
	model      *scoring.Model
	wrong      func(FactProblem)
}

func (b rebuild) version(ctx context.Context, gone func(n int)) error {
	for after := survey.ResponseID(""); ; {
		page, err := b.store.FrozenIDs(ctx, b.model.Questionnaire().Ref, after, rescorePage)
		if err != nil {
			return err
		}
		if err := b.some(ctx, page); err != nil {
			return err
		}
		gone(len(page))
		if len(page) < rescorePage {
			return ctx.Err()
		}
		after = page[len(page)-1]
	}
}

// some makes the facts of some responses, in one transaction if that is possible.
func (b rebuild) some(ctx context.Context, ids []survey.ResponseID) error {
	if len(ids) == 0 {
		return nil
	}
	tries := 0
	err := retry(ctx, b.store, func(ctx context.Context, w Writer) error {
		if tries++; tries > rebuildTries && len(ids) > 1 {
			return errCrowded
		}
		return b.together(ctx, w, ids)
	})
	kind := survey.KindOf(err)
	switch {
	case err == nil || ctx.Err() != nil || errors.Is(err, errSuperseded):
		return err
	case len(ids) > 1 && (errors.Is(err, errCrowded) || kind == survey.Internal || kind == survey.NotFound):
		half := len(ids) / 2
		if err := b.some(ctx, ids[:half]); err != nil {
			return err
		}
		return b.some(ctx, ids[half:])
	case kind == survey.Internal || kind == survey.NotFound:
		b.wrong(FactProblem{Response: ids[0], Cause: err})
		return nil
	}
	return err
}

func (b rebuild) together(ctx context.Context, w Writer, ids []survey.ResponseID) error {
	next, g, err := w.NextFacts(ctx)
	if err != nil {
		return err
	}
	if g != b.generation {
		return errSuperseded
	}
	for _, id := range ids {
		if err := renew(ctx, w, next, b.model, id); err != nil {
			return err
		}
	}
	return nil
}

var (
	errCrowded    = survey.Fail(survey.Unavailable, "error.busy")
	errSuperseded = survey.Fail(survey.WrongState, "error.conflict") // by another rebuild
)
