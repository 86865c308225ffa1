package web

import (
	"errors"
	"html/template"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/survey"
)

// dashboardPath is a dashboard's address below its scope.
const dashboardPath = "/mappa"

// staffDashboardPage is what the companies of a chamber come to.
type staffDashboardPage struct {
	Base
	Where    staffScope
	Path     string
	Filters  dashboardFilters
	Problems []fieldProblem
	About    []dashboardFact // what the figures are of
	Scope    string          // which versions they are of, "" = of all
	Empty    string          // why there are none, "" = there are
	Figures  template.HTML   // see dashboardFigures
	Foot     string
}

func (*staffDashboardPage) name() string { return "staff_dashboard" }

// fieldProblem is what is wrong with a field.
type fieldProblem struct{ Field, Text string }

// dashboardFact is one of the things that the figures are of.
type dashboardFact struct{ Name, Value string }

func (s *Server) showDashboard(c *gin.Context, actor staff.Actor, where staffScope) error {
	form := s.figuresForm(c.Request.URL.Query())
	d, err := s.Figures.Dashboard(c.Request.Context(), actor, where.Scope, form)
	page := &staffDashboardPage{Where: where, Path: where.Path + dashboardPath}
	title, status := "dashboard.title", http.StatusOK
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		title, status = "dashboard.title-problem", http.StatusUnprocessableEntity
		for _, one := range problems {
			page.Problems = append(page.Problems, fieldProblem{one.Field, ProblemText(s.printer(c), one)})
		}
	case err != nil:
		return err
	}
	page.Base = Base{Title: s.printer(c).T(title), NoIndex: true}
	if page.Filters, err = s.newDashboardFilters(c, where, form, page.Problems); err != nil {
		return err
	}
	if len(problems) == 0 {
		m, err := s.newDashboardMaker(c, where, d, form)
		if err != nil {
			return err
		}
		m.fill(page)
		if !d.Empty() {
			page.Figures, err = s.dashboardFigures(m)
		}
		if err != nil {
			return err
		}
	}
	return s.render(c, status, page)
}

// fill writes into a page what the figures are of.
func (m *dashboardMaker) fill(page *staffDashboardPage) {
	page.About, page.Scope = m.about(page.Filters), m.versionsSaid()
	page.Foot = m.foot("")
	if m.d.Empty() {
		page.Empty = m.p.T("dashboard.empty")
		if len(m.d.Query.Provinces) == 0 {
			page.Empty = m.p.T("dashboard.no-more")
		}
		return
	}
	if m.d.Now.Companies == 0 {
		page.Empty = m.p.T("dashboard.none")
	}
}
