package definition

import "maturita/survey"

// reach finds the areas and questions that no answers lead to.
func (l *linter) reach() {
	for i := range l.q.Areas {
		area := &l.q.Areas[i]
		if l.never(area.When, nil, entry("areas", i), "area", string(area.ID)) {
			l.deadAreas[area.ID] = true
		}
		live := 0
		for j := range area.Questions {
			q := &area.Questions[j]
			if l.deadAreas[area.ID] || l.never(q.When, area.When, questionPath(i, j), "question", string(q.ID)) {
				l.deadQuestions[q.ID] = true
			} else {
				live++
			}
		}
		if live == 0 {
			l.deadAreas[area.ID] = true
		}
	}
}

// never reports whether no answers lead to the part at path.
func (l *linter) never(when, outer *survey.Condition, path, what, id string) bool {
	if when == nil || l.contradicted[when] {
		return when != nil
	}
	switch l.search.can(all(outer, when), true, true) {
	case never:
		l.refuse(path+".when", "unreachable", "correct this condition, or those of the questions that it names", "no answers lead to the %s %q", what, id)
		return true
	case undecided:
		l.warn(path+".when", "undecided", undecidedHint, "whether answers lead to the %s %q was not decided", what, id)
	}
	return false
}

// undecidedHint goes with what would have taken too large an enumeration.
const undecidedHint = "only what involves at most twelve questions, with few answers each, is tried out: look at it yourself"
