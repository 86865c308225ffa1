package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// staffRegionPage is what the companies of a region come to in a period that was
// released, beside those of the network.
type staffRegionPage struct {
	Base
	releasedView
	Where  staffScope
	Region string
	Series []optionView
	Chosen string
}

func (*staffRegionPage) name() string { return "staff_region" }

func (s *Server) showRegion(c *gin.Context, where staffScope) error {
	region := where.Region()
	page := &staffRegionPage{Base: Base{Title: s.printer(c).T("released.region-title", survey.Args{"Region": region}), NoIndex: true}, Where: where, Region: region}
	m, err := s.chooseReleased(c, &page.Series, &page.Chosen)
	if err != nil {
		return err
	}
	if m != nil {
		m.region = region
		own, beside := m.chambers(), []string{region, ""}
		page.releasedView, err = s.releasedView(m, ofRegion, func() []releasedFigure {
			return []releasedFigure{
				m.sideBySide(), m.provinces(), m.levels(stats.AxisRegion, beside), m.levels(stats.AxisChamber, own), m.sizes(stats.AxisRegion, beside),
				m.sections(beside), m.areasBy(stats.AxisRegion, beside), m.areasBy(stats.AxisChamber, own), m.technologies(),
			}
		})
		if err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, page)
}

// regionScope begins what stands in an address for a region: chambers have names
// of regions.
const regionScope = "regione-"

// regionSlug is what stands in an address for a region.
func regionSlug(name string) string {
	return regionScope + strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r
		case r == 'é':
			return 'e'
		case r == 'ü':
			return 'u'
		}
		return '-'
	}, strings.ToLower(name))
}

// regionNamed is the region that stands in an address.
func regionNamed(slug string) (name string, ok bool) {
	for _, region := range territory.Italy().Regions() {
		if regionSlug(region) == slug {
			return region, true
		}
	}
	return "", false
}
