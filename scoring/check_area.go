package scoring

import "maturita/survey"

// checkAreas checks the areas, their questions and conditions in reading order.
func (c *checker) checkAreas() {
	earlier := map[survey.QuestionID]bool{}
	scored, weights := 0, survey.Decimal(0)
	for i := range c.Areas {
		a := &c.Areas[i]
		where := "area " + string(a.ID)
		c.checkCondition(where, a.When, earlier)
		n := c.checkArea(where, a)
		for j := range a.Questions {
			q := &a.Questions[j]
			c.checkCondition("question "+string(q.ID), q.When, earlier)
			earlier[q.ID] = true
		}
		if scored += n; n > 0 {
			weights += a.Weight
		}
	}
	switch {
	case scored == 0:
		c.report("no question is scored")
	case weights == 0 && c.Overall.Aggregate == survey.WeightedMean:
		c.report("overall: the weights of the areas sum to zero")
	}
}

// checkArea returns how many of the area's questions are scored.
func (c *checker) checkArea(where string, a *survey.Area) int {
	if a.Weight < 0 {
		c.report("%s: weight %s is negative", where, a.Weight)
	}
	if a.MinCoverage < 0 || a.MinCoverage > survey.Whole(1) {
		c.report("%s: minCoverage %s is not within 0 and 1", where, a.MinCoverage)
	}
	switch a.Aggregate {
	case survey.WeightedMean, survey.Minimum, survey.Maximum, survey.Sum:
		if len(a.Stages) > 0 {
			c.report("%s: stages are not used by %s", where, a.Aggregate)
		}
	case survey.Stages:
		c.checkStages(where, a)
	default:
		c.report("%s: unknown aggregate %q", where, a.Aggregate)
	}
	n, weights := 0, survey.Decimal(0)
	for i := range a.Questions {
		if q := &a.Questions[i]; q.Scored {
			c.checkScored("question "+string(q.ID), q)
			n++
			weights += max(q.Weight, 0)
		}
	}
	if n > 0 && weights == 0 {
		c.report("%s: the weights of its questions sum to zero", where)
	}
	return n
}

func (c *checker) checkStages(where string, a *survey.Area) {
	if len(a.Stages) == 0 {
		c.report("%s: no stages", where)
	}
	own := map[survey.QuestionID]*survey.Question{}
	for i := range a.Questions {
		own[a.Questions[i].ID] = &a.Questions[i]
	}
	for _, s := range a.Stages {
		if s.Share < 0 || s.Share > survey.Whole(1) {
			c.report("%s: stage %s: share %s is not within 0 and 1", where, s.ID, s.Share)
		}
		if len(s.Questions) == 0 {
			c.report("%s: stage %s: no questions", where, s.ID)
		}
		weights := survey.Decimal(0)
		for _, id := range s.Questions {
			switch q := own[id]; {
			case q == nil:
				c.report("%s: stage %s: %s is no question of this area", where, s.ID, id)
			case !q.Scored:
				c.report("%s: stage %s: question %s is not scored", where, s.ID, id)
			default:
				weights += max(q.Weight, 0)
			}
		}
		if len(s.Questions) > 0 && weights == 0 {
			c.report("%s: stage %s: the weights of its questions sum to zero", where, s.ID)
		}
	}
}
