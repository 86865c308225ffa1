package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// versionPage is the full text of a published version. Printed, it is the blank
// that a company passes around before it fills the questionnaire in: what tells
// how answers are scored then stays out.
type versionPage struct {
	Base
	Description []string
	Published   string
	State       string
	Digest      string
	Minutes     survey.Range
	Questions   int  // of all ways through it
	Begin       bool // responses can begin on this very version here
	Areas       []versionArea
	Levels      []levelView
	Gates       []string
}

func (*versionPage) name() string { return "public_version" }

// versionArea is an area with all its questions.
type versionArea struct {
	Anchor    string
	Title     string
	Intro     []string
	Ask       string // whom in the company, "" = nothing is known of the area
	When      *conditionView
	Weight    string
	Questions []versionQuestion
}

// versionQuestion is a question with everything that can be answered.
type versionQuestion struct {
	Anchor   string
	Number   string
	Text     string
	Help     []string
	Example  []string
	When     *conditionView
	Optional bool
	Hint     string

	Options []versionOption
	Box     bool // options are ticked, not one chosen
	Matrix  *versionMatrix
	Lines   int // to write a text on
	Entry   bool
	Unit    string
	Date    bool

	Apart  string // non applicabile, where no option says it
	Reason bool   // and why must be written
	Notes  []string
}

// versionOption is an option; Points is empty where it has none to show.
type versionOption struct{ Text, Points string }

type versionMatrix struct {
	Heads []string
	Rows  []versionOption // Points is the row's weight in words
	Box   bool
}

// showVersion has no parameter called id: error pages take that for a response's.
func (s *Server) showVersion(c *gin.Context) error {
	ctx := c.Request.Context()
	ref, err := survey.ParseRef(c.Param("questionnaire") + "@" + c.Param("version"))
	if err != nil {
		return errNoPage
	}
	published, err := s.Catalogue.Version(ctx, ref)
	if survey.KindOf(err) == survey.NotFound {
		return errNoPage
	}
	if err != nil {
		return err
	}
	model, err := s.Catalogue.Model(ctx, ref)
	if err != nil {
		return err
	}
	newest, err := s.Catalogue.Newest(ctx, ref.ID)
	if err != nil && survey.KindOf(err) != survey.NotFound {
		return err
	}
	p, q, current := s.printer(c), model.Questionnaire(), newest.Ref == ref
	m := newVersionMaker(p, q)
	return s.render(c, http.StatusOK, &versionPage{
		Base:        Base{Title: p.T("version.title", survey.Args{"Title": m.words(q.Title), "Version": ref.Version.String()})},
		Description: wordsByParagraph(p, q, q.Description),
		Published:   p.Date(published.PublishedAt), State: versionState(p, published, current), Digest: published.Digest,
		Minutes: q.Minutes, Questions: questionCount(q), Begin: current && ref.ID == s.Instrument,
		Areas: m.areas(), Levels: levelViews(p, q), Gates: s.gates(c, q),
	})
}
