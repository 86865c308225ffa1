package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// staffCookie holds a session of somebody of the chambers.
const staffCookie = "personale"

// Addresses of staff. serviceScope and networkScope stand where a chamber's id
// does; for regions see regionSlug.
const (
	signInPath   = "/accedi"
	staffPath    = "/pid"
	serviceScope = "servizio"
	networkScope = "rete"
)

// staffHandler serves one use case of somebody who is signed in.
type staffHandler func(c *gin.Context, actor staff.Actor) error

// staffed serves an address to whoever is signed in; others are led to sign in.
func (s *Server) staffed(h staffHandler) handler {
	return func(c *gin.Context) error {
		actor, ok, err := s.actor(c)
		switch {
		case err != nil:
			return err
		case !ok && wantsJSON(c):
			return survey.Fail(survey.Denied, "error.signed-out")
		case !ok:
			return s.redirect(c, signInPath)
		}
		return h(c, actor)
	}
}

// actor is who is signed in with this browser.
func (s *Server) actor(c *gin.Context) (actor staff.Actor, ok bool, err error) {
	value, err := c.Cookie(staffCookie)
	if err != nil || value == "" {
		return staff.Actor{}, false, nil
	}
	actor, err = s.Staff.Actor(c.Request.Context(), staff.Token(value))
	if survey.KindOf(err) == survey.NotFound {
		return staff.Actor{}, false, nil
	}
	return actor, err == nil, err
}

// scopeHandler serves one use case in the scope that the address names.
type scopeHandler func(c *gin.Context, actor staff.Actor, where staffScope) error

// staffScope is a scope with its address and name.
type staffScope struct {
	staff.Scope
	Path string
	Name string
}

// scoped serves the addresses below a chamber, a region, the network or the
// service as a whole.
func (s *Server) scoped(h scopeHandler) handler {
	return s.staffed(func(c *gin.Context, actor staff.Actor) error {
		where, ok := s.scopeOf(c, c.Param("scope"))
		if !ok {
			return errNoPage
		}
		return h(c, actor, where)
	})
}

func (s *Server) scopeOf(c *gin.Context, name string) (staffScope, bool) {
	where := staffScope{Path: staffPath + "/in/" + name}
	if name == serviceScope {
		where.Scope, where.Name = staff.InService(), s.printer(c).T("staff.scope-service")
		return where, true
	}
	if name == networkScope {
		where.Scope, where.Name = staff.InNetwork(), s.printer(c).T("staff.scope-network")
		return where, true
	}
	if region, ok := regionNamed(name); ok {
		where.Scope, where.Name = staff.InRegion(region), s.printer(c).T("staff.scope-region", survey.Args{"Name": region})
		return where, true
	}
	chamber, ok := territory.Italy().Chamber(territory.ChamberID(name))
	where.Scope, where.Name = staff.InChamber(chamber.ID), s.printer(c).T("staff.scope-chamber", survey.Args{"Name": chamber.Name})
	return where, ok
}

// setStaffCookie keeps a session in this browser as long as it is open; an empty
// token ends it.
func (s *Server) setStaffCookie(c *gin.Context, token staff.Token) {
	cookie := &http.Cookie{Name: staffCookie, Value: string(token), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.BaseURL.Scheme == "https"}
	if token == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(c.Writer, cookie)
}

// signInPage takes address and password.
type signInPage struct {
	Base
	Email   string // as typed
	Problem string
	Notice  string // what was just done
}

func (*signInPage) name() string { return "staff_sign_in" }

func (s *Server) showSignIn(c *gin.Context) error {
	if _, ok, err := s.actor(c); ok || err != nil {
		if err != nil {
			return err
		}
		return s.redirect(c, staffPath)
	}
	page := signInPage{}
	if notice := c.Query("avviso"); notice == "uscita" || notice == "parola" {
		page.Notice = s.printer(c).T("staff.notice." + notice)
	}
	return s.renderSignIn(c, http.StatusOK, page)
}

func (s *Server) renderSignIn(c *gin.Context, status int, page signInPage) error {
	title := "staff.sign-in"
	if page.Problem != "" {
		title = "staff.sign-in-problem"
	}
	page.Base = Base{Title: s.printer(c).T(title), NoIndex: true, MainForm: mainForm}
	page.Email = showable(page.Email)
	return s.render(c, status, &page)
}

// signIn limits tries by client, and by client and address together: who tries a
// colleague's address from elsewhere locks nobody out.
func (s *Server) signIn(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	email := form.Get("email")
	if s.setLanguage(c, form.Get(languageField)) {
		return s.renderSignIn(c, http.StatusOK, signInPage{Email: email})
	}
	if !s.signIns.allow(client(c)) || !s.signInsOf.allow(client(c)+"\n"+strings.ToLower(strings.TrimSpace(email))) {
		return survey.Fail(survey.TooMany, "error.too-many-sign-ins")
	}
	token, _, err := s.Staff.SignIn(c.Request.Context(), email, form.Get("password"))
	if survey.KindOf(err) == survey.Denied {
		return s.renderSignIn(c, http.StatusForbidden, signInPage{Email: email, Problem: s.printer(c).T("error.sign-in")})
	}
	if err != nil {
		return err
	}
	s.setStaffCookie(c, token)
	return s.redirect(c, staffPath)
}

func (s *Server) signOut(c *gin.Context, actor staff.Actor) error {
	if err := s.Staff.SignOut(c.Request.Context(), actor); err != nil {
		return err
	}
	s.setStaffCookie(c, "")
	return s.redirect(c, signInPath+"?avviso=uscita")
}
