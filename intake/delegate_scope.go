package intake

import (
	"context"
	"time"

	"maturita/survey"
)

// What a link of ScopeArea shows and permits is decided here; every other use
// case refuses it.

// mayEdit refuses every link but the company's own.
func (a Access) mayEdit() error {
	switch a.scope {
	case ScopeEdit:
		return nil
	case ScopeArea:
		return errAreaOnly
	}
	return errViewOnly
}

// delegatedIn completes the access of a link of ScopeArea: the delegation must
// not have been revoked.
func (a Access) delegatedIn(r survey.Response, now time.Time) (Access, error) {
	d := r.Delegation(a.delegation)
	if d == nil || !d.Live(now) {
		return Access{}, errNoLink
	}
	a.area = d.Area
	return a, nil
}

// delegatedWork cuts a response down to what a delegation shows: the questions
// and answers of its area and the company's name. Which questions those are is
// decided by all answers. NotFound when the delegation has ended, WrongState when
// the response is no draft any more.
func delegatedWork(whole Work, a Access, now time.Time) (Work, error) {
	d := whole.Response.Delegation(a.delegation)
	switch {
	case d == nil || !d.Live(now):
		return Work{}, errNoLink
	case whole.Response.State != survey.Draft:
		return Work{}, errNotDraft
	}
	q, r := whole.Questionnaire, whole.Response
	cut := survey.Response{
		ID: r.ID, Instrument: r.Instrument, State: r.State, Language: r.Language,
		Profile: survey.Profile{CompanyName: r.Profile.CompanyName},
		Answers: map[survey.QuestionID]survey.SavedAnswer{},
	}
	cut.Delegations = []survey.Delegation{*d}
	for id, saved := range r.Answers {
		if !inArea(q, d.Area, id) {
			continue
		}
		cut.Answers[id] = unnamed(saved, d.ID)
		if saved.SavedAt.After(cut.SavedAt) {
			cut.SavedAt = saved.SavedAt
		}
	}
	work := Work{Response: cut, Questionnaire: q, Path: whole.Path.Within(d.Area), Delegation: d}
	for _, p := range whole.Areas {
		if p.Area.ID == d.Area {
			work.Areas = []Progress{p}
		}
	}
	return work, nil
}

// unnamed hides through which other delegation an answer was given.
func unnamed(saved survey.SavedAnswer, own survey.DelegationID) survey.SavedAnswer {
	if saved.By != own {
		saved.By = ""
	}
	return saved
}

func inArea(q *survey.Questionnaire, area survey.AreaID, id survey.QuestionID) bool {
	a := q.Area(area)
	if a == nil {
		return false
	}
	for i := range a.Questions {
		if a.Questions[i].ID == id {
			return true
		}
	}
	return false
}

// saveDelegated is SaveAnswers for a link of ScopeArea: what is said of questions
// outside the area is refused and tells nothing of them.
func (s *Service) saveDelegated(ctx context.Context, a Access, edits []Edit) (Saved, error) {
	var saved Saved
	var scoped error
	err := s.change(ctx, a, func(r *survey.Response, q *survey.Questionnaire) (bool, error) {
		d := r.Delegation(a.delegation)
		if d == nil || !d.Live(s.now()) {
			return false, errNoLink
		}
		saved = Saved{}
		var own []Edit
		for _, e := range edits {
			if inArea(q, d.Area, e.Question) {
				own = append(own, e)
			} else {
				saved.Refused = append(saved.Refused, survey.Problem{Field: string(e.Question), Key: "problem.question-of-others"})
			}
		}
		changed := merge(q, r, own, d.ID, s.now(), &saved)
		for i, c := range saved.Conflicts {
			saved.Conflicts[i].Theirs = unnamed(c.Theirs, d.ID)
		}
		return changed, nil
	}, func(whole Work) { saved.Work, scoped = delegatedWork(whole, a, s.now()) })
	if err == nil {
		err = scoped
	}
	return saved, err
}
