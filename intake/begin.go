package intake

import (
	"context"

	"maturita/survey"
)

// Begin makes a draft on the newest version of a questionnaire, once the
// privacy notice has been acknowledged, with the link that opens it. Mails about
// it will be in the language.
func (s *Service) Begin(ctx context.Context, instrument survey.QuestionnaireID, noticeVersion string, language survey.Language) (survey.Response, Token, error) {
	model, err := s.catalogue.Current(ctx, instrument)
	if err != nil {
		return survey.Response{}, "", err
	}
	r, err := s.newDraft(model.Questionnaire().Ref, noticeVersion)
	if err != nil {
		return survey.Response{}, "", err
	}
	r.Language = language
	return s.insertDraft(ctx, r)
}

func (s *Service) newDraft(ref survey.Ref, noticeVersion string) (survey.Response, error) {
	id, err := newID(s.random)
	if err != nil {
		return survey.Response{}, err
	}
	now := s.now()
	return survey.Response{
		ID: survey.ResponseID(id), Instrument: ref, State: survey.Draft,
		NoticeVersion: noticeVersion, NoticeAt: now,
		Answers: map[survey.QuestionID]survey.SavedAnswer{},
		BeganAt: now, SavedAt: now, ExpiresAt: now.Add(draftLife),
		Assurance: survey.Claimed,
	}, nil
}

func (s *Service) insertDraft(ctx context.Context, r survey.Response) (survey.Response, Token, error) {
	token, link, err := s.newLink(r.ID, ScopeEdit)
	if err != nil {
		return survey.Response{}, "", err
	}
	err = s.store.Atomic(ctx, func(ctx context.Context, w Writer) error {
		if err := w.InsertResponse(ctx, r); err != nil {
			return err
		}
		return w.InsertLink(ctx, link)
	})
	if err != nil {
		return survey.Response{}, "", err
	}
	r.Revision = 1
	return r, token, nil
}

// newLink makes a link that is not stored yet.
func (s *Service) newLink(id survey.ResponseID, scope Scope) (Token, Link, error) {
	token, err := newToken(s.random)
	if err != nil {
		return "", Link{}, err
	}
	now := s.now()
	return token, Link{Hash: token.Hash(), Response: id, Scope: scope, CreatedAt: now, ExpiresAt: now.Add(linkLife)}, nil
}
