package intake

import (
	"context"
	"errors"
	"slices"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// Engine is what scores, with the version that its results carry.
type Engine struct {
	Version string
	Score   func(*scoring.Model, survey.Answers) scoring.Result
}

// RunningEngine is the engine of this binary.
func RunningEngine() Engine { return Engine{scoring.EngineVersion, (*scoring.Model).Score} }

// Rescorer scores submitted and withdrawn responses again (SCORING.md §9). The
// new result is stored beside the old one and becomes the official one; the
// response's fact follows in the same transaction. What a fact says of
// succession and withdrawal stays.
type Rescorer struct {
	store     Store
	catalogue *Catalogue
	engine    Engine
}

// NewRescorer wires a rescorer.
func NewRescorer(store Store, catalogue *Catalogue, engine Engine) *Rescorer {
	return &Rescorer{store, catalogue, engine}
}

// RescoreOptions say how far Rescore goes.
type RescoreOptions struct {
	DryRun bool // change nothing
	Force  bool // write also where the verdict is an alarm that Forceable permits
	// Each is called for every response of a dry run or of a run that writes,
	// in order of id, and for the alarms because of which a run writes nothing.
	// It may be nil.
	Each func(Rescored)
	// Progress is told how many responses a pass has gone through, after each
	// page of them. It may be nil.
	Progress func(gone int)
}

// Rescored is what became of one response.
type Rescored struct {
	Response      survey.ResponseID
	Verdict       Verdict
	Before, After scoring.Result // Before is what was official
	Written       bool
	// Cause tells what is wrong where the verdict is Unreadable.
	Cause error
	// Own is the stored result of the engine of After, official or not, nil
	// where there is none; Fact is the stored fact. A forced write replaces both.
	Own  *scoring.Result
	Fact *stats.Fact
}

// ErrRescoreAlarm reports that nothing was written because of alarms.
var ErrRescoreAlarm = errors.New("stored results are not what they should be")

// rescorePage is how many responses are in memory at once.
const rescorePage = 100

// Rescore goes through the responses to a version, in pages by id, while the
// service works. Unless forced, it first looks at all of them and, where one is
// an alarm, writes nothing: the error is then ErrRescoreAlarm. It may be
// interrupted and begun again: what is done already is found up to date. The
// summary is of what was gone through, also with an error. NotFound when the
// version is not published.
func (r *Rescorer) Rescore(ctx context.Context, ref survey.Ref, o RescoreOptions) (RescoreSummary, error) {
	model, err := r.catalogue.Model(ctx, ref)
	if err != nil {
		return RescoreSummary{}, err
	}
	if o.Each == nil {
		o.Each = func(Rescored) {}
	}
	if o.Progress == nil {
		o.Progress = func(int) {}
	}
	if o.DryRun || !o.Force {
		looked, err := r.pass(ctx, model, r.look, func(one Rescored) {
			if o.DryRun || one.Verdict.Alarm() {
				o.Each(one)
			}
		}, o.Progress)
		if err == nil && !o.DryRun && looked.Alarms() > 0 {
			err = ErrRescoreAlarm
		}
		if err != nil || o.DryRun {
			return looked, err
		}
	}
	write := func(ctx context.Context, model *scoring.Model, response survey.Response) (Rescored, error) {
		one, err := r.look(ctx, model, response)
		if err != nil || !one.Verdict.writes(o.Force) {
			return one, err
		}
		return r.write(ctx, model, response, o.Force)
	}
	return r.pass(ctx, model, write, o.Each, o.Progress)
}

// pass does something with every response to a version.
func (r *Rescorer) pass(ctx context.Context, model *scoring.Model, do func(context.Context, *scoring.Model, survey.Response) (Rescored, error), each func(Rescored), progress func(int)) (RescoreSummary, error) {
	summary, after := newRescoreSummary(), survey.ResponseID("")
	for {
		page, err := r.store.FrozenIDs(ctx, model.Questionnaire().Ref, after, rescorePage)
		if err != nil {
			return summary, err
		}
		for _, id := range page {
			one := Rescored{Response: id}
			response, err := r.store.Response(ctx, id)
			if err == nil {
				one, err = do(ctx, model, response)
			}
			switch {
			case err != nil && survey.KindOf(err) == survey.Internal && ctx.Err() == nil:
				one = Rescored{Response: id, Verdict: Unreadable, Cause: err}
			case err != nil:
				return summary, err
			}
			summary.add(one)
			each(one)
		}
		progress(summary.Responses)
		if len(page) < rescorePage {
			return summary, ctx.Err()
		}
		after = page[len(page)-1]
	}
}

// look scores a response again and compares.
func (r *Rescorer) look(ctx context.Context, model *scoring.Model, response survey.Response) (Rescored, error) {
	return r.compare(ctx, r.store, model, response)
}

// write is look with its consequence.
func (r *Rescorer) write(ctx context.Context, model *scoring.Model, response survey.Response, force bool) (one Rescored, err error) {
	err = retry(ctx, r.store, func(ctx context.Context, w Writer) error {
		if one, err = r.compare(ctx, w, model, response); err != nil || !one.Verdict.writes(force) {
			return err
		}
		if err := w.PutResult(ctx, response.ID, one.After); err != nil {
			return err
		}
		one.Written = true
		fact := withResult(*one.Fact, one.After)
		fact.InUse, fact.Planned = model.Technologies(response.Given())
		if err := w.PutFact(ctx, fact); err != nil {
			return err
		}
		return r.anew(ctx, w, model, response.ID)
	})
	return one, err
}

// compare reads what is stored of a response; its answers never change.
func (r *Rescorer) compare(ctx context.Context, from Reader, model *scoring.Model, response survey.Response) (Rescored, error) {
	one := Rescored{Response: response.ID, After: r.engine.Score(model, response.Given())}
	official, err := there(from.Result(ctx, response.ID))
	if err != nil {
		return one, err
	}
	if official != nil {
		one.Before, one.Own = *official, official
	}
	if one.Before.Engine != r.engine.Version {
		if one.Own, err = there(from.ResultBy(ctx, response.ID, r.engine.Version)); err != nil {
			return one, err
		}
	}
	facts, err := from.Facts(ctx, response.Company, response.Instrument.ID)
	if err != nil {
		return one, err
	}
	if i := slices.IndexFunc(facts, func(f stats.Fact) bool { return f.Response == response.ID }); i >= 0 {
		one.Fact = &facts[i]
	}
	wrong := len(survey.CheckComplete(model.Questionnaire(), response.Given())) > 0
	one.Verdict = judge(stored{official, one.Own, one.Fact, wrong}, one.After)
	if one.Verdict == UpToDate || one.Verdict == SameResult || one.Verdict == ChangedResult {
		inUse, planned := model.Technologies(response.Given())
		if !sameList(one.Fact.InUse, inUse) || !sameList(one.Fact.Planned, planned) {
			one.Verdict = FactApart
		}
	}
	return one, nil
}

// there makes nil of what is not found.
func there[T any](v T, err error) (*T, error) {
	switch {
	case survey.KindOf(err) == survey.NotFound:
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &v, nil
}
