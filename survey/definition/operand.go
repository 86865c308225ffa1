package definition

import (
	"time"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// operand reads what an answer is compared with.
func (c *conditionReader) operand(o object, key string, q *survey.Question, cond *survey.Condition) {
	n := o.need(key)
	switch {
	case n == nil:
	case cond.Op == survey.OpAnswered:
		if !o.truth(key, true) {
			c.fail(n, o.at(key), "answered-false", "write \"answered: true\", and \"not\" around it for the opposite")
		}
	case cond.Op == survey.OpIn:
		for _, v := range o.needList(key, maxOptions) {
			cond.Values = append(cond.Values, c.value(v, o.at(key), q))
		}
	case q.Type == survey.Number:
		cond.Number, _ = c.decimal(n, o.at(key))
	default:
		cond.Values = []string{c.value(n, o.at(key), q)}
	}
}

// value reads one value that an answer to q may have; numbers in their shortest
// form.
func (c *conditionReader) value(n *yaml.Node, path string, q *survey.Question) string {
	if q.Type == survey.Number {
		d, _ := c.decimal(n, path)
		return d.String()
	}
	s, ok := c.scalar(n, path)
	switch {
	case !ok:
	case q.Type == survey.FreeText:
		c.readable(n, path, s)
	case q.Type == survey.Date:
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			c.fail(n, path, "date-form", "%q is no date: write YYYY-MM-DD", s)
		}
	case len(q.Options) > 0 && q.Option(survey.OptionID(s)) == nil:
		var names []string
		for i := range q.Options {
			names = append(names, string(q.Options[i].ID))
		}
		c.fail(n, path, "unknown-reference", "the question %q has no option %q; did you mean %q?", q.ID, s, c.nearest(s, names))
	}
	return s
}
