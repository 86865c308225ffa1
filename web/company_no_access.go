package web

import (
	"maps"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"
)

// noAccessPage says how to come back in. It is the same whether or not there is
// such a response.
type noAccessPage struct {
	Base
}

func (*noAccessPage) name() string { return "company_no_access" }

// keptPage keeps what was typed when the cookie is gone, so that it can be sent
// again once the link has been opened in another tab.
type keptPage struct {
	Base
	Action string
	Fields []hiddenField
}

func (*keptPage) name() string { return "company_kept" }

// noAccess answers a request without a valid link. It looks nothing up.
func (s *Server) noAccess(c *gin.Context) error {
	if c.Request.Method != http.MethodPost {
		return s.render(c, http.StatusNotFound, &noAccessPage{Base: s.titled(c, "company.no-access.title")})
	}
	form, err := s.form(c)
	if err != nil {
		return err
	}
	page := &keptPage{Base: s.titled(c, "company.kept.title"), Action: c.Request.URL.Path}
	for _, name := range slices.Sorted(maps.Keys(form)) {
		for _, value := range form[name] {
			page.Fields = append(page.Fields, hiddenField{showable(name), showable(value)})
		}
	}
	return s.render(c, http.StatusForbidden, page)
}

// titled is the Base of a page outside the public ones.
func (s *Server) titled(c *gin.Context, key string) Base {
	return Base{Title: s.printer(c).T(key), NoIndex: true}
}
