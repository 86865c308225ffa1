package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// noAccessPage says how to come back in. It is the same whether or not there is
// such a response.
type noAccessPage struct {
	Base
	Delegate bool // this browser was let in to answer an area, and nothing else
}

func (*noAccessPage) name() string { return "company_no_access" }

// keptPage keeps what was typed when it cannot be saved now, so that it can be
// sent again: once the link has been opened in another tab, or once the service
// can save again.
type keptPage struct {
	Base
	Action      string
	Fields      []hiddenField
	Unavailable bool        // nothing is to be done but to wait
	Delegate    bool        // the link to an area has ended
	Typed       []typedView // what a delegate typed, in words
}

func (*keptPage) name() string { return "company_kept" }

// noAccess answers a request without a valid link. It looks nothing up.
func (s *Server) noAccess(c *gin.Context) error {
	status := http.StatusNotFound
	if c.Request.Method == http.MethodPost {
		status = http.StatusForbidden
		if wantsJSON(c) {
			return survey.Fail(survey.Denied, "error.no-link")
		}
		form, err := s.form(c)
		if err != nil {
			return err
		}
		if page := newKeptPage(c, form); page != nil {
			page.Base = s.titled(c, "company.kept.title")
			if delegateOnly(c) || form.Get(delegateField) != "" {
				page.Base, page.Delegate = s.titled(c, "company.kept.title-delegate"), true
				page.Typed = s.typedBy(c, form)
			}
			return s.render(c, status, page)
		}
	}
	page := &noAccessPage{Base: s.titled(c, "company.no-access.title"), Delegate: delegateOnly(c)}
	if page.Delegate {
		page.Title = s.printer(c).T("company.no-access.delegate-title")
	}
	return s.render(c, status, page)
}

// delegateOnly reports whether all that a browser was ever let in for here is to
// answer areas for the company.
func delegateOnly(c *gin.Context) bool {
	_, err := c.Request.Cookie(editCookie)
	return err != nil && len(areaCookies(c)) > 0
}

// newKeptPage carries a form along; nil when nothing was typed into it.
func newKeptPage(c *gin.Context, form url.Values) *keptPage {
	page := &keptPage{Action: c.Request.URL.Path}
	typed := false
	for _, name := range slices.Sorted(maps.Keys(form)) {
		for _, value := range form[name] {
			page.Fields = append(page.Fields, hiddenField{showable(name), showable(value)})
			typed = typed || name != "azione" && name != delegateField && value != ""
		}
	}
	if !typed {
		return nil
	}
	return page
}

// keptThroughOutage is the page for a form of the journey that could not be
// saved because something that we depend on does not answer; nil for any other
// request.
func (s *Server) keptThroughOutage(c *gin.Context, kind survey.Kind) *keptPage {
	if kind != survey.Unavailable || c.Request.Method != http.MethodPost || c.Param("id") == "" {
		return nil
	}
	form, err := s.form(c)
	if err != nil {
		return nil
	}
	page := newKeptPage(c, form)
	if page != nil {
		page.Base, page.Unavailable = s.titled(c, "company.kept.title-outage"), true
	}
	return page
}

// titled is the Base of a page outside the public ones.
func (s *Server) titled(c *gin.Context, key string) Base {
	return Base{Title: s.printer(c).T(key), NoIndex: true}
}
