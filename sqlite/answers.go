package sqlite

import (
	"encoding/json"
	"fmt"
	"time"

	"maturita/survey"
	"maturita/territory"
)

// answerRow is a saved answer as JSON. It says its kind, so that it can be read
// without the questionnaire. Number is in thousandths, At in milliseconds.
type answerRow struct {
	Kind     string                   `json:"k"`
	Option   survey.OptionID          `json:"o,omitempty"`
	Options  []survey.OptionID        `json:"os,omitzero"`
	Rows     map[survey.RowID]cellRow `json:"rows,omitzero"`
	Number   int64                    `json:"n,omitempty"`
	Text     string                   `json:"t,omitempty"`
	Reason   string                   `json:"why,omitempty"`
	Revision int64                    `json:"rev"`
	At       *int64                   `json:"at,omitempty"`
	Carried  bool                     `json:"carried,omitempty"`
	By       survey.DelegationID      `json:"by,omitempty"`
}

type cellRow struct {
	NotApplicable bool              `json:"na,omitempty"`
	Options       []survey.OptionID `json:"os,omitzero"`
}

// kinds are the names of the kinds of answer as stored, for ever.
var kinds = []string{"none", "option", "options", "rows", "number", "text", "na"}

func encodeAnswers(answers map[survey.QuestionID]survey.SavedAnswer) (string, error) {
	var rows map[survey.QuestionID]answerRow
	if answers != nil {
		rows = make(map[survey.QuestionID]answerRow, len(answers))
	}
	for id, s := range answers {
		a := s.Answer
		one := answerRow{
			Kind: kinds[a.Kind], Option: a.Option, Options: a.Options, Number: int64(a.Number), Text: a.Text, Reason: a.Reason,
			Revision: s.Revision, Carried: s.Carried, By: s.By,
		}
		if !s.SavedAt.IsZero() {
			at := s.SavedAt.UnixMilli()
			one.At = &at
		}
		if a.Rows != nil {
			one.Rows = make(map[survey.RowID]cellRow, len(a.Rows))
			for row, cell := range a.Rows {
				one.Rows[row] = cellRow(cell)
			}
		}
		rows[id] = one
	}
	raw, err := json.Marshal(rows)
	return string(raw), err
}

func decodeAnswers(raw string) (map[survey.QuestionID]survey.SavedAnswer, error) {
	var rows map[survey.QuestionID]answerRow
	if err := json.Unmarshal([]byte(raw), &rows); err != nil {
		return nil, fmt.Errorf("answers: %w", err)
	}
	if rows == nil {
		return nil, nil
	}
	answers := make(map[survey.QuestionID]survey.SavedAnswer, len(rows))
	for id, one := range rows {
		a := survey.Answer{Option: one.Option, Options: one.Options, Number: survey.Decimal(one.Number), Text: one.Text, Reason: one.Reason}
		var err error
		if a.Kind, err = kindOf(one.Kind); err != nil {
			return nil, fmt.Errorf("the answer to %s: %w", id, err)
		}
		if one.Rows != nil {
			a.Rows = make(map[survey.RowID]survey.Cell, len(one.Rows))
			for row, cell := range one.Rows {
				a.Rows[row] = survey.Cell(cell)
			}
		}
		s := survey.SavedAnswer{Answer: a, Revision: one.Revision, Carried: one.Carried, By: one.By}
		if one.At != nil {
			s.SavedAt = time.UnixMilli(*one.At).UTC()
		}
		answers[id] = s
	}
	return answers, nil
}

func kindOf(name string) (survey.AnswerKind, error) {
	for kind, known := range kinds {
		if known == name {
			return survey.AnswerKind(kind), nil
		}
	}
	return 0, fmt.Errorf("unknown kind %q", name)
}

func sigla(s string) territory.Sigla { return territory.Sigla(s) }
