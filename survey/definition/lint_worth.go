package definition

import (
	"fmt"
	"slices"

	"maturita/survey"
)

// worths gives for each question one answer of every kind that conditions or
// points tell apart, and the ways of not counting; ok is false where there are
// too many.
func (t *trial) worths(places []int, c *survey.Condition) (domains [][]*survey.Answer, ok bool) {
	named := map[survey.QuestionID][]*survey.Condition{}
	gather := func(one *survey.Condition) { named[one.Question] = append(named[one.Question], one) }
	comparisons(c, gather)
	for _, i := range places {
		comparisons(t.order[i].When, gather)
		comparisons(t.areas[i].When, gather)
	}
	for _, i := range places {
		q := t.order[i]
		answers, ok := every(q, named[q.ID])
		if !ok {
			return nil, false
		}
		var domain []*survey.Answer
		seen := map[string]bool{}
		for k := range answers {
			if key := worthKey(q, answers[k], named[q.ID]); !seen[key] {
				seen[key] = true
				domain = append(domain, &answers[k])
			}
		}
		if excludable(q) && (q.NotApplicable || q.RowNotApplicable) {
			domain = append(domain, leftOut(q))
		}
		if q.Optional || len(domain) == 0 {
			domain = append(domain, nil)
		}
		domains = append(domains, domain)
	}
	return domains, true
}

// every lists all answers that may be worth something else.
func every(q *survey.Question, by []*survey.Condition) ([]survey.Answer, bool) {
	whole := slices.Clone(by)
	for i := range q.Options {
		whole = append(whole, &survey.Condition{Values: []string{string(q.Options[i].ID)}})
		for k := range q.Rows {
			whole = append(whole, &survey.Condition{Row: q.Rows[k].ID, Values: []string{string(q.Options[i].ID)}})
		}
	}
	return distinguished(q, whole)
}

// worthKey is the same for answers that conditions and points do not tell apart.
func worthKey(q *survey.Question, a survey.Answer, by []*survey.Condition) string {
	points, ticks := survey.Decimal(0), 0
	switch a.Kind {
	case survey.AnswerOption:
		points = q.Option(a.Option).Points
	case survey.AnswerOptions:
		for _, id := range a.Options {
			points += q.Option(id).Points
			if !q.Option(id).Exclusive {
				ticks++
			}
		}
	case survey.AnswerNumber:
		if len(q.Bands) > 0 {
			points = bandPoints(q, a.Number)
		}
	case survey.AnswerRows:
		return fmt.Sprint(a.Rows)
	}
	key := fmt.Sprint(points, ticks)
	for _, c := range by {
		key += fmt.Sprint(c.Holds(func(survey.QuestionID) (*survey.Question, survey.Answer, bool) { return q, a, true }))
	}
	return key
}
