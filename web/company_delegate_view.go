package web

import (
	"slices"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
)

// delegationView is one area that was sent.
type delegationView struct {
	ID       string
	Name     string
	Area     string
	Sent     string // when, in words
	Ended    string // why and when it ended, "" while its link works
	Until    string
	Progress string // how far the area is
	Given    string // how much of it is the delegate's
}

// newDelegationViews lists the delegations of a draft, the latest first.
func (s *Server) newDelegationViews(c *gin.Context, work intake.Work) []delegationView {
	p, now := s.printer(c), s.Intake.Now()
	given := map[survey.DelegationID]int{}
	for _, saved := range work.Response.Answers {
		if saved.Answer.Kind != survey.Unanswered {
			given[saved.By]++
		}
	}
	var all []delegationView
	for _, d := range slices.Backward(work.Response.Delegations) {
		view := delegationView{
			ID: string(d.ID), Name: showable(d.Name), Area: showable(string(d.Area)),
			Sent: p.T("company.delegate.sent", survey.Args{"At": p.DateTime(d.CreatedAt)}), Given: p.T("company.delegate.given-nothing"),
			Progress: p.T("company.delegate.not-asked"),
		}
		if area := work.Questionnaire.Area(d.Area); area != nil {
			view.Area = words(p, work.Questionnaire, area.Title)
		}
		if progress := onPath(work, d.Area); progress != nil {
			view.Progress = p.T("company.delegate.progress", survey.Args{"State": areaSaid(p, *progress)})
		}
		if n := given[d.ID]; n > 0 {
			view.Given = p.N("company.delegate.given", n)
		}
		switch {
		case d.Live(now):
			view.Until = p.T("company.delegate.until", survey.Args{"Until": p.Date(d.ExpiresAt)})
		case !d.RevokedAt.IsZero():
			view.Ended = p.T("company.delegate.revoked", survey.Args{"At": p.DateTime(d.RevokedAt)})
		default:
			view.Ended = p.T("company.delegate.expired", survey.Args{"At": p.Date(d.ExpiresAt)})
		}
		all = append(all, view)
	}
	return all
}

// areaSaid is the state of an area in words.
func areaSaid(p *locale.Printer, progress intake.Progress) string {
	return p.T("company.step.area-"+string(areaState(progress)), survey.Args{"Done": progress.Done, "Of": len(progress.Questions)})
}

// givenBy is who gave the answer to a question in place of the company, as the
// company sees it; a delegate sees no names.
func givenBy(work intake.Work, id survey.QuestionID) string {
	if work.Delegation != nil {
		return ""
	}
	return showable(work.Response.GivenBy(id))
}

// givers says who gave answers of an area in place of the company, and how many,
// in the order of the questions.
func givers(p *locale.Printer, r survey.Response, questions []*survey.Question) []string {
	var names []string
	count := map[string]int{}
	for _, q := range questions {
		name := r.GivenBy(q.ID)
		if name == "" {
			continue
		}
		if count[name]++; count[name] == 1 {
			names = append(names, name)
		}
	}
	said := make([]string, len(names))
	for i, name := range names {
		said[i] = p.T("company.delegate.answered", survey.Args{"Name": showable(name), "Questions": p.N("company.delegate.questions", count[name])})
	}
	return said
}
