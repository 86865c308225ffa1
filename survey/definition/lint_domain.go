package definition

import (
	"slices"
	"unicode/utf8"

	"maturita/survey"
)

// maxDomain bounds the answers to one question that differ for conditions.
const maxDomain = 1024

// domains gives for each question one answer of every kind that the conditions
// at hand tell apart; ok is false where there are too many.
func (s *search) domains(places []int, c *survey.Condition, steering, missing bool) (domains [][]*survey.Answer, ok bool) {
	named := map[survey.QuestionID][]*survey.Condition{}
	gather := func(one *survey.Condition) { named[one.Question] = append(named[one.Question], one) }
	comparisons(c, gather)
	for _, i := range places {
		if steering {
			comparisons(s.order[i].When, gather)
			comparisons(s.areas[i].When, gather)
		}
	}
	for _, i := range places {
		q := s.order[i]
		if s.left <= 0 {
			return nil, false
		}
		answers, ok := distinguished(q, named[q.ID])
		if s.left -= len(answers) * (1 + len(q.Rows)); s.left < 0 || !ok {
			return nil, false
		}
		var domain []*survey.Answer
		for k := range answers {
			domain = append(domain, &answers[k])
		}
		conditional := !steering && (q.When != nil || s.areas[i].When != nil)
		if missing && (conditional || mayLack(q)) || len(domain) == 0 {
			domain = append(domain, nil)
		}
		domains = append(domains, domain)
	}
	return domains, true
}

// mayLack reports whether a question on the path may have no answer that can be
// compared.
func mayLack(q *survey.Question) bool { return q.Optional || q.NotApplicable || q.RowNotApplicable }

// distinguished gives one answer of every kind that comparisons with q tell
// apart; ok is false where there are too many.
func distinguished(q *survey.Question, by []*survey.Condition) (answers []survey.Answer, ok bool) {
	switch q.Type {
	case survey.Single, survey.Scale:
		for _, o := range optionKinds(q, by, "") {
			answers = append(answers, survey.Answer{Kind: survey.AnswerOption, Option: o})
		}
	case survey.Multiple:
		for _, set := range tickKinds(q, by, "") {
			answers = append(answers, survey.Answer{Kind: survey.AnswerOptions, Options: set})
		}
	case survey.Number:
		answers = numberKinds(q, by)
	case survey.Matrix:
		return rowKinds(q, by)
	default:
		answers = textKinds(q, by)
	}
	return answers, len(answers) <= maxDomain
}

// compared lists what comparisons, with one row where it is named, compare with.
func compared(by []*survey.Condition, row survey.RowID) map[string]bool {
	values := map[string]bool{}
	for _, c := range by {
		if c.Row == row {
			for _, v := range c.Values {
				values[v] = true
			}
		}
	}
	return values
}

// optionKinds lists the compared options and one of the others.
func optionKinds(q *survey.Question, by []*survey.Condition, row survey.RowID) []survey.OptionID {
	values, other := compared(by, row), false
	var kinds []survey.OptionID
	for i := range q.Options {
		id := q.Options[i].ID
		if values[string(id)] || !other {
			kinds = append(kinds, id)
		}
		other = other || !values[string(id)]
	}
	return kinds
}

// tickKinds lists the sets of compared options that may be ticked together, the
// first ones where they are more than maxDomain.
func tickKinds(q *survey.Question, by []*survey.Condition, row survey.RowID) [][]survey.OptionID {
	values := compared(by, row)
	sets, alone := [][]survey.OptionID{{}}, [][]survey.OptionID(nil)
	for i := range q.Options {
		o := &q.Options[i]
		switch {
		case !values[string(o.ID)] || len(sets) > maxDomain:
		case o.Exclusive:
			alone = append(alone, []survey.OptionID{o.ID})
		default:
			for _, set := range slices.Clone(sets) {
				sets = append(sets, append(slices.Clone(set), o.ID))
			}
		}
	}
	return append(sets, alone...)
}

// textKinds lists the compared texts or dates that may be answered, and another.
func textKinds(q *survey.Question, by []*survey.Condition) []survey.Answer {
	other := "–"
	for compared(by, "")[other] {
		other += "–"
	}
	answers := []survey.Answer{{Kind: survey.AnswerText, Text: other}}
	for _, c := range by {
		for _, v := range c.Values {
			if q.Type == survey.Date || utf8.RuneCountInString(v) <= q.MaxLength {
				answers = append(answers, survey.Answer{Kind: survey.AnswerText, Text: v})
			}
		}
	}
	return answers
}
