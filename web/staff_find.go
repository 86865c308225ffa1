package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/survey"
)

// findCompany looks companies up by a codice fiscale or by words of their names.
// Both may be somebody's data and stand in no address: what is found by name is
// shown at once.
func (s *Server) findCompany(c *gin.Context, actor staff.Actor, where staffScope) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	page := staffCompaniesPage{Typed: form.Get("cerca")}
	search, err := staff.ParseSearch(page.Typed)
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		page.Problem = ProblemText(s.printer(c), problems[0])
		return s.renderCompanies(c, actor, where, http.StatusUnprocessableEntity, page)
	case err != nil:
		return err
	case search.Code == "":
		return s.findByName(c, actor, where, page, search.Words)
	}
	company, err := s.Staff.Find(c.Request.Context(), actor, where.Scope, search.Code)
	if survey.KindOf(err) == survey.NotFound {
		page.Problem = s.printer(c).T("error.no-company")
		return s.renderCompanies(c, actor, where, http.StatusNotFound, page)
	}
	if err != nil {
		return err
	}
	return s.redirect(c, where.Path+"/imprese/"+string(company.ID))
}

func (s *Server) findByName(c *gin.Context, actor staff.Actor, where staffScope, page staffCompaniesPage, words []string) error {
	found, err := s.Staff.Named(c.Request.Context(), actor, where.Scope, words)
	if err != nil {
		return err
	}
	p := s.printer(c)
	if len(found.Companies) == 0 {
		page.Problem = p.T("error.no-company-named")
		return s.renderCompanies(c, actor, where, http.StatusNotFound, page)
	}
	page.Found = p.N("staff.found", len(found.Companies))
	if found.More {
		page.Found, page.More = p.T("staff.found-first", survey.Args{"N": len(found.Companies)}), p.T("staff.found-more")
	}
	s.fillCompanies(c, where, &page, "staff.companies-found", found.Companies)
	return s.render(c, http.StatusOK, &page)
}
