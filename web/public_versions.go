package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
)

// versionsPage lists what was published.
type versionsPage struct {
	Base
	Questionnaires []publishedView
}

func (*versionsPage) name() string { return "public_versions" }

// publishedView is one questionnaire with its versions, the newest first. It is
// called as the newest one is.
type publishedView struct {
	Title    string
	Versions []publishedVersion
}

type publishedVersion struct {
	Version   string
	Href      string
	Published string
	State     string
	Digest    string
}

func (s *Server) showVersions(c *gin.Context) error {
	p, ctx := s.printer(c), c.Request.Context()
	all, err := s.Catalogue.Versions(ctx)
	if err != nil {
		return err
	}
	page := &versionsPage{Base: Base{Title: p.T("version.list")}}
	var id survey.QuestionnaireID
	current := map[survey.QuestionnaireID]bool{}
	for _, one := range all {
		if len(page.Questionnaires) == 0 || one.Ref.ID != id {
			id = one.Ref.ID
			model, err := s.Catalogue.Model(ctx, one.Ref)
			if err != nil {
				return err
			}
			q := model.Questionnaire()
			page.Questionnaires = append(page.Questionnaires, publishedView{Title: words(p, q, q.Title)})
		}
		isCurrent := !one.Retired() && !current[id]
		current[id] = current[id] || isCurrent
		last := &page.Questionnaires[len(page.Questionnaires)-1]
		last.Versions = append(last.Versions, publishedVersion{
			Version: one.Ref.Version.String(), Href: versionPath(one.Ref), Published: p.Date(one.PublishedAt),
			State: versionState(p, one, isCurrent), Digest: one.Digest,
		})
	}
	return s.render(c, http.StatusOK, page)
}

// versionPath is the address of a version's full text.
func versionPath(ref survey.Ref) string {
	return "/questionari/" + string(ref.ID) + "/" + ref.Version.String()
}

// versionState says in words whether responses begin on a version.
func versionState(p *locale.Printer, published intake.Publication, current bool) string {
	switch {
	case published.Retired():
		return p.T("version.retired", survey.Args{"Day": p.Date(published.RetiredAt)})
	case current:
		return p.T("version.current")
	}
	return p.T("version.replaced")
}
