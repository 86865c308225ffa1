package web

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"maturita/locale"
	"maturita/stats"
	"maturita/survey"
)

// publicSnapshotPage is a released snapshot.
type publicSnapshotPage struct {
	Base
	releasedView
	Editions []publicEdition // all of the series, when there are several
	Newer    string          // address of the newest edition, "" = this is it
	Tables   []releasedFile
}

func (*publicSnapshotPage) name() string { return "public_data_snapshot" }

// publicEdition is an edition of a series.
type publicEdition struct {
	Text, Href string
	Current    bool
}

// editionField is the parameter that names an edition.
const editionField = "edizione"

// dataPath is the address of a series.
func dataPath(of stats.Series) string { return publicDataPath + "/" + seriesKey(of) }

func editionQuery(s *stats.Snapshot) string {
	return "?" + editionField + "=" + strconv.Itoa(s.Edition)
}

// editionPath is the address of one edition, which always shows the same figures.
func editionPath(s *stats.Snapshot) string { return dataPath(s.Series) + editionQuery(s) }

// publicSnapshot is the released snapshot that an address names.
func (s *Server) publicSnapshot(c *gin.Context) (*stats.Snapshot, error) {
	of, ok := parseSeries(c.Param("instrument") + "/" + c.Param("major") + "/" + c.Param("span"))
	if !ok || s.Snapshots == nil {
		return nil, errNoPage
	}
	number := 0
	if asked, given := c.GetQuery(editionField); given {
		var err error
		if number, err = strconv.Atoi(asked); err != nil || number < 1 {
			return nil, errNoPage
		}
	}
	shot, err := s.Snapshots.Get(c.Request.Context(), of, number)
	if survey.KindOf(err) == survey.NotFound {
		return nil, errNoPage
	}
	return shot, err
}

func (s *Server) showPublicSnapshot(c *gin.Context) error {
	shot, err := s.publicSnapshot(c)
	if err != nil {
		return err
	}
	m, err := s.newReleasedMaker(c, shot)
	if err != nil {
		return err
	}
	editions, err := s.Snapshots.List(c.Request.Context(), shot.Instrument)
	if err != nil {
		return err
	}
	page := &publicSnapshotPage{Base: Base{Title: m.p.T("released.public-of", survey.Args{"Span": spanName(m.p, shot.Span)})}}
	page.Editions, page.Newer = editionsOf(m.p, shot, editions)
	page.NoIndex = page.Newer != ""
	page.releasedView, err = s.releasedView(m, ofPublic, func() []releasedFigure {
		return []releasedFigure{m.sideBySide(), m.provinces(), m.levels(stats.AxisRegion, nil), m.levels(stats.AxisSize, nil), m.areasBy(stats.AxisSize, nil), m.technologies()}
	})
	if err != nil {
		return err
	}
	for _, t := range shot.Tables {
		page.Tables = append(page.Tables, m.files(t.ID)...)
	}
	return s.render(c, http.StatusOK, page)
}

// editionsOf are the editions of a snapshot's series, none when it has one alone,
// and the address of a newer one than the snapshot is.
func editionsOf(p *locale.Printer, shot *stats.Snapshot, released []stats.Edition) (all []publicEdition, newer string) {
	last := shot.Edition
	for _, e := range released {
		if e.Series != shot.Series {
			continue
		}
		last = max(last, e.Number)
		all = append(all, publicEdition{
			Text: p.T("released.edition", survey.Args{"N": e.Number, "Day": p.Date(e.ReleasedAt)}),
			Href: dataPath(e.Series) + "?" + editionField + "=" + strconv.Itoa(e.Number), Current: e.Number == shot.Edition,
		})
	}
	if last > shot.Edition {
		newer = dataPath(shot.Series)
	}
	if len(all) == 1 {
		all = nil
	}
	return all, newer
}
