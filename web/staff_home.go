package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// staffHomePage is what somebody finds after signing in.
type staffHomePage struct {
	Base
	Name   string
	Roles  []string
	Places []placeView

	Released []placeView // of which released figures may be read
}

func (*staffHomePage) name() string { return "staff_home" }

// placeView is one chamber, or the service, with what may be done there.
type placeView struct {
	Name, Path       string
	Accounts, Record bool
	Companies        bool
	Figures          bool
}

func (s *Server) showStaffHome(c *gin.Context, actor staff.Actor) error {
	p, account := s.printer(c), actor.Account()
	page := &staffHomePage{Base: Base{Title: p.T("staff.home"), NoIndex: true}, Name: account.Name}
	for _, g := range account.Grants {
		page.Roles = append(page.Roles, s.grantSaid(c, g))
	}
	var names []string
	for _, id := range account.Chambers() {
		names = append(names, string(id))
	}
	if account.Has(staff.Grant{Role: staff.System}) {
		names = append(names, serviceScope)
	}
	for _, name := range names {
		if where, ok := s.scopeOf(c, name); ok {
			page.Places = append(page.Places, placeView{
				Name: where.Name, Path: where.Path, Accounts: actor.May(staff.ReadAccounts, where.Scope), Record: actor.May(staff.ReadRecord, where.Scope),
				Companies: actor.May(staff.ReadCompanies, where.Scope), Figures: s.Figures != nil && actor.May(staff.ReadFigures, where.Scope),
			})
		}
	}
	for _, name := range releasedScopes(actor) {
		if where, ok := s.scopeOf(c, name); ok {
			page.Released = append(page.Released, placeView{Name: where.Name, Path: where.Path + releasedPath})
		}
	}
	return s.render(c, http.StatusOK, page)
}

// releasedScopes are the places of which somebody reads what was released.
func releasedScopes(actor staff.Actor) []string {
	var names []string
	if actor.May(staff.ReadNetwork, staff.InNetwork()) {
		names = append(names, networkScope)
	}
	for _, region := range territory.Italy().Regions() {
		if actor.May(staff.ReadRegion, staff.InRegion(region)) {
			names = append(names, regionSlug(region))
		}
	}
	return names
}

// grantSaid is a role with where it holds.
func (s *Server) grantSaid(c *gin.Context, g staff.Grant) string {
	p := s.printer(c)
	role := p.T("role." + string(g.Role))
	place := g.Region
	if chamber, ok := territory.Italy().Chamber(g.Chamber); ok {
		place = chamber.Name
	}
	if place == "" {
		return role
	}
	return p.T("staff.role-in", survey.Args{"Role": role, "Place": place})
}
