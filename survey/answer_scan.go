package survey

// answer takes the answer to a question, in the forms that DecodeAnswer reads.
func (s *scanner) answer(q *Question) (a Answer, ok bool) {
	switch c := s.next(); {
	case c == 'n':
		return Answer{}, s.word("null")
	case c == '{' && q.Type != Matrix:
		a.Kind = AnswerInapplicable
		a.Reason, ok = s.inapplicable()
		return a, ok
	}
	switch q.Type {
	case Single, Scale:
		a.Kind = AnswerOption
		a.Option, ok = s.option(q)
	case Multiple:
		a.Kind = AnswerOptions
		a.Options, ok = s.options(q)
	case Number:
		a.Kind = AnswerNumber
		a.Number, ok = s.number()
	case FreeText, Date:
		a.Kind = AnswerText
		a.Text, ok = s.words()
	case Matrix:
		a.Kind = AnswerRows
		a.Rows, ok = s.rows(q)
	}
	return a, ok
}

// option takes the id of one of a question's options.
func (s *scanner) option(q *Question) (OptionID, bool) {
	id, ok := s.text()
	if !ok {
		return "", false
	}
	for i := range q.Options {
		if string(q.Options[i].ID) == string(id) {
			return q.Options[i].ID, true
		}
	}
	return "", false
}

// options takes a list of them.
func (s *scanner) options(q *Question) ([]OptionID, bool) {
	if !s.take('[') {
		return nil, false
	}
	ids := []OptionID{}
	if s.take(']') {
		return ids, true
	}
	for {
		id, ok := s.option(q)
		if !ok {
			return nil, false
		}
		ids = append(ids, id)
		if !s.take(',') {
			return ids, s.take(']')
		}
	}
}

// inapplicable takes {"na": true}, with a reason or without.
func (s *scanner) inapplicable() (reason string, ok bool) {
	na, given := false, false
	ok = s.members(func(name []byte) bool {
		switch {
		case string(name) == "na" && !na:
			na = true
			return s.word("true")
		case string(name) == "reason" && !given:
			given = true
			text, ok := s.words()
			reason = text
			return ok
		}
		return false
	})
	return reason, ok && na
}

// rows takes the rows of a matrix, each named once.
func (s *scanner) rows(q *Question) (map[RowID]Cell, bool) {
	rows := make(map[RowID]Cell, len(q.Rows))
	ok := s.members(func(name []byte) bool {
		var row *Row
		for i := range q.Rows {
			if string(q.Rows[i].ID) == string(name) {
				row = &q.Rows[i]
			}
		}
		if row == nil {
			return false
		}
		if _, twice := rows[row.ID]; twice {
			return false
		}
		cell, ok := s.cell(q)
		rows[row.ID] = cell
		return ok
	})
	return rows, ok
}

func (s *scanner) cell(q *Question) (c Cell, ok bool) {
	switch {
	case s.next() == '{':
		reason, ok := s.inapplicable()
		return Cell{NotApplicable: true}, ok && reason == ""
	case q.Columns:
		c.Options, ok = s.options(q)
		return c, ok
	}
	id, ok := s.option(q)
	return Cell{Options: []OptionID{id}}, ok
}
