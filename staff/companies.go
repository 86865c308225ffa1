package staff

import (
	"context"
	"slices"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// What somebody of a chamber does about a company.
const (
	ReadCompanies    Action = "read-companies"
	ReadCompany      Action = "read-company"
	ConfirmResponse  Action = "confirm-response"
	ReissueLink      Action = "reissue-link"
	WithdrawResponse Action = "withdraw-response"
	IssueReport      Action = "issue-report"
)

// CompaniesPage is how many submissions are listed at once.
const CompaniesPage = 30

// MaxReason is the longest reason that is stated, in characters.
const MaxReason = 500

// Companies is what staff does about companies: on top of what companies do.
type Companies struct {
	*Service
	intake *intake.Service
}

// NewCompanies makes the use cases.
func NewCompanies(s *Service, i *intake.Service) *Companies { return &Companies{s, i} }

// Submission is one submitted response of a chamber's companies.
type Submission struct {
	Fact     stats.Fact
	Response survey.Response
	Outcome  intake.Outcome // with Company alone
}

// provincesOf are those that a chamber has today.
func (s *Service) provincesOf(where Scope) []territory.Sigla {
	chamber, ok := territory.Italy().Chamber(where.chamber)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(chamber.Provinces), func(province territory.Sigla) bool {
		today, ok := territory.Italy().ChamberOf(province, s.now())
		return !ok || today.ID != chamber.ID
	})
}

// Latest lists the submissions to a chamber, newest first: those after a place
// (zero = from the newest), at most CompaniesPage.
func (c *Companies) Latest(ctx context.Context, actor Actor, where Scope, after Place) ([]Submission, error) {
	if err := c.authorised(ctx, actor, ReadCompanies, where, ""); err != nil {
		return nil, err
	}
	var facts []stats.Fact
	for _, province := range c.provincesOf(where) {
		some, err := c.store.ProvinceFacts(ctx, province, after, CompaniesPage)
		if err != nil {
			return nil, err
		}
		facts = append(facts, some...)
	}
	stats.BySubmission(facts)
	slices.Reverse(facts)
	var all []Submission
	for _, f := range facts[:min(len(facts), CompaniesPage)] {
		o, err := c.intake.OutcomeOf(ctx, f.Response)
		if err != nil {
			return nil, err
		}
		all = append(all, Submission{Fact: f, Response: o.Response, Outcome: o})
	}
	return all, nil
}

// Find returns the company with a codice fiscale if it has submitted to the
// chamber; NotFound, the same, for one that has not and for none at all.
func (c *Companies) Find(ctx context.Context, actor Actor, where Scope, code survey.CodiceFiscale) (survey.Company, error) {
	if err := c.authorised(ctx, actor, ReadCompanies, where, ""); err != nil {
		return survey.Company{}, err
	}
	company, err := c.store.CompanyByCode(ctx, code)
	if survey.KindOf(err) == survey.NotFound {
		return survey.Company{}, errNoCompany
	}
	if err != nil {
		return survey.Company{}, err
	}
	facts, err := c.factsOf(ctx, where, company.ID)
	if err == nil && len(facts) == 0 {
		err = errNoCompany
	}
	return company, err
}

var errNoCompany = survey.Fail(survey.NotFound, "error.no-company")

// factsOf are the submissions of a company to a chamber.
func (c *Companies) factsOf(ctx context.Context, where Scope, id survey.CompanyID) ([]stats.Fact, error) {
	all, err := c.store.CompanyFacts(ctx, id)
	provinces := c.provincesOf(where)
	return slices.DeleteFunc(all, func(f stats.Fact) bool { return !slices.Contains(provinces, f.Province) }), err
}

// Company returns the submissions of a company to a chamber, newest first. What is
// read is recorded. NotFound when there are none.
func (c *Companies) Company(ctx context.Context, actor Actor, where Scope, id survey.CompanyID) ([]Submission, error) {
	if err := c.authorised(ctx, actor, ReadCompany, where, string(id)); err != nil {
		return nil, err
	}
	facts, err := c.factsOf(ctx, where, id)
	if err != nil {
		return nil, err
	}
	if len(facts) == 0 {
		return nil, errNoCompany
	}
	var all []Submission
	for _, f := range slices.Backward(facts) {
		o, err := c.intake.OutcomeOf(ctx, f.Response)
		if err != nil {
			return nil, err
		}
		all = append(all, Submission{Fact: f, Response: o.Response, Outcome: o})
	}
	e, err := c.entry(actor, ReadCompany, where.String(), string(id), Done)
	if err != nil {
		return nil, err
	}
	return all, c.store.Record(ctx, func(ctx context.Context, w Writer) error { return w.InsertEntry(ctx, e) })
}

// about changes one response of a chamber. What is of another chamber is not
// found, and the try is recorded as denied.
func (c *Companies) about(ctx context.Context, actor Actor, action Action, where Scope, id survey.ResponseID, reason string, change func(context.Context, Writer) error) error {
	if err := c.authorised(ctx, actor, action, where, string(id)); err != nil {
		return err
	}
	r, err := c.store.Response(ctx, id)
	if survey.KindOf(err) == survey.NotFound {
		return errNoCompany
	}
	if err != nil {
		return err
	}
	if !slices.Contains(c.provincesOf(where), r.Profile.Province) || r.State == survey.Draft {
		return c.denied(ctx, actor, action, where, string(id))
	}
	e, err := c.entry(actor, action, where.String(), string(id), Done)
	if err != nil {
		return err
	}
	e.Reason = reason
	for range maxTries {
		err = c.store.Record(ctx, func(ctx context.Context, w Writer) error {
			if err := change(ctx, w); err != nil {
				return err
			}
			return w.InsertEntry(ctx, e)
		})
		if survey.KindOf(err) != survey.Conflict {
			return err
		}
	}
	return err
}

// maxTries is how often a change is tried while others get in its way.
const maxTries = 5

// Confirm says that the chamber knows who stands behind a response.
func (c *Companies) Confirm(ctx context.Context, actor Actor, where Scope, id survey.ResponseID) error {
	return c.about(ctx, actor, ConfirmResponse, where, id, "", func(ctx context.Context, w Writer) error {
		return c.intake.ConfirmIn(ctx, w, id, survey.ByAdvisor)
	})
}

// Reissue makes a new link for a company that lost its own; all earlier ones end.
func (c *Companies) Reissue(ctx context.Context, actor Actor, where Scope, id survey.ResponseID) (token intake.Token, err error) {
	err = c.about(ctx, actor, ReissueLink, where, id, "", func(ctx context.Context, w Writer) error {
		token, err = c.intake.ReissueIn(ctx, w, id)
		return err
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// Withdraw takes a response back for a company, for a reason that is recorded; a
// Problems on reason without one.
func (c *Companies) Withdraw(ctx context.Context, actor Actor, where Scope, id survey.ResponseID, reason string) error {
	reason, err := stated(reason)
	if err != nil {
		return err
	}
	return c.about(ctx, actor, WithdrawResponse, where, id, reason, func(ctx context.Context, w Writer) error {
		return c.intake.WithdrawIn(ctx, w, id)
	})
}

// Report issues the report of a response, as the company itself may.
func (c *Companies) Report(ctx context.Context, actor Actor, where Scope, id survey.ResponseID, render intake.Render) (file intake.Rendered, report intake.Report, err error) {
	if err := c.about(ctx, actor, IssueReport, where, id, "", func(context.Context, Writer) error { return nil }); err != nil {
		return file, report, err
	}
	return c.intake.IssueReportOf(ctx, id, render)
}
