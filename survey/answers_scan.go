package survey

import (
	"bytes"
	"encoding/json"
)

// scanAnswers reads what DecodeAnswers reads, many times faster, where it is
// plain: every question known and named once, no escape in a name and none by
// number in a text, every answer permitted. It returns false for anything else, right or wrong, and
// leaves anything in answers then. The source is valid UTF-8.
func scanAnswers(answers Answers, q *Questionnaire, source []byte) bool {
	s := scanner{source: source}
	clear(answers)
	nulls := false
	ok := s.members(func(name []byte) bool {
		question := q.questions[QuestionID(name)]
		if question == nil {
			return false
		}
		if _, twice := answers[question.ID]; twice {
			return false
		}
		a, ok := s.answer(question)
		if !ok || a.Kind != AnswerOption && len(CheckAnswer(question, a)) > 0 { // an option was found among the question's
			return false
		}
		nulls = nulls || a.Kind == Unanswered
		if a.Kind == AnswerOptions || a.Kind == AnswerRows {
			a = Canonical(question, a)
		}
		answers[question.ID] = a
		return true
	})
	if !ok || s.next() != 0 || s.at < len(source) {
		return false
	}
	if nulls {
		for id, a := range answers {
			if a.Kind == Unanswered {
				delete(answers, id)
			}
		}
	}
	return true
}

// scanner goes through JSON text. What its methods do not recognise they refuse;
// nothing after a refusal means anything.
type scanner struct {
	source []byte
	at     int
}

// next is the first byte of the next token, 0 at the end.
func (s *scanner) next() byte {
	for ; s.at < len(s.source); s.at++ {
		switch c := s.source[s.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) take(c byte) bool {
	if s.next() != c {
		return false
	}
	s.at++
	return true
}

func (s *scanner) word(w string) bool {
	s.next()
	if !bytes.HasPrefix(s.source[s.at:], []byte(w)) {
		return false
	}
	s.at += len(w)
	return true
}

// text takes a string that has no escape; what it returns is part of the source.
func (s *scanner) text() ([]byte, bool) {
	if !s.take('"') {
		return nil, false
	}
	from := s.at
	for ; s.at < len(s.source); s.at++ {
		switch c := s.source[s.at]; {
		case c == '"':
			s.at++
			return s.source[from : s.at-1], true
		case c == '\\' || c < ' ':
			return nil, false
		}
	}
	return nil, false
}

// words takes a string in which characters may be escaped, but not by their
// number.
func (s *scanner) words() (string, bool) {
	if s.next() != '"' {
		return "", false
	}
	from, escaped := s.at, false
	for s.at++; s.at < len(s.source); s.at++ {
		switch c := s.source[s.at]; {
		case c == '"':
			s.at++
			if !escaped {
				return string(s.source[from+1 : s.at-1]), true
			}
			var text string
			err := json.Unmarshal(s.source[from:s.at], &text)
			return text, err == nil
		case c == '\\':
			escaped = true
			s.at++
			if s.at < len(s.source) && s.source[s.at] == 'u' {
				return "", false
			}
		case c < ' ':
			return "", false
		}
	}
	return "", false
}

// members takes an object; value takes the value of each of its members.
func (s *scanner) members(value func(name []byte) bool) bool {
	if !s.take('{') {
		return false
	}
	if s.take('}') {
		return true
	}
	for {
		name, ok := s.text()
		if !ok || !s.take(':') || !value(name) {
			return false
		}
		if !s.take(',') {
			return s.take('}')
		}
	}
}

// number takes a number without an exponent, exact to a Decimal's places.
func (s *scanner) number() (Decimal, bool) {
	s.next()
	from := s.at
	if s.at < len(s.source) && s.source[s.at] == '-' {
		s.at++
	}
	first := s.at
	for s.at < len(s.source) && (s.source[s.at] == '.' || '0' <= s.source[s.at] && s.source[s.at] <= '9') {
		s.at++
	}
	if s.at-first > 1 && s.source[first] == '0' && s.source[first+1] != '.' {
		return 0, false // no JSON
	}
	d, err := ParseDecimal(string(s.source[from:s.at]))
	return d, err == nil
}
