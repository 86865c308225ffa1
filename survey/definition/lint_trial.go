package definition

import "maturita/survey"

// trial puts whole sets of answers to the engine.
type trial struct {
	*search
	l       *linter
	score   func(survey.Answers) Outcome
	try     func(Outcome) bool // true ends the trial
	fixed   map[int]*survey.Answer
	exclude bool // whatever may be left out of the score is
	ladders [][]survey.Answer
	ended   bool
}

// trial returns nil when the engine refuses the questionnaire.
func (l *linter) trial(q *survey.Questionnaire) *trial {
	t := &trial{search: newSearch(q), l: l}
	l.work -= len(t.order)
	var err error
	if t.score, err = l.engine(q); err != nil {
		return nil
	}
	return t
}

// put scores the answers put in; false ends the trial, for its aim or because
// no work is left.
func (t *trial) put() bool {
	if t.l.work -= len(t.order) + 1; t.l.work < 0 {
		t.ended = true
	}
	if t.ended {
		return false
	}
	answers := survey.Answers{}
	for i, a := range t.answers {
		if t.assigned[i] && a != nil {
			answers[t.order[i].ID] = *a
		}
	}
	t.ended = t.try(t.score(answers))
	return !t.ended
}

// sweep tries answers from the worst to the best in about n steps: all questions
// together, one after the other, and in the opposite order; with the first and
// with the last option where a question only steers.
func (t *trial) sweep(n int) {
	steps := 0
	t.ladders = make([][]survey.Answer, len(t.order))
	for i, q := range t.order {
		t.ladders[i] = ladder(q)
		if q.Scored {
			steps += max(len(t.ladders[i])-1, 0)
		}
	}
	n = max(min(n, steps), 1)
	for _, last := range []bool{false, true} {
		for k := range n + 1 {
			together := func(i, rungs int) int { return (rungs*k*2 + n) / (2 * n) }
			done := steps * k / n
			forth := func(i, rungs int) int {
				take := max(min(rungs, done), 0)
				done -= take
				return take
			}
			left := steps - steps*k/n
			back := func(i, rungs int) int {
				leave := max(min(rungs, left), 0)
				left -= leave
				return rungs - leave
			}
			for _, rung := range []func(i, rungs int) int{forth, back, together} {
				if !t.climb(last, rung) {
					return
				}
			}
		}
	}
}

// climb answers every question on the path on the rung wanted.
func (t *trial) climb(last bool, rung func(i, rungs int) int) bool {
	defer clear(t.assigned)
	for i, q := range t.order {
		steps := t.ladders[i]
		if q.Scored && len(steps) > 0 {
			t.answers[i] = &steps[rung(i, len(steps)-1)]
		} else if len(steps) > 0 && !last {
			t.answers[i] = &steps[0]
		} else if len(steps) > 0 {
			t.answers[i] = &steps[len(steps)-1]
		} else {
			t.answers[i] = nil
		}
		if a, ok := t.fixed[i]; ok {
			t.answers[i] = a
		} else if t.exclude && q.Scored && excludable(q) {
			t.answers[i] = leftOut(q)
		}
		if t.judge(t.areas[i].When) == fails || t.judge(q.When) == fails {
			t.answers[i] = nil
		}
		t.assigned[i] = true
	}
	return t.put()
}

// leftOut is how a question that may be excluded is; nil = without an answer.
func leftOut(q *survey.Question) *survey.Answer {
	switch {
	case q.NotApplicable:
		return &survey.Answer{Kind: survey.AnswerInapplicable, Reason: "–"}
	case q.RowNotApplicable:
		rows := map[survey.RowID]survey.Cell{}
		for i := range q.Rows {
			rows[q.Rows[i].ID] = survey.Cell{NotApplicable: true}
		}
		return &survey.Answer{Kind: survey.AnswerRows, Rows: rows}
	}
	return nil
}

// each tries every combination; false says that it was not all of them.
func (t *trial) each(places []int, domains [][]*survey.Answer) bool {
	if len(places) == 0 {
		return t.put()
	}
	i, domain := places[0], domains[0]
	if t.judge(t.areas[i].When) == fails || t.judge(t.order[i].When) == fails {
		domain = []*survey.Answer{nil}
	}
	t.assigned[i] = true
	defer func() { t.assigned[i] = false }()
	for _, a := range domain {
		if t.answers[i] = a; !t.each(places[1:], domains[1:]) {
			return false
		}
	}
	return true
}
