package survey

import (
	"bytes"
	"encoding/json"
	"errors"
	"unicode/utf8"
)

// DecodeAnswers reads a JSON object of answers by question id. The error is a
// Problems with every problem: text that is not JSON, with its place; unknown
// questions, wrong forms, values that are not permitted, a name given twice. The
// answers without a problem come with it.
func DecodeAnswers(q *Questionnaire, source []byte) (Answers, error) {
	return DecodeAnswersInto(make(Answers, len(q.questions)), q, source)
}

// DecodeAnswersInto is DecodeAnswers for many, one after the other: it may empty
// room and return the answers in it, so that none returned before may be in use.
func DecodeAnswersInto(room Answers, q *Questionnaire, source []byte) (Answers, error) {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	if !utf8.Valid(source) {
		return nil, Problems{{Key: "problem.text-encoding"}}
	}
	if scanAnswers(room, q, source) {
		return room, nil
	}
	return readAnswers(q, source)
}

// readAnswers is DecodeAnswers for whatever scanAnswers refuses.
func readAnswers(q *Questionnaire, source []byte) (Answers, error) {
	var object json.RawMessage
	if err := json.Unmarshal(source, &object); err != nil {
		return nil, Problems{notJSON(source, err)}
	}
	dec := json.NewDecoder(bytes.NewReader(object))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, Problems{{Key: "problem.answers-object"}}
	}
	answers, problems, seen := Answers{}, Problems{}, map[string]bool{}
	for dec.More() {
		token, err := dec.Token()
		name, ok := token.(string)
		var raw json.RawMessage
		if err != nil || !ok || dec.Decode(&raw) != nil {
			return nil, Problems{{Key: "problem.answers-object"}}
		}
		question := q.Question(QuestionID(name))
		switch {
		case seen[name]:
			problems = append(problems, Problem{Field: excerpt(name), Key: "problem.question-twice"})
		case question == nil:
			problems = append(problems, Problem{Field: excerpt(name), Key: "problem.question-unknown"})
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
	return answers, problems.Err()
}

// notJSON says where a text stops being JSON: line and column from 1, the column
// in characters, and what stands there.
func notJSON(source []byte, err error) Problem {
	at := len(source)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset > 0 && int(syntax.Offset) <= len(source) && err.Error() != "unexpected end of JSON input" {
		at = int(syntax.Offset) - 1
	}
	before := source[:at]
	line := bytes.LastIndexByte(before, '\n') + 1
	return Problem{Key: "problem.answers-json", Args: Args{
		"Line": bytes.Count(before, []byte("\n")) + 1, "Column": utf8.RuneCount(before[line:]) + 1, "Near": excerpt(string(source[at:])),
	}}
}
