package web

import (
	"html/template"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/locale"
	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// releasedView is what pages show of a released snapshot, whoever sees them.
type releasedView struct {
	Span     string
	Of       string // instrument and its major version
	Edition  string
	Digest   string
	Path     string // of the public page of this edition
	JSON     string // address of all figures
	Keys     []releasedKey
	KeysOf   string        // whose the key figures are
	Figures  template.HTML // see releasedFigures
	HiddenIs string
}

// releasedKey is one key figure.
type releasedKey struct{ Name, Value, Beside string }

// releasedFigure is a sentence, a chart and the table that says the same.
type releasedFigure struct {
	ID, Title string
	Says      string
	Notes     []string
	Height    string       // class of the chart's room
	Option    chart.Option // nil = a table alone
	Map       *releasedMap
	Table     releasedTable
	Files     []releasedFile
	Foot      string
	Pick      *releasedPick
}

// releasedMap is the map that a chart is drawn on.
type releasedMap struct {
	Path   string
	Only   string // ids of its areas, "" = all
	Legend []releasedLegend
}

// releasedLegend explains a class of areas. Look is the end of its style's name.
type releasedLegend struct{ Look, Text string }

// releasedPick is a choice within a figure.
type releasedPick struct {
	Field, Label string
	Series       string // that the choice is within
	Options      []optionView
}

// releasedFile is a table to take away.
type releasedFile struct{ Text, Href string }

type releasedTable struct {
	Caption, Corner string
	Heads           []string
	Rows            []releasedRow
}

type releasedRow struct {
	Head  string
	Whole bool // it is a total
	Cells []releasedCell
}

// releasedCell is a figure, or says that it is not told.
type releasedCell struct {
	Text, Small string
	Hidden      bool
}

// releasedMaker tells a snapshot in a language.
type releasedMaker struct {
	p      *locale.Printer
	s      *stats.Snapshot
	q      *survey.Questionnaire // the newest version in it
	land   *provincesMap
	region string // that the page is of, "" = the network
	tech   survey.TechnologyID
}

func (s *Server) newReleasedMaker(c *gin.Context, shot *stats.Snapshot) (*releasedMaker, error) {
	m := &releasedMaker{p: s.printer(c), s: shot, land: s.provinces}
	newest := shot.Versions[0]
	for _, v := range shot.Versions {
		if v.Compare(newest) > 0 {
			newest = v
		}
	}
	model, err := s.Catalogue.Model(c.Request.Context(), survey.Ref{ID: shot.Instrument, Version: newest})
	if err != nil {
		return nil, err
	}
	m.q = model.Questionnaire()
	return m, nil
}

// releasedKind is which of the pages about a snapshot.
type releasedKind string

const (
	ofNetwork releasedKind = "network"
	ofRegion  releasedKind = "region"
	ofPublic  releasedKind = "public"
)

// releasedView is what all pages have, with the figures of one.
func (s *Server) releasedView(m *releasedMaker, kind releasedKind, figures func() []releasedFigure) (releasedView, error) {
	p, shot := m.p, m.s
	v := releasedView{
		Span: spanName(p, shot.Span), Of: m.of(), Digest: shot.Digest, Path: editionPath(shot), JSON: dataPath(shot.Series) + "/" + figuresFile + editionQuery(shot),
		Edition:  m.edition(),
		HiddenIs: p.T("released.hidden-is", survey.Args{"Counts": shot.Policy.Counts, "Means": shot.Policy.Means}),
		Keys:     m.keys(), KeysOf: p.T("released.network"),
	}
	if m.region != "" {
		v.KeysOf = m.region
	}
	var err error
	v.Figures, err = s.releasedFigures(m, kind, figures)
	return v, err
}

// releasedPiece names what figures follow from: an edition never changes.
type releasedPiece struct {
	kind       releasedKind
	language   string
	series     stats.Series
	edition    int
	digest     string
	region     string
	technology survey.TechnologyID
}

// releasedFigures renders the figures of a page, once for all who see them.
func (s *Server) releasedFigures(m *releasedMaker, kind releasedKind, figures func() []releasedFigure) (template.HTML, error) {
	key := releasedPiece{kind, m.p.Lang, m.s.Series, m.s.Edition, m.s.Digest, m.region, m.tech}
	return s.figures.get(key, func() (template.HTML, error) {
		all := figures()
		for i := range all {
			foot := m.p.T("released.foot", survey.Args{"Of": m.of(), "Span": spanName(m.p, m.s.Span), "Edition": m.edition(), "Digest": m.s.Digest[:12]})
			all[i].Foot = strings.TrimSpace(all[i].Foot + " " + foot)
		}
		return s.pages.part(m.p.Lang, "released-figures", all)
	})
}

// edition is its number and its day.
func (m *releasedMaker) edition() string {
	return m.p.T("released.edition", survey.Args{"N": m.s.Edition, "Day": m.p.Date(m.s.ReleasedAt)})
}

// of names the instrument and what is comparable in it.
func (m *releasedMaker) of() string {
	return m.p.T("verify.instrument-version", survey.Args{"Title": words(m.p, m.q, m.q.Title), "Version": shotVersions(m.s)})
}

func shotVersions(s *stats.Snapshot) string {
	var all []string
	for _, v := range s.Versions {
		all = append(all, v.String())
	}
	return strings.Join(all, ", ")
}

// lastDay is an instant of the last day of the span.
func (m *releasedMaker) lastDay() time.Time { return m.s.Span.Period().Until.Add(-time.Second) }
