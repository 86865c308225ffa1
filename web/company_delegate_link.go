package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// delegatedPage shows, this once, the link that lets somebody answer an area.
type delegatedPage struct {
	Base
	Path    string
	Again   string // address that shows the page in another language
	Token   string
	Name    string
	Area    string
	Link    string
	Until   string
	Message string // to send along with the link, which it holds
	Mail    string // address of a new mail with the message
}

func (*delegatedPage) name() string { return "company_delegated" }

// delegatedPath is where the page of a link is shown in another language.
const delegatedPath = "/deleghe/collegamento"

// showDelegated shows a delegation's link to the company that holds it still.
// Whatever else the form holds leads to the list.
func (s *Server) showDelegated(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	form, err := s.form(c)
	if err != nil {
		return err
	}
	s.setLanguage(c, form.Get(languageField))
	token := intake.Token(form.Get("collegamento"))
	sent, err := s.Intake.Open(c.Request.Context(), token)
	if err != nil && survey.KindOf(err) != survey.NotFound {
		return err
	}
	d := work.Response.Delegation(sent.Delegation())
	if err != nil || sent.Response() != v.Response() || d == nil {
		return s.redirect(c, v.path("/deleghe"))
	}
	return s.render(c, http.StatusOK, s.newDelegatedPage(c, v, work, token, *d))
}

func (s *Server) newDelegatedPage(c *gin.Context, v visitor, work intake.Work, token intake.Token, d survey.Delegation) *delegatedPage {
	p := s.printer(c)
	page := &delegatedPage{
		Base: s.titled(c, "company.delegated.title"), Path: v.path(""), Name: showable(d.Name),
		Again: v.path(delegatedPath), Token: string(token),
		Link: s.linkAddress(token), Until: p.Date(d.ExpiresAt),
	}
	page.MainForm = mainForm
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
