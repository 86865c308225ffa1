package definition

import (
	"slices"

	"maturita/survey"
)

// maxInvolved is how many questions an enumeration tries at most; with more, the
// linter says that it did not decide (SCORING.md §8).
const maxInvolved = 12

// Tries, that is answers put in one after the other, of one decision and of all
// decisions about a file: they bound the work whatever a file holds.
const (
	maxTries    = 50_000
	maxAllTries = 300_000
)

// verdict is what trying out answers shows.
type verdict int

const (
	undecided verdict = iota
	never
	possible
)

// search tries out answers in reading order.
type search struct {
	q     *survey.Questionnaire
	order []*survey.Question
	areas []*survey.Area // of each question
	place map[survey.QuestionID]int

	assigned []bool
	answers  []*survey.Answer       // nil = no answer that could be compared
	found    map[int]*survey.Answer // with which the last condition tried held
	tries    int                    // left for this decision
	left     int                    // left for the file
}

func newSearch(q *survey.Questionnaire) *search {
	s := &search{q: q, place: map[survey.QuestionID]int{}, left: maxAllTries}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			s.place[q.Areas[i].Questions[j].ID] = len(s.order)
			s.order = append(s.order, &q.Areas[i].Questions[j])
			s.areas = append(s.areas, &q.Areas[i])
		}
	}
	s.assigned, s.answers = make([]bool, len(s.order)), make([]*survey.Answer, len(s.order))
	return s
}

// comparisons visits every comparison of a condition.
func comparisons(c *survey.Condition, visit func(*survey.Condition)) {
	if c == nil {
		return
	}
	if c.Question != "" {
		visit(c)
	}
	for i := range c.Parts {
		comparisons(&c.Parts[i], visit)
	}
}

// involved lists, in reading order, the places of the questions that conditions
// name, and with steering those that decide whether these are asked. It stops
// beyond maxInvolved.
func (s *search) involved(steering bool, conditions ...*survey.Condition) []int {
	seen := map[int]bool{}
	var add func(c *survey.Condition)
	add = func(c *survey.Condition) {
		comparisons(c, func(one *survey.Condition) {
			i := s.place[one.Question]
			if seen[i] || len(seen) > maxInvolved {
				return
			}
			seen[i] = true
			if steering {
				add(s.order[i].When)
				add(s.areas[i].When)
			}
		})
	}
	for _, c := range conditions {
		add(c)
	}
	var places []int
	for i := range seen {
		places = append(places, i)
	}
	slices.Sort(places)
	return places
}

// can decides whether answers exist with which a condition holds. With steering,
// questions are asked only when their own conditions hold; without, each is
// taken by itself. missing permits that a question has no answer.
func (s *search) can(c *survey.Condition, steering, missing bool) verdict {
	places := s.involved(steering, c)
	if len(places) > maxInvolved {
		return undecided
	}
	s.found = map[int]*survey.Answer{}
	domains, ok := s.domains(places, c, steering, missing)
	if !ok {
		return undecided
	}
	s.tries = max(min(maxTries, s.left), 0)
	s.left -= s.tries
	defer func() {
		s.left += max(s.tries, 0)
		for _, i := range places {
			s.assigned[i] = false
		}
	}()
	return s.try(c, places, domains, steering)
}

func (s *search) try(c *survey.Condition, places []int, domains [][]*survey.Answer, steering bool) verdict {
	if s.tries--; s.tries < 0 {
		return undecided
	}
	switch s.judge(c) {
	case holds:
		return possible
	case fails:
		return never
	}
	i, domain := places[0], domains[0]
	if steering && (s.judge(s.areas[i].When) == fails || s.judge(s.order[i].When) == fails) {
		domain = []*survey.Answer{nil}
	}
	s.assigned[i] = true
	defer func() { s.assigned[i] = false }()
	result := never
	for _, a := range domain {
		s.answers[i] = a
		switch s.try(c, places[1:], domains[1:], steering) {
		case possible:
			s.found[i] = a
			return possible
		case undecided:
			result = undecided
		}
	}
	return result
}
