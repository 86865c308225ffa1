package survey

// Path is which questions a set of answers leads through, in reading order
// (SCORING.md §3). Pages, progress, scoring, reports and exports all use it.
type Path struct {
	questionnaire *Questionnaire
	on            map[QuestionID]bool
	areas         map[AreaID]bool
}

// Walk computes the path of answers through q. Answers to questions off the
// path never influence it.
func Walk(q *Questionnaire, answers Answers) Path {
	p := Path{questionnaire: q, on: make(map[QuestionID]bool, len(q.questions)), areas: make(map[AreaID]bool, len(q.Areas))}
	for i := range q.Areas {
		area := &q.Areas[i]
		if area.When != nil && !p.Holds(area.When, answers) {
			continue
		}
		p.areas[area.ID] = true
		for j := range area.Questions {
			question := &area.Questions[j]
			if question.When == nil || p.Holds(question.When, answers) {
				p.on[question.ID] = true
			}
		}
	}
	return p
}

// Within returns the part of the path that lies in one area; it tells nothing of
// the others.
func (p Path) Within(id AreaID) Path {
	within := Path{questionnaire: p.questionnaire, on: map[QuestionID]bool{}, areas: map[AreaID]bool{}}
	area := p.questionnaire.Area(id)
	if area == nil || !p.areas[id] {
		return within
	}
	within.areas[id] = true
	for _, question := range p.Questions(area) {
		within.on[question.ID] = true
	}
	return within
}

// Holds evaluates a condition on the answers that the path was walked with.
func (p Path) Holds(c *Condition, answers Answers) bool {
	return c.Holds(func(id QuestionID) (*Question, Answer, bool) {
		question, a := p.questionnaire.Question(id), answers[id]
		if question == nil || !p.on[id] || !Answered(question, a) || Inapplicable(question, a) {
			return nil, Answer{}, false
		}
		return question, a, true
	})
}

// On reports whether a question is on the path.
func (p Path) On(id QuestionID) bool { return p.on[id] }

// OnArea reports whether an area's own condition holds.
func (p Path) OnArea(id AreaID) bool { return p.areas[id] }

// Questions returns the questions of an area that are on the path.
func (p Path) Questions(area *Area) []*Question {
	var questions []*Question
	for i := range area.Questions {
		if p.on[area.Questions[i].ID] {
			questions = append(questions, &area.Questions[i])
		}
	}
	return questions
}

// Areas returns the areas with at least one question on the path.
func (p Path) Areas() []*Area {
	var areas []*Area
	for i := range p.questionnaire.Areas {
		area := &p.questionnaire.Areas[i]
		for j := range area.Questions {
			if p.on[area.Questions[j].ID] {
				areas = append(areas, area)
				break
			}
		}
	}
	return areas
}

// Scorable returns the answers on the path, rows of an incomplete matrix too:
// what a frozen response keeps.
func (p Path) Scorable(answers Answers) Answers {
	kept := Answers{}
	for id, a := range answers {
		if p.on[id] && a.Kind != Unanswered {
			kept[id] = a
		}
	}
	return kept
}
