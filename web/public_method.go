package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// methodPage explains the current questionnaire with its own figures.
type methodPage struct {
	Base
	Instrument string
	Version    string
	Digest     string
	Published  string
	Text       string // address of the version's full text
	Areas      []methodArea
	Levels     []levelView
	Gates      []string
}

func (*methodPage) name() string { return "public_method" }

// methodArea is one area with what it weighs.
type methodArea struct {
	Title     string
	Weight    string
	Questions int
}

func (s *Server) showMethod(c *gin.Context) error {
	published, err := s.Catalogue.Newest(c.Request.Context(), s.Instrument)
	if err != nil {
		return err
	}
	model, err := s.Catalogue.Model(c.Request.Context(), published.Ref)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.newMethodPage(c, model.Questionnaire(), published))
}

func (s *Server) newMethodPage(c *gin.Context, q *survey.Questionnaire, published intake.Publication) *methodPage {
	p := s.printer(c)
	page := &methodPage{
		Base:       Base{Title: p.T("method.title")},
		Instrument: words(p, q, q.Title), Version: q.Version.String(),
		Digest: published.Digest, Published: p.Date(published.PublishedAt), Text: versionPath(published.Ref), Levels: levelViews(p, q), Gates: s.gates(c, q),
	}
	for i := range q.Areas {
		area := &q.Areas[i]
		page.Areas = append(page.Areas, methodArea{words(p, q, area.Title), p.Number(area.Weight.String()), len(area.Questions)})
	}
	return page
}

// gates says what levels ask for beside their score.
func (s *Server) gates(c *gin.Context, q *survey.Questionnaire) []string {
	var all []string
	for i := range q.Levels {
		level := words(s.printer(c), q, q.Levels[i].Name)
		for _, gate := range q.Levels[i].Gates {
			all = append(all, s.gateWords(c, q, level, gate)...)
		}
	}
	return all
}

// gateWords says what a level asks for beside its score.
func (s *Server) gateWords(c *gin.Context, q *survey.Questionnaire, level string, g survey.Gate) []string {
	p := s.printer(c)
	args := survey.Args{"Level": level, "Least": p.Number(g.Least.String()), "Ticks": g.Ticks}
	switch {
	case len(g.All) > 0:
		var all []string
		for _, part := range g.All {
			all = append(all, s.gateWords(c, q, level, part)...)
		}
		return all
	case g.Every:
		return []string{p.T("method.gate-every", args)}
	case g.Question != "":
		args["Name"] = words(p, q, q.Question(g.Question).Text)
		return []string{p.T("method.gate-question", args)}
	}
	args["Name"] = words(p, q, q.Area(g.Area).Title)
	return []string{p.T("method.gate-area", args)}
}
