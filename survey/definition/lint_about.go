package definition

import "maturita/survey"

// about gives a questionnaire with only what a rule is about, which is quicker
// to score: of a rule about an area, that area's scored questions and what
// steers them; of any other, everything but the other rules.
func (l *linter) about(rule *survey.Advice) *survey.Questionnaire {
	w := &rule.When
	small := *l.q
	small.MaxAdvice, small.Advice = 0, []survey.Advice{*rule}
	if w.Area == "" || w.Overall || w.Index != "" || len(w.Levels) > 0 {
		return &small
	}
	kept := map[survey.QuestionID]bool{}
	var keep func(c *survey.Condition)
	keep = func(c *survey.Condition) {
		comparisons(c, func(one *survey.Condition) {
			if i := l.search.place[one.Question]; !kept[one.Question] {
				kept[one.Question] = true
				keep(l.search.order[i].When)
				keep(l.search.areas[i].When)
			}
		})
	}
	keep(w.Answers)
	subject := l.q.Area(w.Area)
	keep(subject.When)
	for i := range subject.Questions {
		if q := &subject.Questions[i]; q.Scored {
			kept[q.ID] = true
			keep(q.When)
		}
	}
	small.Overall, small.Indices, small.Areas = survey.Overall{Aggregate: survey.WeightedMean}, nil, nil
	small.Levels = []survey.Level{{ID: l.q.Levels[0].ID, Name: l.q.Levels[0].Name}}
	for i := range l.q.Areas {
		if area := reduced(&l.q.Areas[i], kept, l.q.Areas[i].ID == subject.ID); len(area.Questions) > 0 {
			small.Areas = append(small.Areas, area)
		}
	}
	small.Prepare()
	return &small
}

// reduced is an area with some of its questions, which only the subject scores.
func reduced(area *survey.Area, kept map[survey.QuestionID]bool, subject bool) survey.Area {
	small := *area
	small.Weight, small.Questions = survey.Whole(1), nil
	if !subject {
		small.Aggregate, small.Stages = survey.WeightedMean, nil
	}
	for i := range area.Questions {
		if q := area.Questions[i]; kept[q.ID] {
			q.Scored = q.Scored && subject
			small.Questions = append(small.Questions, q)
		}
	}
	return small
}

// subjects are conditions that name the questions whose scores a rule looks at.
func (s *search) subjects(w *survey.AdviceCondition) []*survey.Condition {
	var named []*survey.Condition
	name := func(id survey.QuestionID) {
		named = append(named, &survey.Condition{Op: survey.OpAnswered, Question: id})
	}
	var index func(id survey.IndexID)
	index = func(id survey.IndexID) {
		for i := range s.q.Indices {
			x := &s.q.Indices[i]
			if x.ID != id {
				continue
			}
			for _, q := range x.Count {
				name(q)
			}
			for _, t := range append(append([]survey.IndexTerm(nil), x.Sum...), x.Mean...) {
				name(t.Question)
			}
			if x.Minuend != "" {
				index(x.Minuend)
				index(x.Subtrahend)
			}
		}
	}
	if w.Index != "" {
		index(w.Index)
	}
	for i, q := range s.order {
		if q.Scored && (w.Overall || len(w.Levels) > 0 || s.areas[i].ID == w.Area) {
			name(q.ID)
		}
	}
	if len(w.Levels) > 0 { // and what their gates look at
		for i := range s.q.Levels {
			ticked(s.q.Levels[i].Gates, name)
		}
	}
	return named
}

func ticked(gates []survey.Gate, name func(survey.QuestionID)) {
	for i := range gates {
		if gates[i].Question != "" {
			name(gates[i].Question)
		}
		ticked(gates[i].All, name)
	}
}
