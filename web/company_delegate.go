package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// delegatePage is where a company sends areas to those who know the answers, and
// sees which it has sent.
type delegatePage struct {
	Base
	journey
	Action   string
	ID       survey.DelegationID // of the one to be made
	Areas    []delegableArea
	Name     string // as typed
	MaxName  int
	Wrong    map[string][]string // by field: area, nome
	Problems []problemView
	Sent     []delegationView
	Revoked  bool // one was just revoked
	Made     bool // the one asked for was made before
}

func (*delegatePage) name() string { return "company_delegate" }

// delegableArea is one area that can be sent.
type delegableArea struct {
	ID, Title string
	Chosen    bool
}

func (s *Server) showDelegations(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	id, err := s.Intake.NewDelegationID()
	if err != nil {
		return err
	}
	page := s.newDelegatePage(c, v, work, delegateForm{id, survey.AreaID(c.Query("area")), ""}, nil)
	page.Revoked = c.Query("avviso") == "revocata"
	page.Made = c.Query("avviso") == "preparato"
	return s.render(c, http.StatusOK, page)
}

// delegateForm is what a company says of a delegation that it wants. The page
// chooses the id, so that the same form sent again makes no other.
type delegateForm struct {
	ID   survey.DelegationID
	Area survey.AreaID
	Name string
}

// delegate answers with the page itself: the link is stored nowhere, so it cannot
// be shown after a redirect.
func (s *Server) delegate(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	values, err := s.form(c)
	if err != nil {
		return err
	}
	form := delegateForm{survey.DelegationID(values.Get("id")), survey.AreaID(values.Get("area")), values.Get("nome")}
	if form.ID == "" {
		if form.ID, err = s.Intake.NewDelegationID(); err != nil {
			return err
		}
	}
	if s.setLanguage(c, values.Get(languageField)) {
		return s.render(c, http.StatusOK, s.newDelegatePage(c, v, work, form, nil))
	}
	token, d, err := s.grant(c, v, work, form)
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		return s.render(c, http.StatusUnprocessableEntity, s.newDelegatePage(c, v, work, form, problems))
	case survey.KindOf(err) == survey.Conflict:
		return s.redirect(c, v.path("/deleghe?avviso=preparato"))
	case survey.KindOf(err) == survey.WrongState: // sent meanwhile, from another page
		return s.redirect(c, v.path("/risultato"))
	case err != nil:
		return err
	}
	return s.render(c, http.StatusOK, s.newDelegatedPage(c, v, work, token, d))
}

// grant makes the delegation that a form asks for; the error lists everything
// that is wrong with the form.
func (s *Server) grant(c *gin.Context, v visitor, work intake.Work, form delegateForm) (intake.Token, survey.Delegation, error) {
	if work.Questionnaire.Area(form.Area) != nil {
		return s.Intake.DelegateOnce(c.Request.Context(), v.Access, form.ID, form.Area, form.Name)
	}
	problems := survey.Problems{{Field: "area", Key: "problem.delegate-area-missing"}}
	_, err := survey.ParseDelegateName(form.Name)
	var named survey.Problems
	if errors.As(err, &named) {
		problems = append(problems, named...)
	}
	return "", survey.Delegation{}, problems
}

func (s *Server) revokeDelegation(c *gin.Context, v visitor) error {
	err := s.Intake.RevokeDelegation(c.Request.Context(), v.Access, survey.DelegationID(c.Param("delegation")))
	switch {
	case survey.KindOf(err) == survey.WrongState:
		return s.redirect(c, v.path("/risultato"))
	case err != nil:
		return err
	}
	return s.redirect(c, v.path("/deleghe?avviso=revocata"))
}

func (s *Server) newDelegatePage(c *gin.Context, v visitor, work intake.Work, form delegateForm, problems survey.Problems) *delegatePage {
	p := s.printer(c)
	page := &delegatePage{
		Base:    s.titled(c, "company.delegate.title"),
		journey: s.newJourney(c, v, work, ""),
		Action:  v.path("/deleghe"), ID: form.ID, Name: showable(form.Name), MaxName: survey.MaxDelegateName,
		Wrong: map[string][]string{}, Sent: s.newDelegationViews(c, work),
	}
	page.MainForm = mainForm
	for _, progress := range work.Areas {
		page.Areas = append(page.Areas, delegableArea{
			ID: string(progress.Area.ID), Title: words(p, work.Questionnaire, progress.Area.Title), Chosen: progress.Area.ID == form.Area,
		})
	}
	for _, problem := range problems {
		text := problemText(p, problem, work.Questionnaire.Language)
		view := problemView{Text: text}
		if problem.Field != "" {
			view.Href = "#f-" + problem.Field
			page.Wrong[problem.Field] = append(page.Wrong[problem.Field], text)
		}
		page.Problems = append(page.Problems, view)
	}
	if len(problems) > 0 {
		page.Title = p.T("company.title-with-problems", survey.Args{"Title": page.Title})
	}
	return page
}
