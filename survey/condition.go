package survey

// Op is the operator of a condition.
type Op string

const (
	OpAnd       Op = "and"
	OpOr        Op = "or"
	OpNot       Op = "not"
	OpEquals    Op = "equals"
	OpNotEquals Op = "not-equals"
	OpIn        Op = "in"
	OpContains  Op = "contains"
	OpLess      Op = "less-than"
	OpAtMost    Op = "at-most"
	OpMore      Op = "more-than"
	OpAtLeast   Op = "at-least"
	OpAnswered  Op = "answered"
)

// Condition is a tree of comparisons with answers to earlier questions
// (SCORING.md §3).
type Condition struct {
	Op       Op
	Parts    []Condition // and, or: any number; not: one
	Question QuestionID
	Row      RowID    // compares one row of a matrix
	Values   []string // option ids, a text or date, or a list of numbers; equals has one
	Number   Decimal  // numeric comparisons, and equals on a number
}

// Holds evaluates the condition. answered returns the answer to a question
// that is on the path and answered otherwise than non applicabile; for any
// other question ok is false and the comparison is false.
func (c *Condition) Holds(answered func(QuestionID) (*Question, Answer, bool)) bool {
	switch c.Op {
	case OpAnd:
		for i := range c.Parts {
			if !c.Parts[i].Holds(answered) {
				return false
			}
		}
		return true
	case OpOr:
		for i := range c.Parts {
			if c.Parts[i].Holds(answered) {
				return true
			}
		}
		return false
	case OpNot:
		return !c.Parts[0].Holds(answered)
	}
	q, a, ok := answered(c.Question)
	if !ok {
		return false
	}
	if c.Row != "" {
		cell, present := a.Rows[c.Row]
		if !present || cell.NotApplicable {
			return false
		}
		return c.compareOptions(cell.Options)
	}
	switch q.Type {
	case Number:
		return c.compareNumber(a.Number)
	case Single, Scale:
		return c.compareOptions([]OptionID{a.Option})
	case Multiple:
		return c.compareOptions(a.Options)
	case FreeText, Date:
		return c.compareText(a.Text)
	case Matrix:
		return c.Op == OpAnswered
	}
	return false
}

func (c *Condition) compareOptions(chosen []OptionID) bool {
	if c.Op == OpAnswered {
		return true
	}
	has := func(v string) bool {
		for _, o := range chosen {
			if string(o) == v {
				return true
			}
		}
		return false
	}
	switch c.Op {
	case OpEquals:
		return len(chosen) == 1 && has(c.Values[0])
	case OpNotEquals:
		return !(len(chosen) == 1 && has(c.Values[0]))
	case OpIn:
		if len(chosen) != 1 {
			return false
		}
		for _, v := range c.Values {
			if has(v) {
				return true
			}
		}
	case OpContains:
		return has(c.Values[0])
	}
	return false
}

func (c *Condition) compareNumber(n Decimal) bool {
	switch c.Op {
	case OpAnswered:
		return true
	case OpEquals:
		return n == c.Number
	case OpNotEquals:
		return n != c.Number
	case OpIn:
		for _, v := range c.Values {
			if d, err := ParseDecimal(v); err == nil && d == n {
				return true
			}
		}
	case OpLess:
		return n < c.Number
	case OpAtMost:
		return n <= c.Number
	case OpMore:
		return n > c.Number
	case OpAtLeast:
		return n >= c.Number
	}
	return false
}

func (c *Condition) compareText(s string) bool {
	switch c.Op {
	case OpAnswered:
		return true
	case OpEquals:
		return s == c.Values[0]
	case OpNotEquals:
		return s != c.Values[0]
	case OpIn:
		for _, v := range c.Values {
			if s == v {
				return true
			}
		}
	}
	return false
}
