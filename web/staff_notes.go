package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"maturita/locale"
	"maturita/staff"
	"maturita/survey"
)

// notesView is what a chamber wrote down about a company, with the form for the
// next note.
type notesView struct {
	State   string // how far the chamber has come
	All     []noteView
	Full    string // that there may be more, "" = these are all
	States  []optionView
	Text    string            // as typed
	Wrong   map[string]string // by field
	MaxNote int

	typed staff.Wording
}

// noteView is one note.
type noteView struct{ At, Author, State, Text string }

// fill puts in what is kept about a company, around what was typed.
func (v *notesView) fill(p *locale.Printer, d staff.Dossier) {
	v.State, v.MaxNote, v.Text = followUpSaid(p, d.FollowUp), staff.MaxNote, showable(v.typed.Text)
	for _, n := range d.Notes {
		one := noteView{At: p.DateTime(n.At), Author: showable(n.AuthorName), Text: showable(n.Text)}
		if n.FollowUp != staff.NotFollowed {
			one.State = p.T("staff.follow-up-became", survey.Args{"State": followUpSaid(p, n.FollowUp)})
		}
		v.All = append(v.All, one)
	}
	if len(v.All) == staff.NotesShown {
		v.Full = p.T("staff.notes-full", survey.Args{"N": staff.NotesShown})
	}
	v.States = []optionView{{Text: p.T("staff.follow-up-same"), Chosen: v.typed.FollowUp == staff.NotFollowed}}
	for _, state := range staff.FollowUps {
		v.States = append(v.States, optionView{Value: string(state), Text: followUpSaid(p, state), Chosen: v.typed.FollowUp == state})
	}
}

// followUpSaid is a state of following up in words.
func followUpSaid(p *locale.Printer, state staff.FollowUp) string {
	if state == staff.NotFollowed {
		return p.T("follow-up.none")
	}
	return p.T("follow-up." + string(state))
}

func (s *Server) addNote(c *gin.Context, actor staff.Actor, where staffScope) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	typed := wordingOf(form)
	err = s.Staff.AddNote(c.Request.Context(), actor, where.Scope, survey.CompanyID(c.Param("company")), typed)
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		wrong := map[string]string{}
		for _, one := range problems {
			wrong[one.Field] = ProblemText(s.printer(c), one)
		}
		return s.renderCompany(c, actor, where, http.StatusUnprocessableEntity, staffCompanyPage{Notes: notesView{Wrong: wrong, typed: typed}})
	case err != nil:
		return err
	}
	return s.redirect(c, where.Path+"/imprese/"+c.Param("company")+"?avviso=annotata")
}

func wordingOf(form url.Values) staff.Wording {
	return staff.Wording{FollowUp: staff.FollowUp(form.Get("seguito")), Text: form.Get("nota")}
}
