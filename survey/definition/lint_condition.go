package definition

import "maturita/survey"

// conditions judges every condition of the file by itself, whatever steers the
// questions that it names.
func (l *linter) conditions() {
	for i := range l.q.Areas {
		area := &l.q.Areas[i]
		l.condition(area.When, entry("areas", i)+".when")
		for j := range area.Questions {
			l.condition(area.Questions[j].When, questionPath(i, j)+".when")
		}
	}
	for i := range l.q.Advice {
		l.condition(l.q.Advice[i].When.Answers, entry("advice.rules", i)+".when.answers")
	}
}

func (l *linter) condition(c *survey.Condition, path string) {
	if c == nil {
		return
	}
	l.listedTwice(c, path)
	if l.search.can(c, false, true) == never {
		l.refuse(path, "condition-never", "mind the options and the range of the questions that it names",
			"no answers make this condition hold")
		l.contradicted[c] = true
		return
	}
	if l.search.can(not(c), false, true) == never {
		l.warn(path, "condition-always", "take the condition away, or say what it shall exclude",
			"this condition holds whatever is answered")
		return
	}
	if !l.answeredOnly(c, path) {
		l.conditionParts(c, path)
	}
}

// conditionParts judges what a condition is made of; a part that decides nothing
// hides another.
func (l *linter) conditionParts(c *survey.Condition, path string) {
	for i := range c.Parts {
		part, at := &c.Parts[i], partPath(c, path, i)
		switch {
		case l.search.can(part, false, true) == never:
			l.warn(at, "condition-part", "correct it, or take it away", "this part of the condition never holds")
		case l.search.can(not(part), false, true) == never:
			l.warn(at, "condition-part", "correct it, or take it away", "this part of the condition always holds")
		case l.answeredOnly(part, at):
		default:
			l.conditionParts(part, at)
		}
	}
}

// answeredOnly reports a condition about one question that every answer to it
// fulfils, as one that lists all its options.
func (l *linter) answeredOnly(c *survey.Condition, path string) bool {
	if c.Op == survey.OpAnswered {
		return false
	}
	asked, plain := map[survey.QuestionID]bool{}, true
	comparisons(c, func(one *survey.Condition) {
		asked[one.Question] = true
		plain = plain && one.Op != survey.OpAnswered && one.Row == ""
	})
	if len(asked) != 1 || !plain || l.search.can(not(c), false, false) != never {
		return false
	}
	l.warn(path, "condition-answered", "write \"answered: true\" if that is meant", "every answer makes this condition hold")
	return true
}
