package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// publicDataPath is the address of everything that was released.
const publicDataPath = "/dati"

// publicDataPage lists what was released.
type publicDataPage struct {
	Base
	Series []publicSeries
}

func (*publicDataPage) name() string { return "public_data" }

// publicSeries is one period of an instrument.
type publicSeries struct {
	Span, Title string
	Href        string
	Edition     string
	Digest      string
}

func (s *Server) showPublicData(c *gin.Context) error {
	p := s.printer(c)
	all, err := s.released(c.Request.Context(), p)
	if err != nil {
		return err
	}
	page := &publicDataPage{Base: Base{Title: p.T("released.public")}}
	for _, one := range all {
		last := one.Editions[0]
		page.Series = append(page.Series, publicSeries{
			Span: spanName(p, one.Span), Title: one.Title, Href: dataPath(one.Series), Digest: last.Digest,
			Edition: p.T("released.edition", survey.Args{"N": last.Number, "Day": p.Date(last.ReleasedAt)}),
		})
	}
	return s.render(c, http.StatusOK, page)
}
