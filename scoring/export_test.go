package scoring

import "maturita/survey"

// What the tests of generated questionnaires look at from inside.

// Apart is the same model with none of the units that its numbers share, so that
// every sum of it is one of fractions.
func Apart(q *survey.Questionnaire) (*Model, error) {
	m, err := Compile(q)
	if err != nil {
		return nil, err
	}
	for i := range m.questions {
		m.questions[i].units.fits = false
	}
	for i := range m.areas {
		m.areas[i].totals.fits = false
	}
	m.overall.parts = 0
	return m, nil
}

// Shares reports in how many areas sums are made in units that numbers share, and
// in how many not, as they are not proven to fit or not all rows count.
func (m *Model) Shares(answers survey.Answers) (shared, apart int) {
	e := m.evaluate(answers)
	for i := range e.areas {
		a := &e.areas[i]
		if a.counting == 0 {
			continue
		}
		if _, narrow := a.sumNarrow(); narrow {
			shared++
		} else {
			apart++
		}
	}
	return shared, apart
}

// Widened is the same model with every number on big.Rat, so that no sum of it
// is made on int64.
func Widened(q *survey.Questionnaire) (*Model, error) {
	m, err := Apart(q)
	if err != nil {
		return nil, err
	}
	wider := func(numbers ...*fraction) {
		for _, x := range numbers {
			if !x.none() {
				*x = fraction{wide: x.rat()}
			}
		}
	}
	for i := range m.questions {
		n := &m.questions[i]
		wider(&n.weight, &n.floor, &n.best, &n.rowWeight)
		for j := range n.rowWeights {
			wider(&n.rowWeights[j])
		}
	}
	for i := range m.areas {
		a := &m.areas[i]
		wider(&a.weight, &a.minCoverage)
		for j := range a.stages {
			wider(&a.stages[j].share)
		}
	}
	for i := range m.indices {
		for j := range m.indices[i].terms {
			wider(&m.indices[i].terms[j].weight)
		}
	}
	wider(&m.scale.low, &m.scale.step)
	return m, nil
}

// BeyondInt64 reports whether a score of the answers did not fit int64.
func (m *Model) BeyondInt64(answers survey.Answers) bool {
	e := m.evaluate(answers)
	for i := range e.areas {
		if e.areas[i].exact.wide != nil {
			return true
		}
	}
	return e.overall.wide != nil
}

// Where tells where a question stands: "off the path", or whether it is
// answered, unanswered or inapplicable.
func (m *Model) Where(answers survey.Answers, id survey.QuestionID) string {
	return [...]string{"off the path", "unanswered", "inapplicable", "answered"}[m.evaluate(answers).reply(id).given]
}

// Holds evaluates a condition on every question of the questionnaire.
func (m *Model) Holds(c *survey.Condition, answers survey.Answers) bool {
	return m.evaluate(answers).holds(m.newCondition(c))
}

// Retried is the result for the answers after they were put one by one into a
// twin of what was found out about those before; the twin was made and used
// while the one it was made of stayed as it was.
func (m *Model) Retried(before, after survey.Answers) (changed, untouched Result) {
	e := m.evaluate(before)
	t := e.twin()
	for i := range t.replies {
		if r := &t.replies[i]; r.given != offPath {
			t.put(r.question.reply(after[r.ID]))
		}
	}
	t.conclude()
	return t.result(), e.result()
}

// Work is how much a search for the next level does: searches over all moves that
// are free, looks at what a set of moves does to the path, and sets judged by sums.
func (m *Model) Work(answers survey.Answers) (tries, checks, judged int) {
	e := m.evaluate(answers)
	if e.held+1 == len(m.bounds) {
		return 0, 0, 0
	}
	s := newSearch(e, e.held+1)
	for n := 1; n <= mostMoves; n++ {
		if s.find(n) != nil {
			break
		}
	}
	return s.tries, s.checks, s.judged
}
