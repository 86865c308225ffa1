package intake

import (
	"context"
	"errors"

	"maturita/survey"
)

// Issue is everything that a report is rendered from. It is the same each time
// that a report is issued, but for what became of the response before since.
type Issue struct {
	Report   Report
	Outcome  Outcome
	Before   *Outcome // the response that this one moved on from, nil for none
	Replaces *Report  // the report that this one rectifies, nil for none
	Link     Token    // of the verification link
}

// Rendered is a report as a file.
type Rendered struct {
	PDF      []byte
	Renderer string // version of the rendering: the same version and issue give the same bytes
	Language survey.Language
	Seal     string // SHA-256 of the sealing certificate in hexadecimal, "" when not sealed
}

// Render makes the file of a report.
type Render func(context.Context, Issue) (Rendered, error)

// IssueReport renders the report of a submitted response and records the file.
// The first time, the response gets its report number. Denied without the right
// to edit, WrongState for a draft or a response that was withdrawn.
func (s *Service) IssueReport(ctx context.Context, a Access, render Render) (Rendered, Report, error) {
	if err := a.mayEdit(); err != nil {
		return Rendered{}, Report{}, err
	}
	return s.IssueReportOf(ctx, a.response, render)
}

// IssueReportOf is IssueReport for who may issue any report.
func (s *Service) IssueReportOf(ctx context.Context, id survey.ResponseID, render Render) (Rendered, Report, error) {
	issue, err := s.issue(ctx, id)
	if err != nil {
		return Rendered{}, Report{}, err
	}
	file, err := render(ctx, issue)
	if err != nil {
		return Rendered{}, Report{}, err
	}
	return file, issue.Report, s.recordFile(ctx, issue.Report.Number, file)
}

// errOneFile is two reports that came out as the same bytes, which cannot be: a
// report prints its number.
var errOneFile = survey.FailWith(survey.Internal, "error.internal",
	errors.New("the same file was issued for another report: the rendering leaves the number out"))

// recordFile stores a file that is about to be handed out, once.
func (s *Service) recordFile(ctx context.Context, n survey.ReportNumber, file Rendered) error {
	f := ReportFile{
		Hash: HashFile(file.PDF), Length: int64(len(file.PDF)), Number: n,
		Renderer: file.Renderer, Language: file.Language, Seal: file.Seal, IssuedAt: s.now(),
	}
	return s.retry(ctx, func(ctx context.Context, w Writer) error {
		known, err := w.ReportFile(ctx, f.Hash)
		switch {
		case survey.KindOf(err) == survey.NotFound:
			return w.InsertReportFile(ctx, f)
		case err == nil && known.Number != n:
			return errOneFile
		}
		return err
	})
}

// issue gathers what the report of a response is rendered from.
func (s *Service) issue(ctx context.Context, id survey.ResponseID) (Issue, error) {
	report, err := s.report(ctx, id)
	if err != nil {
		return Issue{}, err
	}
	issue := Issue{Report: report}
	if issue.Outcome, err = s.outcomeBy(ctx, id, report.Engine); err != nil {
		return Issue{}, err
	}
	issue.Outcome.Response.Assurance = report.Assurance
	issue.Link = verificationToken(report.Number, issue.Outcome.Response.Profile.CodiceFiscale)
	if report.Before != "" {
		before, err := s.outcomeBy(ctx, report.Before, report.BeforeEngine)
		if err != nil {
			return Issue{}, err
		}
		issue.Before = &before
	}
	if report.Replaces != "" {
		replaced, err := s.store.Report(ctx, report.Replaces)
		if err != nil {
			return Issue{}, err
		}
		issue.Replaces = &replaced
	}
	return issue, nil
}

// report returns the report of a response, made if there is none yet.
func (s *Service) report(ctx context.Context, id survey.ResponseID) (Report, error) {
	r, err := s.store.Response(ctx, id)
	if err != nil {
		return Report{}, err
	}
	switch r.State {
	case survey.Draft:
		return Report{}, errNoResult
	case survey.Withdrawn:
		return Report{}, errWithdrawn
	}
	report, err := s.store.ReportOf(ctx, id)
	if survey.KindOf(err) != survey.NotFound {
		return report, err
	}
	err = s.retry(ctx, func(ctx context.Context, w Writer) error {
		report, err = s.number(ctx, w, r)
		return err
	})
	return report, err
}

// number gives a response its report, and one to each that it rectifies.
func (s *Service) number(ctx context.Context, w Writer, r survey.Response) (Report, error) {
	report, err := w.ReportOf(ctx, r.ID)
	if survey.KindOf(err) != survey.NotFound {
		return report, err
	}
	result, err := w.Result(ctx, r.ID)
	if err != nil {
		return Report{}, err
	}
	report = Report{Response: r.ID, Engine: result.Engine, Assurance: r.Assurance, IssuedAt: s.now()}
	earlier, err := s.earlier(ctx, w, r.Updates, r.Company)
	if err != nil {
		return Report{}, err
	}
	if r.Rectifies && earlier.ID != "" {
		replaced, err := s.number(ctx, w, earlier)
		if err != nil {
			return Report{}, err
		}
		report.Replaces = replaced.Number
		if earlier, err = s.earlier(ctx, w, replaced.Before, r.Company); err != nil {
			return Report{}, err
		}
	}
	if earlier.State == survey.Submitted {
		before, err := w.Result(ctx, earlier.ID)
		if err != nil {
			return Report{}, err
		}
		report.Before, report.BeforeEngine = earlier.ID, before.Engine
	}
	if report.Number, err = survey.NewReportNumber(s.random); err != nil {
		return Report{}, err
	}
	report.Link = verificationToken(report.Number, r.Profile.CodiceFiscale).Hash()
	return report, w.InsertReport(ctx, report)
}

// earlier is a response that another one of its company follows on, the zero
// response when there is none or it is of another company.
func (s *Service) earlier(ctx context.Context, r Reader, id survey.ResponseID, company survey.CompanyID) (survey.Response, error) {
	if id == "" {
		return survey.Response{}, nil
	}
	earlier, err := r.Response(ctx, id)
	if survey.KindOf(err) == survey.NotFound || err == nil && earlier.Company != company {
		return survey.Response{}, nil
	}
	return earlier, err
}

// outcomeBy is the outcome of a response by a version of the engine.
func (s *Service) outcomeBy(ctx context.Context, id survey.ResponseID, engine string) (Outcome, error) {
	r, err := s.store.Response(ctx, id)
	if err != nil {
		return Outcome{}, err
	}
	o := Outcome{Response: r, Answers: r.Given()}
	if o.Model, err = s.catalogue.Model(ctx, r.Instrument); err != nil {
		return Outcome{}, err
	}
	o.Result, err = s.store.ResultBy(ctx, id, engine)
	return o, err
}
