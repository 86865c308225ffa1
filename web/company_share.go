package web

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// sharedPage shows, this once, a link that shows the result and nothing else.
type sharedPage struct {
	Base
	Path string
	Link string
}

func (*sharedPage) name() string { return "company_shared" }

// share answers with the page itself: the link is stored nowhere, so it cannot
// be shown after a redirect.
func (s *Server) share(c *gin.Context, v visitor) error {
	token, err := s.Intake.Share(c.Request.Context(), v.Access)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, &sharedPage{
		Base: Base{Title: s.printer(c).T("company.shared.title"), NoIndex: true},
		Path: v.path(""), Link: s.linkAddress(token),
	})
}

func (s *Server) revokeShared(c *gin.Context, v visitor) error {
	if err := s.Intake.RevokeShared(c.Request.Context(), v.Access); err != nil {
		return err
	}
	return s.redirect(c, v.path("/risultato?avviso=revocata"))
}

// follow begins a new response, pre-filled with this one.
func (s *Server) follow(begin func(context.Context, intake.Access) (survey.Response, intake.Token, error)) companyHandler {
	return func(c *gin.Context, v visitor) error {
		draft, token, err := begin(c.Request.Context(), v.Access)
		if err != nil {
			return err
		}
		s.setAccessCookie(c, draft.ID, token, v.Scope())
		return s.redirect(c, responsePath(draft.ID))
	}
}

// withdrawPage asks whether the response is really to be taken back.
type withdrawPage struct {
	Base
	Path string
}

func (*withdrawPage) name() string { return "company_withdraw" }

func (s *Server) confirmWithdrawal(c *gin.Context, v visitor) error {
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	switch {
	case err != nil:
		return err
	case work.Response.State != survey.Submitted:
		return s.redirect(c, v.path(""))
	}
	return s.render(c, http.StatusOK, &withdrawPage{
		Base: Base{Title: s.printer(c).T("company.withdraw.title"), NoIndex: true}, Path: v.path(""),
	})
}

func (s *Server) withdraw(c *gin.Context, v visitor) error {
	if err := s.Intake.Withdraw(c.Request.Context(), v.Access); err != nil {
		return err
	}
	return s.redirect(c, v.path("/risultato"))
}
