package web

import (
	"html/template"

	"maturita/survey"
)

// fieldKey is all that the field of a question shows while its answer is an
// option or is not given: nobody's own words.
type fieldKey struct {
	question *survey.Question
	language string
	option   survey.OptionID // "" = not answered
	revision int64
	carried  bool
}

// fieldOf shows a question with the answer that is stored and, unless it is the
// company, whoever gave it. A field without a name or anybody's own words is
// rendered once for all companies.
func (s *Server) fieldOf(m fieldMaker, q *survey.Question, saved survey.SavedAnswer, by string) fieldView {
	whole := func() fieldView {
		f := m.field(q, typedOf(m.p, q, saved.Answer), saved)
		f.By = by
		return f
	}
	if by != "" {
		return whole()
	}
	if kind := saved.Answer.Kind; kind != survey.Unanswered && kind != survey.AnswerOption {
		return whole()
	}
	ready, err := s.pieces.get(fieldKey{q, m.p.Lang, saved.Answer.Option, saved.Revision, saved.Carried}, func() (template.HTML, error) {
		return s.pages.part(m.p.Lang, "company_field", whole())
	})
	if err != nil { // rendering the page meets it again
		return whole()
	}
	return fieldView{ID: string(q.ID), Anchor: anchor(q.ID), Ready: ready}
}
