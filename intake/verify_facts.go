package intake

import (
	"context"
	"reflect"
	"slices"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
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
	// Compared tells that statistics were compared with the facts, and Strayed how
	// many groups of facts they see otherwise. They are not while companies submit.
	Compared bool
	Strayed  int
}

// VerifyFacts makes the fact of every submitted and withdrawn response anew, from
// the response, its official result and the company's other ones, and compares.
// It works while the service does: what looks wrong is looked at again with
// nobody else writing.
//
// Then it compares what statistics read of all facts with the facts, unless
// figures is nil.
func (s *Service) VerifyFacts(ctx context.Context, figures stats.Source, each func(FactProblem)) (FactSummary, error) {
	summary := FactSummary{}
	ledger := stats.NewLedger()
	before, err := s.factsRevision(ctx, figures)
	if err != nil {
		return summary, err
	}
	err = s.eachVersion(ctx, func(model *scoring.Model) error { return s.verifyVersion(ctx, model, &summary, ledger, each) })
	if err != nil {
		return summary, err
	}
	after, err := s.factsRevision(ctx, figures)
	if err != nil || figures == nil || after != before {
		return summary, err
	}
	summary.Compared = true
	summary.Strayed, err = ledger.Differs(ctx, figures, stats.Period{Until: s.now().AddDate(1, 0, 0)})
	return summary, err
}

// factsRevision is that of all provinces, none without figures.
func (s *Service) factsRevision(ctx context.Context, figures stats.Source) (stats.Revision, error) {
	if figures == nil {
		return stats.Revision{}, nil
	}
	var all []territory.Sigla
	for _, p := range s.italy.Provinces() {
		all = append(all, p.Sigla)
	}
	return figures.FactsRevision(ctx, all)
}

func (s *Service) verifyVersion(ctx context.Context, model *scoring.Model, summary *FactSummary, ledger *stats.Ledger, each func(FactProblem)) error {
	for after := survey.ResponseID(""); ; {
		page, err := s.store.FrozenIDs(ctx, model.Questionnaire().Ref, after, rescorePage)
		if err != nil {
			return err
		}
		for _, id := range page {
			after = id
			fact, problem, wrong, err := s.verifyFact(ctx, s.store, model, id)
			if err == nil && wrong { // perhaps in the middle of a submission
				err = s.store.Atomic(ctx, func(ctx context.Context, w Writer) error {
					fact, problem, wrong, err = s.verifyFact(ctx, w, model, id)
					return err
				})
			}
			if err != nil && (survey.KindOf(err) != survey.Internal || ctx.Err() != nil) {
				return err
			}
			if err != nil {
				problem, wrong = FactProblem{Response: id, Cause: err}, true
			}
			ledger.Add(fact)
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
func (s *Service) verifyFact(ctx context.Context, from Reader, model *scoring.Model, id survey.ResponseID) (stored stats.Fact, problem FactProblem, wrong bool, err error) {
	r, err := from.Response(ctx, id)
	if err != nil {
		return stored, problem, false, err
	}
	result, err := from.Result(ctx, id)
	if err != nil && survey.KindOf(err) != survey.NotFound {
		return stored, problem, false, err
	}
	facts, err := from.Facts(ctx, r.Company, r.Instrument.ID)
	if err != nil {
		return stored, problem, false, err
	}
	i := slices.IndexFunc(facts, func(f stats.Fact) bool { return f.Response == id })
	if i < 0 {
		return stored, FactProblem{Response: id, Missing: true}, true, nil
	}
	stored = facts[i]
	wanted := newFact(model, r, result)
	wanted.WithdrawnAt = r.WithdrawnAt
	for _, f := range stats.Succession(facts) {
		if f.Response == id {
			wanted.SupersededAt = f.SupersededAt
		}
	}
	parts := differingParts(stored, wanted)
	return stored, FactProblem{Response: id, Parts: parts}, len(parts) > 0, nil
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
