package scoring

import (
	"errors"
	"fmt"

	"maturita/survey"
)

// checker collects what is wrong with a questionnaire.
type checker struct {
	*survey.Questionnaire
	problems []error
}

func (c *checker) report(format string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf(format, args...))
}

func check(q *survey.Questionnaire) error {
	c := &checker{Questionnaire: q}
	c.checkIDs()
	if len(c.problems) > 0 { // what follows looks parts up by id
		return errors.Join(c.problems...)
	}
	c.checkDisplay()
	c.checkAreas()
	c.checkLevels()
	c.checkIndices()
	c.checkAdvice()
	return errors.Join(c.problems...)
}

// checkIDs wants every id given once and the look-ups built.
func (c *checker) checkIDs() {
	areas, levels := unique[survey.AreaID](c, "area"), unique[survey.LevelID](c, "level")
	questions, indices, advice := unique[survey.QuestionID](c, "question"), unique[survey.IndexID](c, "index"), unique[survey.AdviceID](c, "advice")
	for i := range c.Areas {
		areas(c.Areas[i].ID)
		for j := range c.Areas[i].Questions {
			q := &c.Areas[i].Questions[j]
			questions(q.ID)
			options, rows := unique[survey.OptionID](c, "question "+string(q.ID)+": option"), unique[survey.RowID](c, "question "+string(q.ID)+": row")
			for k := range q.Options {
				options(q.Options[k].ID)
			}
			for k := range q.Rows {
				rows(q.Rows[k].ID)
			}
			if c.Question(q.ID) != q {
				c.report("question %s: Prepare has not seen it", q.ID)
			}
		}
	}
	for i := range c.Levels {
		levels(c.Levels[i].ID)
	}
	for i := range c.Indices {
		indices(c.Indices[i].ID)
	}
	for i := range c.Advice {
		advice(c.Advice[i].ID)
	}
}

// unique returns a function that reports an id that is empty or seen before.
func unique[ID ~string](c *checker, what string) func(ID) {
	seen := map[ID]bool{}
	return func(id ID) {
		if id == "" {
			c.report("%s without an id", what)
		} else if seen[id] {
			c.report("%s %s is there twice", what, id)
		}
		seen[id] = true
	}
}

func (c *checker) checkDisplay() {
	if d := c.Display; d.Decimals < 0 || d.Decimals > 3 {
		c.report("display: %d decimals, 0 to 3 are possible", d.Decimals)
	} else if !d.Points && d.Low >= d.High {
		c.report("display: low %s is not below high %s", d.Low, d.High)
	}
	switch c.Overall.Aggregate {
	case survey.WeightedMean, survey.Minimum, survey.Sum:
	default:
		c.report("overall: unknown aggregate %q", c.Overall.Aggregate)
	}
	if n := c.Overall.MinAreas; n < 0 || n > len(c.Areas) {
		c.report("overall: minAreas %d of %d areas", n, len(c.Areas))
	}
	if c.MaxAdvice < 0 {
		c.report("advice: max %d is negative", c.MaxAdvice)
	}
}

// ascending reports bounds that do not rise; from x is below above x.
func (c *checker) ascending(where string, bounds []survey.Bound) {
	for i := 1; i < len(bounds); i++ {
		a, b := bounds[i-1], bounds[i]
		if a.Value > b.Value || a.Value == b.Value && (a.Exclusive || !b.Exclusive) {
			c.report("%s: bound %s does not rise above the one before it", where, b.Value)
		}
	}
}
