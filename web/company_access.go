package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// The cookies that hold a capability. They are sent only to the addresses of
// their response. Opening a shared link does not take the place of the
// company's own: it has a cookie of its own. So has each area that somebody may
// answer for the company.
const (
	editCookie = "accesso"
	viewCookie = "visione"
	areaCookie = "incarico-"         // then the area
	editLife   = 30 * 24 * time.Hour // from the last save
)

// responsePath is the address under which everything of a response lies.
func responsePath(id survey.ResponseID) string { return "/r/" + string(id) }

// setAccessCookie lets this browser into a response. A link to see the result
// lasts as long as the browser's session.
func (s *Server) setAccessCookie(c *gin.Context, id survey.ResponseID, token intake.Token, scope intake.Scope) {
	cookie := s.accessCookie(id, viewCookie, string(token))
	if scope == intake.ScopeEdit {
		cookie.Name = editCookie
		cookie.MaxAge = int(editLife / time.Second)
	}
	http.SetCookie(c.Writer, cookie)
}

// setAreaCookie lets this browser answer one area, no longer than its link does.
func (s *Server) setAreaCookie(c *gin.Context, a intake.Access, token intake.Token) {
	cookie := s.accessCookie(a.Response(), areaCookie+string(a.Area()), string(token))
	cookie.MaxAge = int(s.areaLife(a) / time.Second)
	http.SetCookie(c.Writer, cookie)
}

// areaLife is how long a browser remembers a link to an area from now on.
func (s *Server) areaLife(a intake.Access) time.Duration {
	return min(editLife, a.ExpiresAt().Sub(s.Intake.Now()))
}

// forgetAccess removes the cookies of a response from this browser.
func (s *Server) forgetAccess(c *gin.Context, id survey.ResponseID) {
	for _, name := range append([]string{editCookie, viewCookie}, areaCookies(c)...) {
		cookie := s.accessCookie(id, name, "")
		cookie.MaxAge = -1
		http.SetCookie(c.Writer, cookie)
	}
}

func (s *Server) accessCookie(id survey.ResponseID, name, value string) *http.Cookie {
	return &http.Cookie{
		Name: name, Value: value, Path: responsePath(id),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.BaseURL.Scheme == "https",
	}
}

// visitor is whoever holds a link, with the link.
type visitor struct {
	intake.Access
	token intake.Token
}

// path is an address of the visitor's response.
func (v visitor) path(rest string) string { return responsePath(v.Response()) + rest }

// companyHandler serves one use case of whoever holds a link.
type companyHandler func(c *gin.Context, v visitor) error

// company serves the addresses that any link to the response opens.
func (s *Server) company(h companyHandler) handler {
	return func(c *gin.Context) error {
		v, err := s.visitor(c)
		switch {
		case survey.KindOf(err) == survey.NotFound:
			return s.noAccess(c)
		case err != nil:
			return err
		}
		err = h(c, v)
		if v.Scope() == intake.ScopeArea && survey.KindOf(err) == survey.Denied && !wantsJSON(c) {
			return s.showDelegateElsewhere(c, v)
		}
		return err
	}
}

// companyEdit serves the addresses that only the company's own link opens.
func (s *Server) companyEdit(h companyHandler) handler {
	return s.company(func(c *gin.Context, v visitor) error {
		switch v.Scope() {
		case intake.ScopeEdit:
			return h(c, v)
		case intake.ScopeArea:
			return survey.Fail(survey.Denied, "error.area-only")
		}
		return survey.Fail(survey.Denied, "error.view-only")
	})
}

// companyArea serves the addresses of an area, for the company and for whom it
// sent the area to.
func (s *Server) companyArea(company, delegate companyHandler) handler {
	return s.company(func(c *gin.Context, v visitor) error {
		switch {
		case v.Scope() == intake.ScopeEdit:
			return company(c, v)
		case v.Scope() != intake.ScopeArea:
			return survey.Fail(survey.Denied, "error.view-only")
		case string(v.Area()) == c.Param("area"):
			return delegate(c, v)
		case hadArea(c, c.Param("area")):
			return s.noAccess(c)
		}
		return survey.Fail(survey.Denied, "error.area-only")
	})
}

// maxCookies bounds the look-ups that one request may cause for each name of a
// cookie, and for all of areas.
const maxCookies = 3

// areaCookies are the names of the cookies for areas that a request carries.
func areaCookies(c *gin.Context) []string {
	var names []string
	for _, cookie := range c.Request.Cookies() {
		if strings.HasPrefix(cookie.Name, areaCookie) {
			names = append(names, cookie.Name)
		}
	}
	return names
}

// hadArea reports whether somebody was sent an area on this browser, whether or
// not the link still opens it.
func hadArea(c *gin.Context, area string) bool {
	return slices.Contains(areaCookies(c), areaCookie+area)
}

// cookieNames are the cookies that may open an address, the strongest first. On
// an area's pages whoever was sent it comes before whoever may see the result;
// whoever was sent another area is known there, but let in nowhere else.
func cookieNames(c *gin.Context) []string {
	areas := areaCookies(c)
	areas = areas[:min(len(areas), maxCookies)]
	if area := c.Param("area"); area != "" {
		return append([]string{editCookie, areaCookie + area, viewCookie}, areas...)
	}
	return append([]string{editCookie, viewCookie}, areas...)
}

// visitor opens the capability that the request carries for the response it
// names. NotFound when there is none, whether or not the response exists.
func (s *Server) visitor(c *gin.Context) (visitor, error) {
	for _, name := range cookieNames(c) {
		cookies := c.Request.CookiesNamed(name)
		for _, cookie := range cookies[:min(len(cookies), maxCookies)] {
			token := intake.Token(cookie.Value)
			a, err := s.Intake.Enter(c.Request.Context(), token)
			switch {
			case survey.KindOf(err) == survey.NotFound:
				continue
			case err != nil:
				return visitor{}, err
			case string(a.Response()) == c.Param("id"):
				return visitor{a, token}, nil
			}
		}
	}
	return visitor{}, survey.Fail(survey.NotFound, "error.no-link")
}

// renewAccess lets the cookie live on after a save.
func (s *Server) renewAccess(c *gin.Context, v visitor) {
	if v.Scope() == intake.ScopeArea {
		s.setAreaCookie(c, v.Access, v.token)
		return
	}
	s.setAccessCookie(c, v.Response(), v.token, v.Scope())
}

// linkAddress is the address that a link is passed on with. Opening it sets the
// cookie.
func (s *Server) linkAddress(token intake.Token) string {
	return s.BaseURL.JoinPath("riprendi", string(token)).String()
}
