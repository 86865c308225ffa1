package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
	"maturita/territory"
)

// profilePage asks who the company is.
type profilePage struct {
	Base
	journey
	Action     string
	Form       profileForm
	Wrong      map[string][]string // sentences by field
	Problems   []problemView
	Activity   *territory.Activity // that the form names
	Searched   bool
	Matches    []territory.Activity
	More       bool         // there may be more than Matches
	Seen       string       // mark of the stored profile
	Aside      bool         // the form was put aside and is not stored as the profile
	Elsewhere  *profileView // what another page stored meanwhile
	Turnovers  []optionView
	Balances   []optionView
	Reasons    []optionView
	Size       *sizeView
	SoleTrader bool
	MaxName    int
	MaxPerson  int
	MaxEmail   int
}

func (*profilePage) name() string { return "company_profile" }

// optionView is one option of a fixed list.
type optionView struct {
	Value, Text, Note string
	Chosen            bool
}

func (s *Server) showProfile(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	return s.render(c, http.StatusOK, s.newProfilePage(c, v, work, storedForm(s.printer(c), work.Response)))
}

func (s *Server) saveProfile(c *gin.Context, v visitor) error {
	values, err := s.form(c)
	if err != nil {
		return err
	}
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	form := decodeProfile(values)
	if s.setLanguage(c, values.Get(languageField)) {
		return s.switchProfile(c, v, work, form)
	}
	if values.Get("azione") == actionSearch {
		page := s.newProfilePage(c, v, work, form)
		page.search(s.Intake)
		return s.render(c, http.StatusOK, page)
	}
	saved, err := s.Intake.SaveProfile(c.Request.Context(), v.Access, intake.ProfileEdit{
		Form: form.parsed(), Language: survey.Language(s.printer(c).Lang), Seen: values.Get("visto"), MayWrite: s.mayWrite(c),
	})
	var problems survey.Problems
	switch {
	case errors.As(err, &problems) && values.Get("azione") == actionLater:
		return s.putProfileAside(c, v, form)
	case errors.As(err, &problems):
		page := s.newProfilePage(c, v, work, form)
		page.complain(s, c, problems)
		return s.render(c, http.StatusUnprocessableEntity, page)
	case survey.KindOf(err) == survey.Conflict:
		return s.showProfileConflict(c, v, form)
	case survey.KindOf(err) == survey.WrongState: // sent meanwhile, from another page
		return s.redirect(c, v.path("/risultato"))
	case err != nil:
		return err
	}
	s.renewAccess(c, v)
	return s.redirect(c, v.path(afterProfile(saved, values.Get("azione"))))
}

// mayWrite limits how often one client has mails written, and one recipient is
// written to.
func (s *Server) mayWrite(c *gin.Context) func(contactKey string) bool {
	return func(contactKey string) bool { return s.mails.allow(client(c)) && s.inboxes.allow(contactKey) }
}

// switchProfile keeps what was typed, right or not, and shows the page in
// another language.
func (s *Server) switchProfile(c *gin.Context, v visitor, work intake.Work, form profileForm) error {
	if typed := form.typedFor(s.printer(c)); typed != storedForm(s.printer(c), work.Response).ProfileForm {
		_, err := s.Intake.SaveProfile(c.Request.Context(), v.Access, intake.ProfileEdit{Form: form.parsed(), Language: survey.Language(s.printer(c).Lang), MayWrite: s.mayWrite(c)})
		if survey.KindOf(err) == survey.Invalid {
			err = s.Intake.PutAside(c.Request.Context(), v.Access, typed)
		}
		if err != nil {
			return err
		}
		s.renewAccess(c, v)
	}
	return s.redirect(c, v.path("/profilo"))
}

// putProfileAside keeps a profile that is not right yet for another day.
func (s *Server) putProfileAside(c *gin.Context, v visitor, form profileForm) error {
	if err := s.Intake.PutAside(c.Request.Context(), v.Access, form.ProfileForm); err != nil {
		return err
	}
	s.renewAccess(c, v)
	return s.redirect(c, v.path("/riprendi-piu-tardi"))
}

// showProfileConflict shows what another page stored beside what was typed here;
// saving once more decides for what was typed.
func (s *Server) showProfileConflict(c *gin.Context, v visitor, form profileForm) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	page := s.newProfilePage(c, v, work, form)
	page.Title = s.printer(c).T("company.title-with-problems", survey.Args{"Title": page.Title})
	page.Elsewhere = s.newProfileView(c, work.Response.Profile)
	return s.render(c, http.StatusConflict, page)
}

// afterProfile is where the profile leads: to the first area, or back to what
// is missing when areas have been begun.
func afterProfile(work intake.Work, action string) string {
	switch {
	case action == actionLater:
		return "/riprendi-piu-tardi"
	case len(work.Response.Answers) == 0 && len(work.Areas) > 0:
		return areaPath(work.Areas[0].Area.ID)
	}
	if area, question := work.Next(); area != nil {
		return questionPath(area.ID, question)
	}
	return "/riepilogo"
}
