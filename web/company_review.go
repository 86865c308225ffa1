package web

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
	"maturita/territory"
)

// reviewPage shows what is missing and sends.
type reviewPage struct {
	Base
	journey
	Profile  *profileView // nil until it is given
	Areas    []reviewArea
	Complete bool
	Refused  bool          // sending was tried and refused
	Missing  int           // answers
	First    string        // address of the first thing that is missing
	Newer    *newerView    // nil where no newer version is offered
	Problems []problemView // beside what Areas and Profile say
}

func (*reviewPage) name() string { return "company_review" }

// reviewArea is one area with what is missing in it.
type reviewArea struct {
	step
	Missing []missingView
	Givers  []string // who answered in place of the company
}

// missingView is one question that keeps the response from being sent.
type missingView struct {
	Text, Href  string
	Unconfirmed bool // carried over, not confirmed
}

// profileView is the profile in words.
type profileView struct {
	Representative                          string // legal, "" for none
	Company, CodiceFiscale, PartitaIVA, REA string
	Province, Activity, Staff, Reason       string
	Email                                   string
	LocalUnit, SoleTrader                   bool
	Size                                    *sizeView
}

func (s *Server) showReview(c *gin.Context, v visitor) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	page := s.newReviewPage(c, v, work)
	if page.Newer, err = s.newer(c, v, work); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, page)
}

func (s *Server) submit(c *gin.Context, v visitor) error {
	err := s.Intake.Submit(c.Request.Context(), v.Access)
	var problems survey.Problems
	switch {
	case errors.As(err, &problems):
		return s.refuseSubmission(c, v, problems)
	case err != nil:
		return err
	}
	s.renewAccess(c, v)
	return s.redirect(c, v.path("/risultato"))
}

func (s *Server) refuseSubmission(c *gin.Context, v visitor, problems survey.Problems) error {
	work, ok, err := s.draft(c, v)
	if !ok {
		return err
	}
	page := s.newReviewPage(c, v, work)
	page.Refused = true
	page.Title = s.printer(c).T("company.title-with-problems", survey.Args{"Title": page.Title})
	for _, problem := range problems {
		switch problem.Key {
		case "problem.profile-missing", "problem.unanswered", "problem.unconfirmed":
		default:
			page.Problems = append(page.Problems, problemView{Text: problemText(s.printer(c), problem, work.Questionnaire.Language)})
		}
	}
	return s.render(c, http.StatusUnprocessableEntity, page)
}

func (s *Server) newReviewPage(c *gin.Context, v visitor, work intake.Work) *reviewPage {
	p := s.printer(c)
	page := &reviewPage{
		Base:     Base{Title: p.T("company.review.title"), NoIndex: true},
		journey:  s.newJourney(c, v, work, stepReview),
		Complete: work.Complete(),
	}
	if work.Response.ProfileDone() {
		page.Profile = s.newProfileView(c, work.Response.Profile)
	} else {
		page.First = v.path("/profilo")
	}
	for i, progress := range work.Areas {
		area := reviewArea{step: page.Steps[i+1], Givers: givers(p, work.Response, progress.Questions)}
		for _, id := range progress.Missing {
			area.Missing = append(area.Missing, missingView{
				Text: words(p, work.Questionnaire, work.Questionnaire.Question(id).Text),
				Href: v.path(questionPath(progress.Area.ID, id)), Unconfirmed: work.Response.Answers[id].Carried,
			})
		}
		if page.Missing += len(area.Missing); page.First == "" && len(area.Missing) > 0 {
			page.First = area.Missing[0].Href
		}
		page.Areas = append(page.Areas, area)
	}
	return page
}

func (s *Server) newProfileView(c *gin.Context, profile survey.Profile) *profileView {
	p := s.printer(c)
	v := &profileView{
		Company: profile.CompanyName, CodiceFiscale: string(profile.CodiceFiscale), PartitaIVA: string(profile.PartitaIVA), Representative: profile.LegalRepresentative,
		Province: string(profile.Province), LocalUnit: profile.LocalUnit, Activity: profile.Ateco,
		Staff: p.Number(profile.Staff.String()), Reason: p.T("reason." + string(profile.Reason)),
		Email: profile.ContactEmail, SoleTrader: profile.CodiceFiscale.NaturalPerson(), Size: newSizeView(p, profile),
	}
	if profile.REA.Number != "" {
		v.REA = string(profile.REA.Province) + "-" + profile.REA.Number
	}
	if province, ok := territory.Italy().Province(profile.Province); ok {
		v.Province = province.Name
	}
	if activity, ok := activityOf(profile.Ateco); ok {
		v.Activity = activity.Code + " – " + activity.Title
	}
	return v
}
