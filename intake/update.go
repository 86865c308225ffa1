package intake

import (
	"context"

	"maturita/survey"
)

// Update begins a new draft from a submitted response, on the newest version of
// its questionnaire: the profile and every answer that version still permits
// are carried over, each to be confirmed. The earlier response stays as it is.
func (s *Service) Update(ctx context.Context, a Access) (survey.Response, Token, error) {
	return s.follow(ctx, a, false)
}

// Rectify is Update for a response that holds an error: the new one takes its
// place, and its report names the number that it replaces.
func (s *Service) Rectify(ctx context.Context, a Access) (survey.Response, Token, error) {
	return s.follow(ctx, a, true)
}

func (s *Service) follow(ctx context.Context, a Access, rectifies bool) (survey.Response, Token, error) {
	if err := a.mayEdit(); err != nil {
		return survey.Response{}, "", err
	}
	earlier, err := s.store.Response(ctx, a.response)
	if err != nil {
		return survey.Response{}, "", err
	}
	switch earlier.State {
	case survey.Draft:
		return survey.Response{}, "", errNoResult
	case survey.Withdrawn:
		return survey.Response{}, "", errWithdrawn
	}
	model, err := s.catalogue.Current(ctx, earlier.Instrument.ID)
	if err != nil {
		return survey.Response{}, "", err
	}
	r, err := s.newDraft(model.Questionnaire().Ref, earlier.NoticeVersion)
	if err != nil {
		return survey.Response{}, "", err
	}
	r.Language, r.Rectifies = earlier.Language, rectifies
	r.Updates, r.Profile, r.ContactKey, r.NoticeAt = earlier.ID, earlier.Profile, earlier.ContactKey, earlier.NoticeAt
	r.Answers = carry(model.Questionnaire(), earlier, r)
	return s.insertDraft(ctx, r)
}

// carry takes over the answers that a questionnaire permits, as not confirmed.
// Between versions that are not comparable nothing is carried over: the same id
// might ask something else.
func carry(q *survey.Questionnaire, earlier, r survey.Response) map[survey.QuestionID]survey.SavedAnswer {
	carried := map[survey.QuestionID]survey.SavedAnswer{}
	if q.Version.Major != earlier.Instrument.Version.Major {
		return carried
	}
	for id, answer := range earlier.Given() {
		question := q.Question(id)
		if question != nil && len(survey.CheckAnswer(question, answer)) == 0 {
			carried[id] = survey.SavedAnswer{Answer: answer, Revision: 1, SavedAt: r.BeganAt, Carried: true}
		}
	}
	return carried
}
