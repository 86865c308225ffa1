package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// showWhereToGoOn leads to the first thing that is still to be done.
func (s *Server) showWhereToGoOn(c *gin.Context, v visitor) error {
	switch v.Scope() {
	case intake.ScopeView:
		return s.redirect(c, v.path("/risultato"))
	case intake.ScopeArea:
		return s.redirect(c, v.path(areaPath(v.Area())))
	}
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	if err != nil {
		return err
	}
	return s.redirect(c, goOn(v, work))
}

// goOn is the address of the first thing that is still to be done.
func goOn(v visitor, work intake.Work) string {
	switch {
	case work.Response.State != survey.Draft:
		return v.path("/risultato")
	case !work.Response.ProfileDone():
		return v.path("/profilo")
	}
	if area, question := work.Next(); area != nil {
		return v.path(questionPath(area.ID, question))
	}
	return v.path("/riepilogo")
}

func areaPath(id survey.AreaID) string { return "/area/" + string(id) }

func questionPath(area survey.AreaID, id survey.QuestionID) string {
	return areaPath(area) + "#" + anchor(id)
}

// anchor is the place of a question on its page.
func anchor(id survey.QuestionID) string { return "q-" + string(id) }

// redirect answers a request with another address to get.
func (s *Server) redirect(c *gin.Context, to string) error {
	c.Redirect(http.StatusSeeOther, to)
	return nil
}

// draft returns the response while it can be filled in. Otherwise it leads to
// the result and ok is false.
func (s *Server) draft(c *gin.Context, v visitor) (work intake.Work, ok bool, err error) {
	work, err = s.Intake.Work(c.Request.Context(), v.Access)
	if err == nil && work.Response.State != survey.Draft {
		return work, false, s.redirect(c, v.path("/risultato"))
	}
	return work, err == nil, err
}

// leave forgets the link in this browser, also one that opens nothing any more.
func (s *Server) leave(c *gin.Context) error {
	s.forgetAccess(c, survey.ResponseID(c.Param("id")))
	return s.redirect(c, "/")
}
