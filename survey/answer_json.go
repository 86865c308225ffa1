package survey

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"
)

// DecodeAnswer reads the JSON form of an answer to q: an option id, a list of
// ids, {row: id or [ids] or {"na": true}}, a number, a text, or
// {"na": true, "reason": "…"}; null is no answer. It returns Problems for
// whatever q does not permit.
func DecodeAnswer(q *Question, raw json.RawMessage) (Answer, error) {
	if !utf8.Valid(raw) { // encoding/json would put replacement characters
		return Answer{}, Problems{{Field: string(q.ID), Key: "problem.text-encoding"}}
	}
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

var errForm = errors.New("wrong form of answer")

func decodeAnswer(q *Question, raw []byte) (Answer, error) {
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return Answer{}, nil
	}
	if raw[0] == '{' {
		if reason, ok := decodeNotApplicable(raw); ok {
			return Answer{Kind: AnswerInapplicable, Reason: reason}, nil
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
			return Answer{}, numberProblem(q, err)
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

// numberProblem says why ParseDecimal did not read a number: no question permits
// what is beyond a Decimal.
func numberProblem(q *Question, err error) Problems {
	switch {
	case errors.Is(err, ErrDecimalPlaces):
		return Problems{tooPrecise(q)}
	case errors.Is(err, ErrDecimalRange):
		return Problems{{Field: string(q.ID), Key: "problem.number-range", Args: Args{"Min": q.Min, "Max": q.Max}}}
	case q.Decimals == 0:
		return Problems{{Field: string(q.ID), Key: "problem.number-whole"}}
	}
	return Problems{{Field: string(q.ID), Key: "problem.number-form"}}
}

// decodeNotApplicable accepts {"na": true} with an optional reason and nothing
// else; a matrix row named "na" cannot be mistaken for it, as ids are strings.
func decodeNotApplicable(raw []byte) (reason string, ok bool) {
	var parts map[string]json.RawMessage
	if json.Unmarshal(raw, &parts) != nil || string(parts["na"]) != "true" || namesTwice(raw) {
		return "", false
	}
	delete(parts, "na")
	if given, there := parts["reason"]; there {
		if json.Unmarshal(given, &reason) != nil {
			return "", false
		}
		delete(parts, "reason")
	}
	return reason, len(parts) == 0
}

// decodeMatrix reads all rows; the error is a Problems with every row that has
// not the form of an answer, beside what CheckAnswer says of the others.
func decodeMatrix(q *Question, raw []byte) (Answer, error) {
	var rows map[RowID]json.RawMessage
	if err := json.Unmarshal(raw, &rows); err != nil || rows == nil || namesTwice(raw) {
		return Answer{}, errForm
	}
	a := Answer{Kind: AnswerRows, Rows: map[RowID]Cell{}}
	var problems Problems
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		cell, ok := decodeCell(q, bytes.TrimSpace(rows[id]))
		row := q.Row(id)
		switch {
		case ok || row == nil:
			a.Rows[id] = cell
		default:
			problems = append(problems, Problem{Field: string(q.ID), Row: row.Text, Key: "problem.answer-form"})
		}
	}
	if len(problems) > 0 {
		return Answer{}, append(problems, CheckAnswer(q, a)...)
	}
	return a, nil
}

func decodeCell(q *Question, raw []byte) (c Cell, ok bool) {
	if reason, na := decodeNotApplicable(raw); na {
		return Cell{NotApplicable: true}, reason == ""
	}
	if q.Columns {
		err := json.Unmarshal(raw, &c.Options)
		return c, err == nil && c.Options != nil
	}
	var one OptionID
	err := json.Unmarshal(raw, &one)
	return Cell{Options: []OptionID{one}}, err == nil && one != ""
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
		return encodeNotApplicable(a.Reason)
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
				rows[id] = map[string]bool{"na": true}
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

func encodeNotApplicable(reason string) (json.RawMessage, error) {
	return json.Marshal(struct {
		NA     bool   `json:"na"`
		Reason string `json:"reason,omitempty"`
	}{true, reason})
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
