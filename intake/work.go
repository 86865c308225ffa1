package intake

import (
	"context"

	"maturita/survey"
)

// Work is a response on the desk: with its questionnaire, the path that its
// answers lead through, and how far each area is.
type Work struct {
	Response      survey.Response
	Questionnaire *survey.Questionnaire
	Path          survey.Path
	Areas         []Progress // areas with a question on the path, in order
	// Delegation is set where a link of ScopeArea shows the response: then only
	// what belongs to its area is there, and of the company the name.
	Delegation *survey.Delegation
}

// Progress is how far one area is.
type Progress struct {
	Area      *survey.Area
	Questions []*survey.Question  // on the path
	Done      int                 // answered and, where carried over, confirmed
	Missing   []survey.QuestionID // required and not done
}

// Complete reports whether nothing required is missing.
func (p Progress) Complete() bool { return len(p.Missing) == 0 }

// Work returns the response behind a link, as far as the link shows it. NotFound
// when it has expired. Through a link of ScopeArea, WrongState when it is no draft
// any more; Denied through a link to see the result.
func (s *Service) Work(ctx context.Context, a Access) (Work, error) {
	if a.scope == ScopeView {
		return Work{}, errViewOnly
	}
	r, err := s.responseOf(ctx, a)
	if err != nil {
		return Work{}, err
	}
	work, err := s.work(ctx, r)
	if err == nil && a.scope == ScopeArea {
		return delegatedWork(work, a, s.now())
	}
	return work, err
}

func (s *Service) work(ctx context.Context, r survey.Response) (Work, error) {
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return Work{}, err
	}
	return newWork(model.Questionnaire(), r), nil
}

func newWork(q *survey.Questionnaire, r survey.Response) Work {
	w := Work{Response: r, Questionnaire: q, Path: survey.Walk(q, r.Given())}
	for _, area := range w.Path.Areas() {
		p := Progress{Area: area, Questions: w.Path.Questions(area)}
		for _, question := range p.Questions {
			saved := r.Answers[question.ID]
			switch {
			case survey.Answered(question, saved.Answer) && !saved.Carried:
				p.Done++
			case saved.Carried || !question.Optional:
				p.Missing = append(p.Missing, question.ID)
			}
		}
		w.Areas = append(w.Areas, p)
	}
	return w
}

// Complete reports whether the response may be submitted.
func (w Work) Complete() bool {
	for _, p := range w.Areas {
		if !p.Complete() {
			return false
		}
	}
	return w.Response.ProfileDone()
}

// Next returns where to go on: the first missing question in reading order, or
// nil when nothing is missing.
func (w Work) Next() (*survey.Area, survey.QuestionID) {
	for _, p := range w.Areas {
		if len(p.Missing) > 0 {
			return p.Area, p.Missing[0]
		}
	}
	return nil, ""
}
