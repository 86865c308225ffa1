package scoring

import "maturita/survey"

func (c *checker) checkLevels() {
	if len(c.Levels) == 0 {
		c.report("no levels")
		return
	}
	var bounds []survey.Bound
	for i := range c.Levels {
		l := &c.Levels[i]
		where := "level " + string(l.ID)
		if l.Bound.Value < 0 || l.Bound.Value > survey.Whole(100) {
			c.report("%s: bound %s is not within 0 and 100", where, l.Bound.Value)
		}
		bounds = append(bounds, l.Bound)
		c.checkGates(where, l.Gates)
	}
	if bounds[0] != (survey.Bound{}) {
		c.report("level %s: the first level is from 0", c.Levels[0].ID)
	}
	c.ascending("levels", bounds)
}

func (c *checker) checkGates(where string, gates []survey.Gate) {
	for i := range gates {
		g := &gates[i]
		forms := 0
		for _, set := range []bool{g.Area != "", g.Every, g.Question != "", len(g.All) > 0} {
			if set {
				forms++
			}
		}
		switch {
		case forms != 1:
			c.report("%s: a gate is about one of an area, every area, a question, or all of a list", where)
		case len(g.All) > 0:
			c.checkGates(where, g.All)
		case g.Question != "":
			c.checkTicked(where+": gate", g.Question)
			if g.Ticks < 1 {
				c.report("%s: gate on %s: %d ticks", where, g.Question, g.Ticks)
			}
		case g.Area != "" && c.Area(g.Area) == nil:
			c.report("%s: gate: there is no area %s", where, g.Area)
		case g.Least < 0 || g.Least > survey.Whole(100):
			c.report("%s: gate: %s is not within 0 and 100", where, g.Least)
		}
	}
}

// checkTicked wants a question whose options are ticked.
func (c *checker) checkTicked(where string, id survey.QuestionID) {
	q := c.Question(id)
	switch {
	case q == nil:
		c.report("%s: there is no question %s", where, id)
	case q.Type != survey.Multiple && !(q.Type == survey.Matrix && q.Columns):
		c.report("%s: nothing is ticked in question %s", where, id)
	}
}
