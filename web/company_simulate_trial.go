package web

import (
	"net/http"
	"net/url"

	"maturita/intake"
	"maturita/locale"
	"maturita/scoring"
	"maturita/survey"
)

// shownAside is the value of q-ID where the form carries a question along that it
// does not show.
const shownAside = "0"

// trial is a submitted response with answers that are tried out.
type trial struct {
	intake.Outcome
	form     answersForm
	changes  survey.Answers             // permitted, and other than those given
	path     survey.Path                // of the answers as they are tried out
	joined   map[survey.QuestionID]bool // come onto it by the changes
	asks     map[survey.QuestionID]bool // what can change the result
	shown    map[survey.QuestionID]bool // the form had its field
	problems survey.Problems            // of the form and of questions on the path
	Now      scoring.Result             // by the rules of today
	After    scoring.WhatIf
}

func (t *trial) questionnaire() *survey.Questionnaire { return t.Questionnaire() }

// newTrial reads a form. What is not permitted is left out of what is calculated.
func newTrial(o intake.Outcome, form url.Values) (*trial, error) {
	q := o.Questionnaire()
	t := &trial{
		Outcome: o, form: decodeAnswers(q, form), changes: survey.Answers{},
		joined: map[survey.QuestionID]bool{}, shown: map[survey.QuestionID]bool{}, asks: matters(q), Now: o.Model.Score(o.Answers),
	}
	problems := append(survey.Problems{}, t.form.Problems...)
	for _, edit := range t.form.Edits {
		question := q.Question(edit.Question)
		switch found := survey.CheckAnswer(question, edit.Answer); {
		case len(found) > 0:
			problems = append(problems, found...)
		case fingerprint(question, edit.Answer) == fingerprint(question, o.Answers[edit.Question]):
			delete(t.form.Typed, edit.Question)
		default:
			t.changes[edit.Question] = survey.Canonical(question, edit.Answer)
		}
	}
	after, err := o.Model.WhatIf(o.Answers, t.changes)
	if err != nil {
		return nil, err
	}
	t.After = after
	for id := range t.form.OnPage {
		t.shown[id] = form.Get("q-"+string(id)) != shownAside
	}
	t.path = survey.Walk(q, with(o.Answers, t.changes))
	for _, id := range after.Joined {
		t.joined[id] = true
	}
	for _, problem := range problems {
		if id := survey.QuestionID(problem.Field); problem.Field == "" || (t.path.On(id) && t.asks[id]) {
			t.problems = append(t.problems, problem)
		}
	}
	return t, nil
}

// with are answers of which some are replaced.
func with(answers, changes survey.Answers) survey.Answers {
	all := survey.Answers{}
	for _, some := range []survey.Answers{answers, changes} {
		for id, a := range some {
			all[id] = a
		}
	}
	return all
}

// status is 422 where something is to be corrected.
func (t *trial) status() int {
	if len(t.problems) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// rewrite writes what was read in another language; what could not be read stays
// as it was typed.
func (t *trial) rewrite(p *locale.Printer) {
	for id, a := range t.changes {
		t.form.Typed[id] = typedOf(p, t.questionnaire().Question(id), a)
	}
}

// aside are the fields of questions that were changed and are not asked now: when
// they are asked again, they come back as they were left.
func (t *trial) aside() []hiddenField {
	var fields []hiddenField
	q := t.questionnaire()
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			typed, changed := t.form.Typed[question.ID]
			if !changed || (t.path.On(question.ID) && t.asks[question.ID]) {
				continue
			}
			id := string(question.ID)
			fields = append(fields, hiddenField{"q-" + id, shownAside}, hiddenField{"was-" + id, fingerprint(question, t.Answers[question.ID])})
			fields = append(fields, typed.hidden(question)...)
		}
	}
	return fields
}

// asksIn reports whether an area has a question that can change the result.
func (t *trial) asksIn(area *survey.Area) bool {
	for i := range area.Questions {
		if t.asks[area.Questions[i].ID] {
			return true
		}
	}
	return false
}

// matters are the questions whose answers can change level and scores: those that
// are scored, that conditions of the path look at, and that levels ask for.
func matters(q *survey.Questionnaire) map[survey.QuestionID]bool {
	ids := map[survey.QuestionID]bool{}
	for i := range q.Areas {
		named(q.Areas[i].When, ids)
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			named(question.When, ids)
			if question.Scored {
				ids[question.ID] = true
			}
		}
	}
	for i := range q.Levels {
		required(q.Levels[i].Gates, ids)
	}
	return ids
}

// named adds the questions that a condition looks at.
func named(c *survey.Condition, ids map[survey.QuestionID]bool) {
	if c == nil {
		return
	}
	if c.Question != "" {
		ids[c.Question] = true
	}
	for i := range c.Parts {
		named(&c.Parts[i], ids)
	}
}

// required adds the questions that gates look at.
func required(gates []survey.Gate, ids map[survey.QuestionID]bool) {
	for i := range gates {
		if gates[i].Question != "" {
			ids[gates[i].Question] = true
		}
		required(gates[i].All, ids)
	}
}
