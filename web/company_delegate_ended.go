package web

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// delegateElsewherePage leads a delegate, who came to a page of the company, to
// the area that may be answered.
type delegateElsewherePage struct {
	Base
	Area string // address
}

func (*delegateElsewherePage) name() string { return "company_delegated_elsewhere" }

func (s *Server) showDelegateElsewhere(c *gin.Context, v visitor) error {
	return s.render(c, http.StatusForbidden, &delegateElsewherePage{
		Base: s.titled(c, "company.delegated-elsewhere.title"), Area: v.path(areaPath(v.Area())),
	})
}

// delegateField is a field of a delegate's form: the questionnaire that it asks
// the questions of. It tells what was typed where the link has ended meanwhile.
const delegateField = "incarico"

// typedView is one question with what was typed.
type typedView struct {
	Text  string
	Lines []string
}

// typedBy says in words what a delegate's form holds beyond what was stored when
// its page was made, to be copied. It reads the
// published questionnaire, nothing of the response; without one it is empty.
func (s *Server) typedBy(c *gin.Context, form url.Values) []typedView {
	ref, err := survey.ParseRef(form.Get(delegateField))
	if err != nil {
		return nil
	}
	model, err := s.Catalogue.Model(c.Request.Context(), ref)
	if err != nil {
		return nil
	}
	q := model.Questionnaire()
	m := fieldMaker{s.printer(c), q}
	var all []typedView
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			if form.Get("q-"+string(question.ID)) == "" {
				continue
			}
			t := readTyped(question, form)
			view := typedView{Text: m.words(question.Text)}
			answer, problem := t.answer(question)
			switch {
			case problem == "" && fingerprint(question, answer) == form.Get("was-"+string(question.ID)):
				continue
			case problem != "" && t.Text != "":
				view.Lines = []string{showable(t.Text)}
			case problem == "" && answer.Kind != survey.Unanswered:
				view.Lines = m.say(question, answer)
			default:
				continue
			}
			all = append(all, view)
		}
	}
	return all
}
