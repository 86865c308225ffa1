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
	Provinces  []territory.Province
	Activity   *territory.Activity // that the form names
	Searched   bool
	Matches    []territory.Activity
	Turnovers  []optionView
	Balances   []optionView
	Reasons    []optionView
	Size       *sizeView
	SoleTrader bool
	MaxName    int
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
	return s.render(c, http.StatusOK, s.newProfilePage(c, v, work, profileFormOf(work.Response.Profile)))
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
	if values.Get("azione") == actionSearch {
		page := s.newProfilePage(c, v, work, form)
		page.search(s.Intake)
		return s.render(c, http.StatusOK, page)
	}
	saved, err := s.Intake.SaveProfile(c.Request.Context(), v.Access, form.parsed())
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		page := s.newProfilePage(c, v, work, form)
		page.complain(s, c, problems)
		return s.render(c, http.StatusUnprocessableEntity, page)
	case survey.KindOf(err) == survey.WrongState: // sent meanwhile, from another page
		return s.redirect(c, v.path("/risultato"))
	case err != nil:
		return err
	}
	s.renewAccess(c, v)
	return s.redirect(c, v.path(afterProfile(saved, values.Get("azione"))))
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
