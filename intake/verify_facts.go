package intake

import (
	"context"
	"reflect"
	"slices"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// FactProblem is a response whose fact is not what follows from it.
type FactProblem struct {
	Response survey.ResponseID
	Missing  bool     // there is no fact
	Parts    []string // of the fact that differ
	Cause    error    // what is stored cannot be read, nil otherwise
}

// FactSummary is what a check of the facts went through.
type FactSummary struct {
	Responses int // submitted and withdrawn
	Problems  int
}

// VerifyFacts makes the fact of every submitted and withdrawn response anew, from
// the response, its official result and the company's other ones, and compares.
// It works while the service does: what looks wrong is looked at again with
// nobody else writing.
func (s *Service) VerifyFacts(ctx context.Context, each func(FactProblem)) (FactSummary, error) {
	var summary FactSummary
	publications, err := s.store.Publications(ctx)
	if err != nil {
		return summary, err
	}
	for _, p := range publications {
		model, err := s.catalogue.Model(ctx, p.Ref)
		if err != nil {
			return summary, err
		}
		if err := s.verifyVersion(ctx, model, &summary, each); err != nil {
			return summary, err
		}
	}
	return summary, nil
}

func (s *Service) verifyVersion(ctx context.Context, model *scoring.Model, summary *FactSummary, each func(FactProblem)) error {
	for after := survey.ResponseID(""); ; {
		page, err := s.store.FrozenIDs(ctx, model.Questionnaire().Ref, after, rescorePage)
		if err != nil {
			return err
		}
		for _, id := range page {
			after = id
			problem, wrong, err := s.verifyFact(ctx, s.store, model, id)
			if err == nil && wrong { // perhaps in the middle of a submission
				err = s.store.Atomic(ctx, func(ctx context.Context, w Writer) error {
					problem, wrong, err = s.verifyFact(ctx, w, model, id)
					return err
				})
			}
			if err != nil && (survey.KindOf(err) != survey.Internal || ctx.Err() != nil) {
				return err
			}
			if err != nil {
				problem, wrong = FactProblem{Response: id, Cause: err}, true
			}
			if summary.Responses++; wrong {
				summary.Problems++
				each(problem)
			}
		}
		if len(page) < rescorePage {
			return ctx.Err()
		}
	}
}

// verifyFact compares the stored fact of a response with the one that follows.
func (s *Service) verifyFact(ctx context.Context, from Reader, model *scoring.Model, id survey.ResponseID) (FactProblem, bool, error) {
	r, err := from.Response(ctx, id)
	if err != nil {
		return FactProblem{}, false, err
	}
	result, err := from.Result(ctx, id)
	if err != nil && survey.KindOf(err) != survey.NotFound {
		return FactProblem{}, false, err
	}
	facts, err := from.Facts(ctx, r.Company, r.Instrument.ID)
	if err != nil {
		return FactProblem{}, false, err
	}
	i := slices.IndexFunc(facts, func(f stats.Fact) bool { return f.Response == id })
	if i < 0 {
		return FactProblem{Response: id, Missing: true}, true, nil
	}
	stored, wanted := facts[i], newFact(model, r, result)
	wanted.WithdrawnAt = r.WithdrawnAt
	for _, f := range stats.Succession(facts) {
		if f.Response == id {
			wanted.SupersededAt = f.SupersededAt
		}
	}
	parts := differingParts(stored, wanted)
	return FactProblem{Response: id, Parts: parts}, len(parts) > 0, nil
}

// differingParts names the fields in which facts differ; no list is as an empty
// one, and instants are compared as such.
func differingParts(a, b stats.Fact) []string {
	var parts []string
	va, vb := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range va.NumField() {
		x, y := va.Field(i), vb.Field(i)
		if x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0 || reflect.DeepEqual(x.Interface(), y.Interface()) {
			continue
		}
		parts = append(parts, va.Type().Field(i).Name)
	}
	return parts
}
