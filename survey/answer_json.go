package survey

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// DecodeAnswer reads the JSON form of an answer to q: an option id, a list of
// ids, {row: id or [ids] or {"na": true}}, a number, a text, or
// {"na": true, "reason": "…"}; null is no answer. It returns Problems for
// whatever q does not permit.
func DecodeAnswer(q *Question, raw json.RawMessage) (Answer, error) {
	a, err := decodeAnswer(q, bytes.TrimSpace(raw))
	if err != nil {
		var p Problems
		if errors.As(err, &p) {
			return Answer{}, p
		}
		return Answer{}, Problems{{Field: string(q.ID), Key: "problem.answer-form"}}
	}
	if p := CheckAnswer(q, a); len(p) > 0 {
		return Answer{}, p
	}
	return Canonical(q, a), nil
}

type notApplicableJSON struct {
	NA     bool   `json:"na"`
	Reason string `json:"reason,omitempty"`
}

var errForm = errors.New("wrong form of answer")

func decodeAnswer(q *Question, raw []byte) (Answer, error) {
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return Answer{}, nil
	}
	if raw[0] == '{' {
		if na, ok := decodeNotApplicable(raw); ok {
			return Answer{Kind: AnswerInapplicable, Reason: na.Reason}, nil
		}
	}
	switch q.Type {
	case Single, Scale:
		var id OptionID
		err := json.Unmarshal(raw, &id)
		return Answer{Kind: AnswerOption, Option: id}, err
	case Multiple:
		var ids []OptionID
		err := json.Unmarshal(raw, &ids)
		return Answer{Kind: AnswerOptions, Options: ids}, err
	case Number:
		var n json.Number
		if raw[0] == '"' {
			return Answer{}, errForm
		}
		if err := json.Unmarshal(raw, &n); err != nil {
			return Answer{}, err
		}
		d, err := ParseDecimal(n.String())
		if err != nil {
			return Answer{}, Problems{{Field: string(q.ID), Key: "problem.number-form"}}
		}
		return Answer{Kind: AnswerNumber, Number: d}, nil
	case FreeText, Date:
		var s string
		err := json.Unmarshal(raw, &s)
		return Answer{Kind: AnswerText, Text: s}, err
	case Matrix:
		return decodeMatrix(q, raw)
	}
	return Answer{}, errForm
}

// decodeNotApplicable accepts {"na": true} with an optional reason and nothing
// else; a matrix row named "na" cannot be mistaken for it, as ids are strings.
func decodeNotApplicable(raw []byte) (notApplicableJSON, bool) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var na notApplicableJSON
	if err := dec.Decode(&na); err != nil || !na.NA {
		return na, false
	}
	_, err := dec.Token()
	return na, err == io.EOF
}

func decodeMatrix(q *Question, raw []byte) (Answer, error) {
	var rows map[RowID]json.RawMessage
	if err := json.Unmarshal(raw, &rows); err != nil || rows == nil || namesTwice(raw) {
		return Answer{}, errForm
	}
	a := Answer{Kind: AnswerRows, Rows: map[RowID]Cell{}}
	for id, cell := range rows {
		cell = bytes.TrimSpace(cell)
		if na, ok := decodeNotApplicable(cell); ok {
			if na.Reason != "" {
				return Answer{}, errForm
			}
			a.Rows[id] = Cell{NotApplicable: true}
			continue
		}
		var c Cell
		if q.Columns {
			if err := json.Unmarshal(cell, &c.Options); err != nil || c.Options == nil {
				return Answer{}, fmt.Errorf("row %s: %w", id, errForm)
			}
		} else {
			var one OptionID
			if err := json.Unmarshal(cell, &one); err != nil || one == "" {
				return Answer{}, fmt.Errorf("row %s: %w", id, errForm)
			}
			c.Options = []OptionID{one}
		}
		a.Rows[id] = c
	}
	return a, nil
}

