package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// movePage says what moving the draft to a newer version of the questionnaire
// does, and asks whether to.
type movePage struct {
	Base
	journey
	From, To   versionLink
	Retired    bool // nothing begins on From any more
	Comparable bool // answers can be taken over at all
	Changed    bool // another plan than this one was agreed to
	Mark       string

	Kept, Confirm, Lost []movedAnswer
	New                 []string
	Open                int // questions that were to be answered and still are
	Stay                string
}

func (*movePage) name() string { return "company_move" }

// versionLink names a version and leads to its text.
type versionLink struct{ Number, Href string }

// movedAnswer is an answer with its question, as the version has it that the
// answer belongs to from then on.
type movedAnswer struct {
	Text    string
	Changes []string // what is no longer as it was, for an answer to confirm
	Answer  []string
}

// Fields of the form.
const (
	moveVersion = "versione"
	moveSeen    = "visto"
)

func (s *Server) showMove(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	plan, err := s.Intake.PlanMove(c.Request.Context(), v.Access)
	if survey.KindOf(err) == survey.WrongState { // there is no newer version
		return s.redirect(c, v.path(""))
	}
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.newMovePage(c, v, work, plan))
}

// move moves the draft as the page said that it would. Where that is no longer
// what would happen, the page says it anew.
func (s *Server) move(c *gin.Context, v visitor) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	to, err := survey.ParseVersion(form.Get(moveVersion))
	if err != nil {
		return survey.FailWith(survey.Invalid, "error.form-unreadable", err)
	}
	moved, err := s.Intake.Move(c.Request.Context(), v.Access, to, form.Get(moveSeen))
	if survey.KindOf(err) == survey.Conflict {
		plan, err := s.Intake.PlanMove(c.Request.Context(), v.Access)
		if err != nil {
			return err
		}
		page := s.newMovePage(c, v, work, plan)
		page.Changed = true
		page.Title = s.printer(c).T("company.move.changed")
		return s.render(c, http.StatusConflict, page)
	}
	if err != nil {
		return err
	}
	s.renewAccess(c, v)
	return s.redirect(c, withQuery(goOn(v, moved), url.Values{noticeField: {noticeMoved}}))
}

// What a page is told of what was just done.
const (
	noticeField = "avviso"
	noticeMoved = "spostata"
)

// withQuery adds a query to an address, before its fragment.
func withQuery(address string, query url.Values) string {
	path, fragment, there := strings.Cut(address, "#")
	if there {
		fragment = "#" + fragment
	}
	return path + "?" + query.Encode() + fragment
}

func (s *Server) newMovePage(c *gin.Context, v visitor, work intake.Work, plan intake.MovePlan) *movePage {
	p := s.printer(c)
	before, after := fieldMaker{p, plan.From}, fieldMaker{p, plan.To}
	confirm := map[survey.QuestionID]bool{}
	for _, id := range plan.Confirm {
		confirm[id] = true
	}
	page := &movePage{
		Base: s.titled(c, "company.move.title"), journey: s.newJourney(c, v, work, ""), Stay: goOn(v, work),
		From: newVersionLink(plan.From.Ref), To: newVersionLink(plan.To.Ref),
		Retired: plan.FromRetired, Comparable: plan.Comparable(), Mark: plan.Mark(), Open: len(plan.Open),
	}
	answers := func(m fieldMaker, ids []survey.QuestionID) (all []movedAnswer) {
		for _, id := range ids {
			q := m.q.Question(id)
			one := movedAnswer{Text: m.words(q.Text), Answer: m.say(q, plan.Answers[id])}
			if confirm[id] {
				one.Changes = moveChanges(p, plan.From, plan.To, id, work.Response.Answers[id].Carried)
			}
			all = append(all, one)
		}
		return all
	}
	page.Kept, page.Confirm, page.Lost = answers(after, plan.Kept), answers(after, plan.Confirm), answers(before, plan.Lost)
	for _, id := range plan.New {
		page.New = append(page.New, after.words(plan.To.Question(id).Text))
	}
	return page
}

func newVersionLink(ref survey.Ref) versionLink {
	return versionLink{ref.Version.String(), versionPath(ref)}
}

// newerView offers a draft the newer version of its questionnaire.
type newerView struct{ Version, Href string }

// newer is nil where there is nothing to offer.
func (s *Server) newer(c *gin.Context, v visitor, work intake.Work) (*newerView, error) {
	to, ok, err := s.Intake.MoveOffered(c.Request.Context(), v.Access, work)
	if err != nil || !ok {
		return nil, err
	}
	return &newerView{to.Version.String(), v.path("/nuova-versione")}, nil
}
