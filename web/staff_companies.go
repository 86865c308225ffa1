package web

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/survey"
)

// staffCompaniesPage lists the latest submissions to a chamber, or the companies
// that were found by name.
type staffCompaniesPage struct {
	Base
	Where       staffScope
	Typed       string // what is looked for
	MaxSearch   int
	Problem     string
	Found       string // how many were found, "" = the latest are listed
	More        string // that there are others, "" = there are not
	Submissions []submissionView
	Older       string // address of the next page, "" = none
}

func (*staffCompaniesPage) name() string { return "staff_companies" }

// submissionView is one submitted response.
type submissionView struct {
	ID, Company, Href         string
	Day, Instrument, Level    string
	Score, Assurance, State   string
	FollowUp                  string // of the company
	Confirmed, Withdrawn, Old bool
}

func (s *Server) showCompanies(c *gin.Context, actor staff.Actor, where staffScope) error {
	return s.renderCompanies(c, actor, where, http.StatusOK, staffCompaniesPage{})
}

func (s *Server) renderCompanies(c *gin.Context, actor staff.Actor, where staffScope, status int, page staffCompaniesPage) error {
	all, err := s.Staff.Latest(c.Request.Context(), actor, where.Scope, placeIn(c.Request.URL.Query()))
	if err != nil {
		return err
	}
	title := "staff.companies"
	if page.Problem != "" {
		title = "staff.companies-problem"
	}
	s.fillCompanies(c, where, &page, title, all)
	if len(all) == staff.CompaniesPage {
		last := all[len(all)-1].Fact
		page.Older = where.Path + "/imprese?" + url.Values{"da": {strconv.FormatInt(last.SubmittedAt.UnixMilli(), 10)}, "dopo": {string(last.Response)}}.Encode()
	}
	return s.render(c, status, &page)
}

// fillCompanies puts submissions into a page.
func (s *Server) fillCompanies(c *gin.Context, where staffScope, page *staffCompaniesPage, title string, all []staff.Submission) {
	page.Base, page.Where = Base{Title: s.printer(c).T(title), NoIndex: true}, where
	page.Typed, page.MaxSearch = showable(page.Typed), staff.MaxSearch
	for _, one := range all {
		page.Submissions = append(page.Submissions, s.newSubmissionView(c, where, one))
	}
}

// placeIn is the place that an address names; what is none is the beginning.
func placeIn(query url.Values) staff.Place {
	ms, err := strconv.ParseInt(query.Get("da"), 10, 64)
	if err != nil || ms <= 0 {
		return staff.Place{}
	}
	return staff.Place{At: time.UnixMilli(ms).UTC(), Response: survey.ResponseID(query.Get("dopo"))}
}

func (s *Server) newSubmissionView(c *gin.Context, where staffScope, one staff.Submission) submissionView {
	p, o := s.printer(c), one.Outcome
	m := resultMaker{p, o.Questionnaire(), o.Result}
	v := submissionView{
		ID: string(one.Response.ID), Company: showable(one.Response.Profile.CompanyName), Href: where.Path + "/imprese/" + string(one.Fact.Company),
		Day: p.Date(one.Response.SubmittedAt), Instrument: p.T("verify.instrument-version", survey.Args{"Title": m.words(m.q.Title), "Version": m.q.Version.String()}),
		Level: p.T("company.result.no-level"), Score: p.T("area-state.not-assessable"), Assurance: p.T("assurance.short." + string(one.Response.Assurance)),
		FollowUp:  followUpSaid(p, one.FollowUp),
		Confirmed: one.Response.Assurance == survey.Confirmed, Withdrawn: one.Response.State == survey.Withdrawn, Old: !one.Fact.SupersededAt.IsZero(),
	}
	if o.Result.Level != nil {
		v.Level = m.level(*o.Result.Level).Name
	}
	if o.Result.Overall != nil {
		v.Score = p.Number(o.Result.Overall.Display)
	}
	switch {
	case v.Withdrawn:
		v.State = p.T("staff.state-withdrawn", survey.Args{"Day": p.Date(one.Response.WithdrawnAt)})
	case one.Fact.Outranked():
		v.State = p.T("staff.state-outranked")
	case v.Old:
		v.State = p.T("staff.state-superseded")
	default:
		v.State = p.T("staff.state-current")
	}
	return v
}
