package scoring

import "maturita/survey"

func (c *checker) checkIndices() {
	known := true
	for i := range c.Indices {
		x := &c.Indices[i]
		where := "index " + string(x.ID)
		forms := 0
		for _, set := range []bool{len(x.Count) > 0, len(x.Sum) > 0, len(x.Mean) > 0, x.Minuend != "" || x.Subtrahend != ""} {
			if set {
				forms++
			}
		}
		if forms != 1 {
			c.report("%s: an index is one of a count, a sum, a mean, or a difference", where)
		}
		for _, id := range x.Count {
			c.checkTicked(where, id)
		}
		c.checkTerms(where, x.Sum)
		c.checkTerms(where, x.Mean)
		if x.Minuend != "" || x.Subtrahend != "" {
			for _, id := range []survey.IndexID{x.Minuend, x.Subtrahend} {
				if indexPlace(c.Questionnaire, id) < 0 {
					c.report("%s: there is no index %q", where, id)
					known = false
				}
			}
		}
		var bounds []survey.Bound
		for _, b := range x.Bands {
			bounds = append(bounds, b.Bound)
		}
		c.ascending(where, bounds)
	}
	if known && len(indexOrder(c.Questionnaire)) < len(c.Indices) {
		c.report("indices: a difference depends on itself")
	}
}

func (c *checker) checkTerms(where string, terms []survey.IndexTerm) {
	weights := survey.Decimal(0)
	for _, t := range terms {
		if q := c.Question(t.Question); q == nil {
			c.report("%s: there is no question %s", where, t.Question)
		} else if !q.Scored {
			c.report("%s: question %s is not scored", where, t.Question)
		}
		if t.Weight < 0 {
			c.report("%s: question %s: weight %s is negative", where, t.Question, t.Weight)
		}
		weights += max(t.Weight, 0)
	}
	if len(terms) > 0 && weights == 0 {
		c.report("%s: the weights sum to zero", where)
	}
}

func (c *checker) checkAdvice() {
	all := map[survey.QuestionID]bool{}
	for i := range c.Areas {
		for j := range c.Areas[i].Questions {
			all[c.Areas[i].Questions[j].ID] = true
		}
	}
	for i := range c.Advice {
		c.checkRule("advice "+string(c.Advice[i].ID), &c.Advice[i].When, all)
	}
}

func (c *checker) checkRule(where string, w *survey.AdviceCondition, all map[survey.QuestionID]bool) {
	subjects := 0
	for _, set := range []bool{w.Area != "", w.Overall, w.Index != ""} {
		if set {
			subjects++
		}
	}
	limits := w.From != nil || w.Below != nil
	switch {
	case subjects > 1:
		c.report("%s: a rule is about one of an area, the overall, or an index", where)
	case w.NotAssessed && (w.Area == "" || limits):
		c.report("%s: notAssessable goes with an area alone", where)
	case limits != (subjects == 1) && !w.NotAssessed:
		c.report("%s: from and below go with an area, the overall, or an index", where)
	}
	if w.Area != "" && c.Area(w.Area) == nil {
		c.report("%s: there is no area %s", where, w.Area)
	}
	if w.Index != "" && indexPlace(c.Questionnaire, w.Index) < 0 {
		c.report("%s: there is no index %s", where, w.Index)
	}
	for _, id := range w.Levels {
		if c.Level(id) == nil {
			c.report("%s: there is no level %s", where, id)
		}
	}
	c.checkCondition(where, w.Answers, all)
}

// checkCondition wants a condition that can be evaluated and refers only to
// questions already read (SCORING.md §3).
func (c *checker) checkCondition(where string, when *survey.Condition, earlier map[survey.QuestionID]bool) {
	if when == nil {
		return
	}
	switch when.Op {
	case survey.OpAnd, survey.OpOr, survey.OpNot:
		if when.Op == survey.OpNot && len(when.Parts) != 1 {
			c.report("%s: not has %d parts", where, len(when.Parts))
		}
		for i := range when.Parts {
			c.checkCondition(where, &when.Parts[i], earlier)
		}
		return
	case survey.OpEquals, survey.OpNotEquals, survey.OpContains, survey.OpIn:
		if q := c.Question(when.Question); len(when.Values) == 0 && (q == nil || q.Type != survey.Number || when.Op == survey.OpIn) {
			c.report("%s: condition on %s: nothing to compare with", where, when.Question)
		}
	case survey.OpLess, survey.OpAtMost, survey.OpMore, survey.OpAtLeast, survey.OpAnswered:
	default:
		c.report("%s: unknown comparison %q", where, when.Op)
	}
	switch q := c.Question(when.Question); {
	case q == nil:
		c.report("%s: condition: there is no question %q", where, when.Question)
	case !earlier[when.Question]:
		c.report("%s: condition: question %s does not come before", where, when.Question)
	case when.Row != "" && q.Row(when.Row) == nil:
		c.report("%s: condition: question %s has no row %s", where, when.Question, when.Row)
	}
}
