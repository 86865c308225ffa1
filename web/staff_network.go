package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
)

// releasedPath is the address of what was released, below its scope; below a
// chamber it is that of the dashboard.
const releasedPath = dashboardPath

// staffNetworkPage is what the companies of all chambers come to in a period that
// was released.
type staffNetworkPage struct {
	Base
	releasedView
	Where  staffScope
	Series []optionView // none = nothing was released
	Chosen string
}

func (*staffNetworkPage) name() string { return "staff_network" }

// showMap shows what there is of a place: a chamber's dashboard, or what was
// released of the network or a region.
func (s *Server) showMap(c *gin.Context, actor staff.Actor, where staffScope) error {
	if where.Chamber() != "" && s.Figures != nil {
		return s.showDashboard(c, actor, where)
	}
	return s.showReleased(c, actor, where)
}

// showReleased shows the network or a region; no other place has such a page.
func (s *Server) showReleased(c *gin.Context, actor staff.Actor, where staffScope) error {
	if err := s.Staff.OpenReleased(c.Request.Context(), actor, where.Scope); err != nil {
		return err
	}
	if where.Region() != "" {
		return s.showRegion(c, where)
	}
	return s.showNetwork(c, where)
}

func (s *Server) showNetwork(c *gin.Context, where staffScope) error {
	page := &staffNetworkPage{Base: Base{Title: s.printer(c).T("released.network-title"), NoIndex: true}, Where: where}
	m, err := s.chooseReleased(c, &page.Series, &page.Chosen)
	if err != nil {
		return err
	}
	if m != nil {
		m.choose(survey.TechnologyID(c.Query(technologyField)))
		page.releasedView, err = s.releasedView(m, ofNetwork, func() []releasedFigure {
			return []releasedFigure{
				m.sideBySide(), m.provinces(), m.levels(stats.AxisRegion, nil), m.levels(stats.AxisSize, nil), m.levels(stats.AxisSection, nil),
				m.areasBy(stats.AxisSize, nil), m.areasBy(stats.AxisRegion, nil), m.technologies(), m.technologyByRegion(), m.moves(),
			}
		})
		if err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, page)
}

// chooseReleased reads the snapshot that an address asks for and fills in what
// else could be asked for; nil when nothing was released.
func (s *Server) chooseReleased(c *gin.Context, series *[]optionView, key *string) (*releasedMaker, error) {
	all, err := s.released(c.Request.Context(), s.printer(c))
	if err != nil {
		return nil, err
	}
	chosen, err := chosenSeries(all, c.Query(seriesField))
	if err != nil || chosen == nil {
		return nil, err
	}
	*series, *key = seriesOptions(s.printer(c), all, chosen), chosen.key()
	shot, err := s.Snapshots.Get(c.Request.Context(), chosen.Series, 0)
	if err != nil {
		return nil, err
	}
	return s.newReleasedMaker(c, shot)
}
