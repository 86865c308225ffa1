package intake

import (
	"context"
	"maps"
	"time"

	"maturita/survey"
)

// Edit is a new answer to one question.
type Edit struct {
	Question survey.QuestionID
	Base     int64         // revision of the stored answer that the person saw, 0 = none
	Answer   survey.Answer // the zero value clears
}

// EditConflict is an edit of an answer that somebody else changed meanwhile.
type EditConflict struct {
	Question survey.QuestionID
	Mine     survey.Answer
	Theirs   survey.SavedAnswer
}

// Saved is what became of edits.
type Saved struct {
	Work
	Refused   survey.Problems // edits that the questionnaire does not permit; not stored
	Conflicts []EditConflict  // edits of answers changed meanwhile; not stored
}

// SaveAnswers stores edits one by one: those that the questionnaire permits and
// nobody forestalled, whatever becomes of the others. Completeness is not
// asked. WrongState when the response is no draft any more.
func (s *Service) SaveAnswers(ctx context.Context, a Access, edits []Edit) (Saved, error) {
	var saved Saved
	err := s.edit(ctx, a, func(r *survey.Response, q *survey.Questionnaire) (bool, error) {
		saved = Saved{}
		changed := merge(q, r, edits, s.now(), &saved)
		return changed, nil
	}, func(w Work) { saved.Work = w })
	return saved, err
}

// merge applies edits to a draft and reports whether anything changed. Edits
// are taken in reading order, so that an answer which opens a question comes
// before the answer to that question.
func merge(q *survey.Questionnaire, r *survey.Response, edits []Edit, now time.Time, saved *Saved) bool {
	byQuestion := map[survey.QuestionID]Edit{}
	for _, e := range edits {
		if q.Question(e.Question) == nil {
			saved.Refused = append(saved.Refused, survey.Problem{Field: string(e.Question), Key: "problem.question-unknown"})
			continue
		}
		byQuestion[e.Question] = e
	}
	changed := false
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			if e, ok := byQuestion[question.ID]; ok && mergeOne(q, question, r, e, now, saved) {
				changed = true
			}
		}
	}
	return changed
}

func mergeOne(q *survey.Questionnaire, question *survey.Question, r *survey.Response, e Edit, now time.Time, saved *Saved) bool {
	answer := survey.Canonical(question, e.Answer)
	if p := survey.CheckAnswer(question, e.Answer); len(p) > 0 {
		saved.Refused = append(saved.Refused, p...)
		return false
	}
	stored := r.Answers[question.ID]
	if stored.Answer.Equal(answer) {
		if !stored.Carried {
			return false
		}
	} else {
		if answer.Kind != survey.Unanswered && !survey.Walk(q, r.Given()).On(question.ID) {
			saved.Refused = append(saved.Refused, survey.Problem{Field: string(question.ID), Key: "problem.question-off-path"})
			return false
		}
		if stored.Revision != e.Base {
			saved.Conflicts = append(saved.Conflicts, EditConflict{question.ID, answer, stored})
			return false
		}
	}
	r.Answers[question.ID] = survey.SavedAnswer{Answer: answer, Revision: stored.Revision + 1, SavedAt: now}
	return true
}

// edit changes a draft under its revision: it reads, lets change work on a
// copy, and writes; when somebody else wrote meanwhile it begins again.
func (s *Service) edit(ctx context.Context, a Access, change func(*survey.Response, *survey.Questionnaire) (bool, error), done func(Work)) error {
	if a.scope != ScopeEdit {
		return errViewOnly
	}
	for range maxTries {
		r, err := s.store.Response(ctx, a.response)
		if err != nil {
			return err
		}
		if r.State != survey.Draft {
			return errNotDraft
		}
		model, err := s.catalogue.Model(ctx, r.Instrument)
		if err != nil {
			return err
		}
		r.Answers = maps.Clone(r.Answers)
		changed, err := change(&r, model.Questionnaire())
		if err != nil {
			return err
		}
		if changed {
			r.SavedAt = s.now()
			r.ExpiresAt = r.SavedAt.Add(draftLife)
			err = s.store.ReplaceResponse(ctx, r)
			if survey.KindOf(err) == survey.Conflict {
				continue
			}
			if err != nil {
				return err
			}
			r.Revision++
		}
		done(newWork(model.Questionnaire(), r))
		return nil
	}
	return errBusy
}

// maxTries bounds how often an operation begins again because others wrote the
// same response or company; each failure means that another one succeeded.
const maxTries = 100
