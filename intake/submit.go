package intake

import (
	"context"
	"time"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// Submit freezes a complete draft and writes, in one transaction, the response,
// its result and its fact; the company's facts then follow stats.Succession. It
// is idempotent: submitting again changes nothing. The error lists what is
// missing (survey.Problems: field "profile", or a question's id).
func (s *Service) Submit(ctx context.Context, a Access) error {
	if err := a.mayEdit(); err != nil {
		return err
	}
	a.entered.forget()
	return s.retry(ctx, func(ctx context.Context, w Writer) error {
		r, err := w.Response(ctx, a.response)
		if err != nil || r.State != survey.Draft {
			return err
		}
		return s.submit(ctx, w, r)
	})
}

func (s *Service) submit(ctx context.Context, w Writer, r survey.Response) error {
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return err
	}
	if err := missing(newWork(model.Questionnaire(), r)); err != nil {
		return err
	}
	now := s.now()
	company, err := s.company(ctx, w, r.Profile, now)
	if err != nil {
		return err
	}
	path := survey.Walk(model.Questionnaire(), r.Given())
	r.Answers = keepOnPath(path, r.Answers)
	r.State, r.SubmittedAt, r.SavedAt, r.Company = survey.Submitted, now, now, company.ID
	if r.Assurance, r.Confirmation, err = s.assurance(ctx, w, r); err != nil {
		return err
	}
	result := model.Score(r.Given())
	fact := newFact(model, r, result)
	if r.Position, err = s.position(ctx, fact); err != nil {
		return err
	}
	if err := w.ReplaceResponse(ctx, r); err != nil {
		return err
	}
	if err := w.PutResult(ctx, r.ID, result); err != nil {
		return err
	}
	if err := succeed(ctx, w, fact); err != nil {
		return err
	}
	return s.anew(ctx, w, r)
}

// position finds where a company stands among others, from released figures
// alone; none while there are none.
func (s *Service) position(ctx context.Context, f stats.Fact) (survey.Position, error) {
	if s.peers == nil {
		return survey.Position{}, nil
	}
	b, err := s.peers.Benchmark(ctx, f.Instrument, f.Version.Major)
	if survey.KindOf(err) == survey.NotFound {
		return survey.Position{}, nil
	}
	return b.Position(f.Size, stats.SectionOf(f), f.Overall), err
}

// missing lists what keeps a draft from being submitted.
func missing(w Work) error {
	var problems survey.Problems
	if !w.Response.ProfileDone() {
		problems = append(problems, survey.Problem{Field: "profile", Key: "problem.profile-missing"})
	}
	for _, p := range w.Areas {
		for _, id := range p.Missing {
			key := "problem.unanswered"
			if w.Response.Answers[id].Carried {
				key = "problem.unconfirmed"
			}
			problems = append(problems, survey.Problem{Field: string(id), Key: key})
		}
	}
	return problems.Err()
}

// company returns the document of the company, made or moved on, on which its
// submissions serialise.
func (s *Service) company(ctx context.Context, w Writer, p survey.Profile, now time.Time) (survey.Company, error) {
	c, err := w.CompanyByCode(ctx, p.CodiceFiscale)
	switch {
	case survey.KindOf(err) == survey.NotFound:
		id, err := newID(s.random)
		if err != nil {
			return c, err
		}
		c = survey.Company{ID: survey.CompanyID(id), CodiceFiscale: p.CodiceFiscale, FirstSeenAt: now}
	case err != nil:
		return c, err
	}
	c.Name = p.CompanyName
	return c, w.PutCompany(ctx, c)
}

// assurance tells who stands behind a response at submission: an update through
// the link of the company's own confirmed response is confirmed too; anything
// else that only names public identifiers is claimed.
func (s *Service) assurance(ctx context.Context, w Writer, r survey.Response) (survey.Assurance, survey.Confirmation, error) {
	if r.Updates == "" || r.Assurance == survey.Confirmed {
		return r.Assurance, r.Confirmation, nil
	}
	earlier, err := w.Response(ctx, r.Updates)
	if survey.KindOf(err) == survey.NotFound {
		return survey.Claimed, survey.NotConfirmed, nil
	}
	if err != nil {
		return "", "", err
	}
	if earlier.Company == r.Company && earlier.Assurance == survey.Confirmed && earlier.State == survey.Submitted {
		return survey.Confirmed, survey.ByEarlierLink, nil
	}
	return survey.Claimed, survey.NotConfirmed, nil
}

func keepOnPath(path survey.Path, answers map[survey.QuestionID]survey.SavedAnswer) map[survey.QuestionID]survey.SavedAnswer {
	kept := map[survey.QuestionID]survey.SavedAnswer{}
	for id, saved := range answers {
		if path.On(id) && saved.Answer.Kind != survey.Unanswered {
			kept[id] = saved
		}
	}
	return kept
}

// succeed stores a fact and what follows from it for the company's others.
func succeed(ctx context.Context, w FactWriter, f stats.Fact) error {
	facts, err := w.Facts(ctx, f.Company, f.Instrument)
	if err != nil {
		return err
	}
	stored := map[survey.ResponseID]stats.Fact{}
	all := []stats.Fact{f}
	for _, one := range facts {
		if one.Response != f.Response {
			stored[one.Response] = one
			all = append(all, one)
		}
	}
	for _, one := range stats.Succession(all) {
		if before, ok := stored[one.Response]; ok && before.SupersededAt.Equal(one.SupersededAt) {
			continue
		}
		if err := w.PutFact(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

// retry runs a transaction again as long as others get in its way.
func (s *Service) retry(ctx context.Context, f func(context.Context, Writer) error) error {
	return retry(ctx, s.store, f)
}

func retry(ctx context.Context, store Store, f func(context.Context, Writer) error) error {
	for range maxTries {
		err := store.Atomic(ctx, f)
		if survey.KindOf(err) != survey.Conflict {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return errBusy
}

// newFact makes the fact of a submitted response.
func newFact(model *scoring.Model, r survey.Response, result scoring.Result) stats.Fact {
	f := stats.Fact{
		Response: r.ID, Company: r.Company,
		Instrument: r.Instrument.ID, Version: r.Instrument.Version,
		SubmittedAt: r.SubmittedAt,
		Province:    r.Profile.Province, Size: r.Profile.Size(), Staff: survey.StaffClassOf(r.Profile.Staff),
		Ateco: r.Profile.Ateco, AtecoVersion: r.Profile.AtecoVersion,
		Reason: r.Profile.Reason, Assurance: r.Assurance,
	}
	f.InUse, f.Planned = model.Technologies(r.Given())
	return withResult(f, result)
}

// withResult is a fact with what a result says.
func withResult(f stats.Fact, result scoring.Result) stats.Fact {
	f.Engine, f.Level, f.Overall, f.Areas = result.Engine, "", nil, nil
	if result.Level != nil {
		f.Level = *result.Level
	}
	if result.Overall != nil {
		f.Overall = microPoints(&result.Overall.Exact)
	}
	for _, area := range result.Areas {
		f.Areas = append(f.Areas, stats.AreaScore{Area: area.ID, State: area.State, Score: microPoints(area.Exact)})
	}
	return f
}

func microPoints(exact *string) *stats.MicroPoints {
	if exact == nil {
		return nil
	}
	m := stats.MicroPoints(scoring.MicroPoints(*exact))
	return &m
}
