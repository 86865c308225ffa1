package definition

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// Limits of one condition.
const (
	maxConditionDepth = 8
	maxComparisons    = 50
)

var conditionOps = map[string]survey.Op{
	"equals": survey.OpEquals, "notEquals": survey.OpNotEquals, "in": survey.OpIn, "contains": survey.OpContains,
	"lessThan": survey.OpLess, "atMost": survey.OpAtMost, "moreThan": survey.OpMore, "atLeast": survey.OpAtLeast,
	"answered": survey.OpAnswered, "and": survey.OpAnd, "or": survey.OpOr, "not": survey.OpNot,
}

// conditionReader reads one condition; questions from limit on may not be
// named.
type conditionReader struct {
	*reader
	limit       int
	comparisons int
}

// condition reads the key "when" once all questions are known.
func (r *reader) condition(o object, limit int, into **survey.Condition) {
	if n := o.get("when"); n != nil {
		r.later = append(r.later, func() {
			*into = r.conditionAt(n, o.at("when"), limit)
			all := 0
			comparisons(*into, func(*survey.Condition) { all++ })
			r.countComparisons(n, o.at("when"), all)
		})
	}
}

// countComparisons bounds what steers the path in the whole file: the search for
// the next level looks at what moves do to every condition (SCORING.md §7).
func (r *reader) countComparisons(n *yaml.Node, path string, more int) {
	if r.compared <= maxCompared && r.compared+more > maxCompared {
		r.fail(n, path, "too-many", "more than %d comparisons in the conditions of the areas and questions of the file", maxCompared)
	}
	r.compared += more
}

func (r *reader) conditionAt(n *yaml.Node, path string, limit int) *survey.Condition {
	c := conditionReader{reader: r, limit: limit}
	read := c.read(n, path, 1)
	if c.comparisons > maxComparisons {
		r.fail(n, path, "too-many", "the condition makes %d comparisons, %d are permitted", c.comparisons, maxComparisons)
	}
	return &read
}

func (c *conditionReader) read(n *yaml.Node, path string, depth int) survey.Condition {
	o, ok := c.object(n, path, conditionKeys)
	if !ok {
		return survey.Condition{}
	}
	var ops []string
	for key := range o.keys {
		if key != "question" && key != "row" {
			ops = append(ops, key)
		}
	}
	if len(ops) != 1 {
		c.fail(n, path, "one-operator", "a condition has one operator, this has %d; possible: %s", len(ops), strings.TrimPrefix(conditionKeys, "question row "))
		return survey.Condition{}
	}
	op := conditionOps[ops[0]]
	switch {
	case depth > maxConditionDepth:
		c.fail(n, path, "too-deep", "conditions nest at most %d deep", maxConditionDepth)
		return survey.Condition{}
	case op == survey.OpAnd || op == survey.OpOr || op == survey.OpNot:
		return c.combined(o, ops[0], op, depth)
	}
	c.comparisons++
	return c.comparison(o, ops[0], op)
}

func (c *conditionReader) combined(o object, key string, op survey.Op, depth int) survey.Condition {
	cond := survey.Condition{Op: op}
	for _, extra := range []string{"question", "row"} {
		if o.has(extra) {
			c.fail(o.get(extra), o.at(extra), "conflicting-keys", "%q goes with a comparison, not with %q", extra, key)
		}
	}
	if op == survey.OpNot {
		if n := o.need(key); n != nil {
			cond.Parts = []survey.Condition{c.read(n, o.at(key), depth+1)}
		}
		return cond
	}
	for i, n := range o.needList(key, maxComparisons) {
		cond.Parts = append(cond.Parts, c.read(n, entry(o.at(key), i), depth+1))
	}
	return cond
}

func (c *conditionReader) comparison(o object, key string, op survey.Op) survey.Condition {
	cond := survey.Condition{Op: op, Question: survey.QuestionID(o.id("question"))}
	if cond.Question == "" {
		return cond
	}
	q := c.earlier(o, cond.Question)
	if q == nil {
		return cond
	}
	if o.has("row") {
		cond.Row = survey.RowID(c.id(o.get("row"), o.at("row")))
		if cond.Row != "" && q.Row(cond.Row) == nil {
			c.fail(o.get("row"), o.at("row"), "unknown-reference", "the question %q has no row %q", q.ID, cond.Row)
			return cond
		}
	}
	if !fits(q, cond.Row != "", op) {
		c.fail(o.get(key), o.at(key), "wrong-operator", "%q does not go with the question %q of type %s", key, q.ID, q.Type)
		return cond
	}
	c.operand(o, key, q, &cond)
	return cond
}

// earlier finds a question that a condition may name.
func (c *conditionReader) earlier(o object, id survey.QuestionID) *survey.Question {
	order, known := c.order[id]
	switch {
	case !known:
		c.fail(o.get("question"), o.at("question"), "unknown-reference", "there is no question %q; did you mean %q?", id, c.nearestQuestion(id))
		return nil
	case order >= c.limit:
		c.fail(o.get("question"), o.at("question"), "later-reference", "%q is no earlier question: conditions look back only", id)
		return nil
	}
	return c.questions[id]
}

func (r *reader) nearestQuestion(id survey.QuestionID) string {
	var names []string
	for i := range r.q.Areas {
		if len(r.problems) >= maxProblems || len(names) >= maxQuestions {
			break
		}
		for j := range r.q.Areas[i].Questions {
			names = append(names, string(r.q.Areas[i].Questions[j].ID))
		}
	}
	return r.nearest(string(id), names)
}

// fits reports whether an operator goes with a type of question.
func fits(q *survey.Question, row bool, op survey.Op) bool {
	if op == survey.OpAnswered || q.Type == "" { // the type's problem has been reported
		return true
	}
	switch q.Type {
	case survey.Number:
		return op != survey.OpContains
	case survey.Single, survey.Scale, survey.FreeText, survey.Date:
		return op == survey.OpEquals || op == survey.OpNotEquals || op == survey.OpIn
	case survey.Multiple:
		return op == survey.OpContains
	case survey.Matrix:
		return row && (q.Columns && op == survey.OpContains || !q.Columns && (op == survey.OpEquals || op == survey.OpNotEquals || op == survey.OpIn))
	}
	return false
}
