package web

import (
	"slices"
	"strings"

	"maturita/survey"
)

// answer is the answer that t says, or the key of what makes it unreadable.
// Nothing entered is no answer.
func (t typed) answer(q *survey.Question) (survey.Answer, string) {
	given, problem := t.given(q)
	switch {
	case problem != "":
		return survey.Answer{}, problem
	case !t.NA && given.Kind == survey.Unanswered && strings.TrimSpace(t.Reason) != "":
		return survey.Answer{}, "problem.reason-without-na"
	case !t.NA:
		return given, ""
	case given.Kind != survey.Unanswered && q.Type != survey.Matrix:
		return survey.Answer{}, "problem.na-and-answer"
	}
	return survey.Answer{Kind: survey.AnswerInapplicable, Reason: t.Reason}, ""
}

// given is the answer apart from non applicabile.
func (t typed) given(q *survey.Question) (survey.Answer, string) {
	switch q.Type {
	case survey.Single, survey.Scale:
		return t.one()
	case survey.Multiple:
		return t.several()
	case survey.Matrix:
		return t.matrix(q)
	case survey.Number:
		if strings.TrimSpace(t.Text) == "" {
			return survey.Answer{}, ""
		}
		n, ok := parseNumber(t.Text, q.Unit, q.Decimals, t.English)
		switch {
		case !ok && q.Decimals == 0:
			return survey.Answer{}, "problem.number-whole"
		case !ok:
			return survey.Answer{}, "problem.number-form"
		}
		return survey.Answer{Kind: survey.AnswerNumber, Number: n}, ""
	case survey.Date:
		if strings.TrimSpace(t.Text) == "" {
			return survey.Answer{}, ""
		}
		return survey.Answer{Kind: survey.AnswerText, Text: parseDate(t.Text)}, ""
	}
	if strings.TrimSpace(t.Text) == "" {
		return survey.Answer{}, ""
	}
	return survey.Answer{Kind: survey.AnswerText, Text: t.Text}, ""
}

func (t typed) one() (survey.Answer, string) {
	switch chosen := without(t.Choices, valueNA); {
	case len(chosen) == 0 || (len(chosen) == 1 && chosen[0] == valueNone):
		return survey.Answer{}, ""
	case len(chosen) > 1:
		return survey.Answer{}, "problem.answer-form"
	default:
		return survey.Answer{Kind: survey.AnswerOption, Option: survey.OptionID(chosen[0])}, ""
	}
}

func (t typed) several() (survey.Answer, string) {
	chosen := without(t.Choices, valueNA)
	switch {
	case len(chosen) == 0:
		return survey.Answer{}, ""
	case slices.Contains(chosen, valueNone) && len(chosen) > 1:
		return survey.Answer{}, "problem.none-and-others"
	}
	return survey.Answer{Kind: survey.AnswerOptions, Options: options(without(chosen, valueNone))}, ""
}

// matrix reads the rows. Radio buttons cannot be unticked without a script, so
// clear and non applicabile stand above what the rows say.
func (t typed) matrix(q *survey.Question) (survey.Answer, string) {
	if t.Clear || t.NA {
		return survey.Answer{}, ""
	}
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
	for i := range q.Rows {
		id := q.Rows[i].ID
		chosen := without(t.Cells[string(id)], valueNone)
		switch {
		case len(chosen) == 1 && chosen[0] == valueNA:
			a.Rows[id] = survey.Cell{NotApplicable: true}
		case slices.Contains(chosen, valueNA):
			return survey.Answer{}, "problem.na-and-answer"
		case len(chosen) > 0:
			a.Rows[id] = survey.Cell{Options: options(chosen)}
		case q.Columns && t.Rest:
			a.Rows[id] = survey.Cell{}
		}
	}
	if len(a.Rows) == 0 {
		return survey.Answer{}, ""
	}
	return a, ""
}

func options(values []string) []survey.OptionID {
	ids := make([]survey.OptionID, len(values))
	for i, v := range values {
		ids[i] = survey.OptionID(v)
	}
	return ids
}

func without(values []string, v string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == v })
}
