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
// asked. Through a link of ScopeArea the same holds of its area; edits outside it
// are refused. WrongState when the response is no draft any more.
func (s *Service) SaveAnswers(ctx context.Context, a Access, edits []Edit) (Saved, error) {
	if a.scope == ScopeArea {
		return s.saveDelegated(ctx, a, edits)
	}
	var saved Saved
	err := s.edit(ctx, a, func(r *survey.Response, q *survey.Questionnaire) (bool, error) {
		saved = Saved{}
		changed := merge(q, r, edits, "", s.now(), &saved)
		return changed, nil
	}, func(w Work) { saved.Work = w })
	return saved, err
}

// merge applies edits to a draft and reports whether anything changed. Edits
// are taken in reading order, so that an answer which opens a question comes
// before the answer to that question. By is the delegation that they come
// through, "" for the company.
func merge(q *survey.Questionnaire, r *survey.Response, edits []Edit, by survey.DelegationID, now time.Time, saved *Saved) bool {
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
			if e, ok := byQuestion[question.ID]; ok && mergeOne(q, question, r, e, by, now, saved) {
				changed = true
			}
		}
	}
	return changed
}

func mergeOne(q *survey.Questionnaire, question *survey.Question, r *survey.Response, e Edit, by survey.DelegationID, now time.Time, saved *Saved) bool {
	answer := survey.Canonical(question, e.Answer)
	if p := survey.CheckAnswer(question, e.Answer); len(p) > 0 {
		saved.Refused = append(saved.Refused, p...)
		return false
	}
	stored := r.Answers[question.ID]
	switch same := stored.Answer.Equal(answer); {
	case same && !stored.Carried:
		return false
	case !same && answer.Kind != survey.Unanswered && !survey.Walk(q, r.Given()).On(question.ID):
		saved.Refused = append(saved.Refused, survey.Problem{Field: string(question.ID), Key: "problem.question-off-path"})
		return false
	case stored.Revision != e.Base: // to confirm an answer, one must have seen how its question is asked now
		saved.Conflicts = append(saved.Conflicts, EditConflict{question.ID, answer, stored})
		return false
	}
	r.Answers[question.ID] = survey.SavedAnswer{Answer: answer, Revision: stored.Revision + 1, SavedAt: now, By: by}
	return true
}

// edit is change for the company's own link.
func (s *Service) edit(ctx context.Context, a Access, change func(*survey.Response, *survey.Questionnaire) (bool, error), done func(Work)) error {
	if err := a.mayEdit(); err != nil {
		return err
	}
	return s.change(ctx, a, change, done)
}

// change changes a draft under its revision: it reads, lets change work on a
// copy, and writes; when somebody else wrote meanwhile it begins again. What was
// read before is good enough to write on, as the revision guards that, and for
// nothing else. Whether the link permits it is for the caller to know.
func (s *Service) change(ctx context.Context, a Access, change func(*survey.Response, *survey.Questionnaire) (bool, error), done func(Work)) error {
	for range maxTries {
		r, err := s.responseOf(ctx, a)
		if err != nil {
			return err
		}
		_, before := a.entered.now()
		a.entered.forget()
		if r.State != survey.Draft {
			return errNotDraft // for ever
		}
		model, err := s.catalogue.Model(ctx, r.Instrument)
		if err != nil {
			return err
		}
		r.Answers = maps.Clone(r.Answers)
		changed, err := change(&r, model.Questionnaire())
		if before && (err != nil || !changed) {
			continue
		}
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
			s.recent.put(r)
			a.entered.put(r)
		}
		done(newWork(model.Questionnaire(), r))
		return nil
	}
	return errBusy
}

// maxTries bounds how often an operation begins again because others wrote the
// same response or company; each failure means that another one succeeded.
const maxTries = 100