// namesTwice reports whether a well-formed JSON object has a name more than once.
func namesTwice(raw []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(raw))
	seen := map[json.Token]bool{}
	dec.Token()
	for dec.More() {
		name, err := dec.Token()
		var value json.RawMessage
		if err != nil || seen[name] || dec.Decode(&value) != nil {
			return true
		}
		seen[name] = true
	}
	return false
}

// EncodeAnswer writes the JSON form that DecodeAnswer reads. The columns of a
// matrix tell its two forms apart, hence q.
func EncodeAnswer(q *Question, a Answer) (json.RawMessage, error) {
	switch a.Kind {
	case Unanswered:
		return json.RawMessage("null"), nil
	case AnswerInapplicable:
		return json.Marshal(notApplicableJSON{NA: true, Reason: a.Reason})
	case AnswerOption:
		return json.Marshal(a.Option)
	case AnswerOptions:
		return json.Marshal(append([]OptionID{}, a.Options...))
	case AnswerNumber:
		return json.Marshal(a.Number)
	case AnswerText:
		return json.Marshal(a.Text)
	case AnswerRows:
		rows := map[RowID]any{}
		for id, c := range a.Rows {
			switch {
			case c.NotApplicable:
				rows[id] = notApplicableJSON{NA: true}
			case q.Columns:
				rows[id] = append([]OptionID{}, c.Options...)
			case len(c.Options) != 1:
				return nil, fmt.Errorf("row %s of a scale with %d points: %w", id, len(c.Options), errForm)
			default:
				rows[id] = c.Options[0]
			}
		}
		return json.Marshal(rows)
	}
	return nil, fmt.Errorf("answer of unknown kind %d", a.Kind)
}

// Canonical puts ticks into the order of the questionnaire, so that two answers
// that say the same are equal.
func Canonical(q *Question, a Answer) Answer {
	order := func(ids []OptionID) []OptionID {
		sorted := []OptionID{}
		for i := range q.Options {
			if slices.Contains(ids, q.Options[i].ID) {
				sorted = append(sorted, q.Options[i].ID)
			}
		}
		return sorted
	}
	switch a.Kind {
	case AnswerOptions:
		a.Options = order(a.Options)
	case AnswerRows:
		rows := make(map[RowID]Cell, len(a.Rows))
		for id, c := range a.Rows {
			if !c.NotApplicable {
				c.Options = order(c.Options)
			}
			rows[id] = c
		}
		a.Rows = rows
	}
	return a
}

// DecodeAnswers reads a JSON object of answers by question id. It reports
// every problem: unknown questions, wrong forms, values that are not
// permitted, a name given twice.
func DecodeAnswers(q *Questionnaire, r io.Reader) (Answers, error) {
	dec := json.NewDecoder(r)
	answers, problems := Answers{}, Problems{}
	if tok, err := dec.Token(); err != nil || tok != json.Delim('{') {
		return nil, Problems{{Key: "problem.answers-object"}}
	}
	seen := map[string]bool{}
	for dec.More() {
		tok, err := dec.Token()
		if err != nil {
			return nil, Problems{{Key: "problem.answers-json", Args: Args{"Detail": err.Error()}}}
		}
		name := tok.(string)
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return nil, Problems{{Key: "problem.answers-json", Args: Args{"Detail": err.Error()}}}
		}
		question := q.Question(QuestionID(name))
		switch {
		case seen[name]:
			problems = append(problems, Problem{Field: name, Key: "problem.question-twice"})
		case question == nil:
			problems = append(problems, Problem{Field: name, Key: "problem.question-unknown"})
		default:
			a, err := DecodeAnswer(question, raw)
			var p Problems
			if errors.As(err, &p) {
				problems = append(problems, p...)
			} else if a.Kind != Unanswered {
				answers[question.ID] = a
			}
		}
		seen[name] = true
	}
	if _, err := dec.Token(); err != nil {
		return nil, Problems{{Key: "problem.answers-json", Args: Args{"Detail": err.Error()}}}
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, Problems{{Key: "problem.answers-trailing"}}
	}
	return answers, problems.Err()
}
