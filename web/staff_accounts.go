package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// staffAccountsPage lists the accounts of a scope and takes new ones.
type staffAccountsPage struct {
	Base
	Where       staffScope
	Accounts    []accountView
	Email, Name string // as typed
	Wrong       map[string]string
	Roles       []optionView
	Chambers    []optionView // "" in a chamber's own page
	Regions     []optionView
	Notice      string
	Link        string // invitation, shown this once
}

func (*staffAccountsPage) name() string { return "staff_accounts" }

// accountView is one account with what may be done about it.
type accountView struct {
	ID, Name, Email, State string
	Grants                 []grantView
	Disabled               bool
}

type grantView struct{ Said, Role, Chamber, Region string }

func (s *Server) showAccounts(c *gin.Context, actor staff.Actor, where staffScope) error {
	return s.renderAccounts(c, actor, where, http.StatusOK, staffAccountsPage{})
}

func (s *Server) renderAccounts(c *gin.Context, actor staff.Actor, where staffScope, status int, page staffAccountsPage) error {
	all, err := s.Staff.Accounts(c.Request.Context(), actor, where.Scope)
	if err != nil {
		return err
	}
	p := s.printer(c)
	title := "staff.accounts"
	if len(page.Wrong) > 0 {
		title = "staff.accounts-problem"
	}
	page.Base, page.Where = Base{Title: p.T(title), NoIndex: true}, where
	page.Email, page.Name = showable(page.Email), showable(page.Name)
	for _, a := range all {
		view := accountView{ID: string(a.ID), Name: a.Name, Email: a.Email, State: p.T("staff.account-active"), Disabled: !a.DisabledAt.IsZero()}
		switch {
		case view.Disabled:
			view.State = p.T("staff.account-disabled", survey.Args{"Day": p.Date(a.DisabledAt)})
		case !a.HasPassword:
			view.State = p.T("staff.account-invited")
		}
		for _, g := range a.Grants {
			if where.Chamber() == "" || g.Chamber == where.Chamber() {
				view.Grants = append(view.Grants, grantView{s.grantSaid(c, g), string(g.Role), string(g.Chamber), g.Region})
			}
		}
		page.Accounts = append(page.Accounts, view)
	}
	roles := staff.Roles
	if where.Chamber() != "" {
		roles = []staff.Role{staff.Advisor, staff.Officer}
	} else {
		page.Chambers, page.Regions = chamberOptions(s.Intake.Now()), regionOptions()
	}
	for _, r := range roles {
		page.Roles = append(page.Roles, optionView{Value: string(r), Text: p.T("role." + string(r)), Note: p.T("role." + string(r) + ".note")})
	}
	return s.render(c, status, &page)
}

func chamberOptions(day time.Time) []optionView {
	var all []optionView
	for _, one := range territory.Italy().Chambers(day) {
		all = append(all, optionView{Value: string(one.ID), Text: one.Name})
	}
	return all
}

func regionOptions() []optionView {
	var all []optionView
	for _, one := range territory.Italy().Regions() {
		all = append(all, optionView{Value: one, Text: one})
	}
	return all
}

// grantOf is the role that a form names. What does not go with the role is left
// out: the form has both lists.
func grantOf(form url.Values, where staffScope) staff.Grant {
	g := staff.Grant{Role: staff.Role(form.Get("role"))}
	switch g.Role {
	case staff.Advisor, staff.Officer:
		if g.Chamber = where.Chamber(); g.Chamber == "" {
			g.Chamber = territory.ChamberID(form.Get("chamber"))
		}
	case staff.Regional:
		g.Region = form.Get("region")
	}
	return g
}

func (s *Server) addAccount(c *gin.Context, actor staff.Actor, where staffScope) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	account, token, err := s.Staff.Add(c.Request.Context(), actor, where.Scope, staff.Form{Email: form.Get("email"), Name: form.Get("name"), Grant: grantOf(form, where)})
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		page := staffAccountsPage{Email: form.Get("email"), Name: form.Get("name"), Wrong: map[string]string{}}
		for _, problem := range slices.Backward(problems) {
			page.Wrong[problem.Field] = ProblemText(s.printer(c), problem)
		}
		return s.renderAccounts(c, actor, where, http.StatusUnprocessableEntity, page)
	case err != nil:
		return err
	}
	page := staffAccountsPage{Notice: s.printer(c).T("staff.added", survey.Args{"Name": account.Name})}
	if token != "" {
		page.Link = InvitationAddress(s.BaseURL, token)
	}
	return s.renderAccounts(c, actor, where, http.StatusOK, page)
}

// InvitationAddress is the address at which an invitation is used, below that of
// the service.
func InvitationAddress(base *url.URL, token staff.Token) string {
	return base.JoinPath(invitationPath, string(token)).String()
}

func (s *Server) revokeGrant(c *gin.Context, actor staff.Actor, where staffScope) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if err := s.Staff.Revoke(c.Request.Context(), actor, where.Scope, staff.AccountID(c.Param("account")), grantOf(form, where)); err != nil {
		return err
	}
	return s.redirect(c, where.Path+"/account")
}

func (s *Server) inviteAgain(c *gin.Context, actor staff.Actor, where staffScope) error {
	token, err := s.Staff.Invite(c.Request.Context(), actor, where.Scope, staff.AccountID(c.Param("account")))
	if err != nil {
		return err
	}
	return s.renderAccounts(c, actor, where, http.StatusOK, staffAccountsPage{Notice: s.printer(c).T("staff.invited-again"), Link: InvitationAddress(s.BaseURL, token)})
}

// disableAccount is for the service's own page alone: elsewhere it is denied.
func (s *Server) disableAccount(c *gin.Context, actor staff.Actor, where staffScope) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if err := s.Staff.Disable(c.Request.Context(), actor, staff.AccountID(c.Param("account")), form.Get("stato") == "disattivato"); err != nil {
		return err
	}
	return s.redirect(c, where.Path+"/account")
}
