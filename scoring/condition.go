package scoring

import "maturita/survey"

// condition is a survey.Condition with places instead of ids. It means what the
// condition means: comparisons are never made here but by survey.Condition.Holds,
// those with a choice of one option once and for all, the others as they come.
type condition struct {
	kind     conditionKind
	parts    []condition
	question int               // compared
	choices  []bool            // of a choice: whether it holds, by option
	other    *survey.Condition // otherwise
}

// conditionKind tells an and, or and not from a comparison.
type conditionKind uint8

const (
	compares conditionKind = iota
	conjoins
	disjoins
	inverts
)

var conditionKinds = map[survey.Op]conditionKind{survey.OpAnd: conjoins, survey.OpOr: disjoins, survey.OpNot: inverts}

// newCondition is nil for nil.
func (m *Model) newCondition(c *survey.Condition) *condition {
	if c == nil {
		return nil
	}
	n := m.compiled(c)
	return &n
}

func (m *Model) compiled(c *survey.Condition) condition {
	if kind := conditionKinds[c.Op]; kind != compares {
		n := condition{kind: kind}
		for i := range c.Parts {
			n.parts = append(n.parts, m.compiled(&c.Parts[i]))
		}
		return n
	}
	n := condition{question: m.places[c.Question], other: c}
	q := m.questions[n.question].Question
	if q.Type != survey.Single && q.Type != survey.Scale {
		return n
	}
	n.choices = make([]bool, len(q.Options))
	for i := range q.Options {
		chosen := survey.Answer{Kind: survey.AnswerOption, Option: q.Options[i].ID}
		n.choices[i] = c.Holds(func(survey.QuestionID) (*survey.Question, survey.Answer, bool) { return q, chosen, true })
	}
	return n
}

// holds evaluates a condition on the replies along the path (SCORING.md §3).
func (e *evaluation) holds(c *condition) bool {
	switch c.kind {
	case conjoins:
		for i := range c.parts {
			if !e.holds(&c.parts[i]) {
				return false
			}
		}
		return true
	case disjoins:
		for i := range c.parts {
			if e.holds(&c.parts[i]) {
				return true
			}
		}
		return false
	case inverts:
		return !e.holds(&c.parts[0])
	}
	r := &e.replies[c.question]
	switch {
	case r.given != answered:
		return false
	case c.choices != nil:
		return c.choices[r.option]
	}
	return c.other.Holds(func(id survey.QuestionID) (*survey.Question, survey.Answer, bool) {
		return r.Question, e.answers[id], true
	})
}
