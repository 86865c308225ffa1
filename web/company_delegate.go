package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

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
	Areas    []delegableArea
	Name     string // as typed
	MaxName  int
	Wrong    map[string][]string // by field: area, nome
	Problems []problemView
	Sent     []delegationView
	Revoked  bool // one was just revoked
}

func (*delegatePage) name() string { return "company_delegate" }

// delegableArea is one area that can be sent.
type delegableArea struct {
	ID, Title string
	Chosen    bool
}

// delegatedPage shows, this once, the link that lets somebody answer an area.
type delegatedPage struct {
	Base
	Path    string
	Name    string
	Area    string
	Link    string
	Until   string
	Message string // to send along with the link, which it holds
	Mail    string // address of a new mail with the message
}

func (*delegatedPage) name() string { return "company_delegated" }

func (s *Server) showDelegations(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	page := s.newDelegatePage(c, v, work, survey.AreaID(c.Query("area")), "", nil)
	page.Revoked = c.Query("avviso") == "revocata"
	return s.render(c, http.StatusOK, page)
}

// delegate answers with the page itself: the link is stored nowhere, so it cannot
// be shown after a redirect.
func (s *Server) delegate(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	form, err := s.form(c)
	if err != nil {
		return err
	}
	area, name := survey.AreaID(form.Get("area")), form.Get("nome")
	token, d, err := s.grant(c, v, work, area, name)
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		return s.render(c, http.StatusUnprocessableEntity, s.newDelegatePage(c, v, work, area, name, problems))
	case survey.KindOf(err) == survey.WrongState: // sent meanwhile, from another page
		return s.redirect(c, v.path("/risultato"))
	case err != nil:
		return err
	}
	return s.render(c, http.StatusOK, s.newDelegatedPage(c, v, work, token, d))
}

// grant makes the delegation that a form asks for; the error lists everything
// that is wrong with the form.
func (s *Server) grant(c *gin.Context, v visitor, work intake.Work, area survey.AreaID, name string) (intake.Token, survey.Delegation, error) {
	if work.Questionnaire.Area(area) != nil {
		return s.Intake.Delegate(c.Request.Context(), v.Access, area, name)
	}
	problems := survey.Problems{{Field: "area", Key: "problem.delegate-area-missing"}}
	_, err := survey.ParseDelegateName(name)
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

func (s *Server) newDelegatePage(c *gin.Context, v visitor, work intake.Work, area survey.AreaID, name string, problems survey.Problems) *delegatePage {
	p := s.printer(c)
	page := &delegatePage{
		Base:    s.titled(c, "company.delegate.title"),
		journey: s.newJourney(c, v, work, ""),
		Action:  v.path("/deleghe"), Name: showable(name), MaxName: survey.MaxDelegateName,
		Wrong: map[string][]string{}, Sent: s.newDelegationViews(c, work),
	}
	for _, progress := range work.Areas {
		page.Areas = append(page.Areas, delegableArea{
			ID: string(progress.Area.ID), Title: words(p, work.Questionnaire, progress.Area.Title), Chosen: progress.Area.ID == area,
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

func (s *Server) newDelegatedPage(c *gin.Context, v visitor, work intake.Work, token intake.Token, d survey.Delegation) *delegatedPage {
	p := s.printer(c)
	page := &delegatedPage{
		Base: s.titled(c, "company.delegated.title"), Path: v.path(""), Name: showable(d.Name),
		Link: s.linkAddress(token), Until: p.Date(d.ExpiresAt),
	}
	if area := work.Questionnaire.Area(d.Area); area != nil { // a move to another version may have taken it away
		page.Area = words(p, work.Questionnaire, area.Title)
	}
	args := survey.Args{"Area": foreignMarks.ReplaceAllString(page.Area, ""), "Company": work.Response.Profile.CompanyName, "Link": page.Link, "Until": page.Until}
	page.Message = showable(p.T("company.delegated.message", args))
	page.Mail = mailTo(p.T("company.delegated.subject", args), page.Message)
	return page
}

// mailTo is the address (RFC 6068) that opens a new mail without a recipient.
// Whatever the texts hold stands in them: each byte that could end one is
// escaped.
func mailTo(subject, body string) string {
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	body = strings.ReplaceAll(lines(body), "\n", "\r\n")
	return "mailto:?subject=" + escape(strings.Join(strings.Fields(subject), " ")) + "&body=" + escape(body)
}
