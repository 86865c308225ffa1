package scoring_test

import (
	"math/big"
	"slices"

	"maturita/survey"
)

// moves are all the moves that the answers leave, in reading order.
func (r *reference) moves() []move {
	var all []move
	at := 0
	for _, area := range r.q.Areas {
		for _, q := range area.Questions {
			at++
			w := r.worth(q)
			gated := r.on[q.ID] && r.answered(q) && !r.inapplicable(q) && r.ticksGated(q.ID)
			if !r.answered(q) || w.excluded != "" && !gated {
				continue
			}
			for _, m := range r.steps(q) {
				m.question, m.place = q.ID, append([]int{at}, m.place...)
				after := r.with(m).worth(q)
				if w.excluded == "" && after.s.Cmp(w.s) < 0 {
					continue
				}
				all = append(all, m)
			}
		}
	}
	return all
}

// ticksGated reports whether a level wants ticks in a question.
func (r *reference) ticksGated(id survey.QuestionID) bool {
	var wanted func(gates []survey.Gate) bool
	wanted = func(gates []survey.Gate) bool {
		return slices.ContainsFunc(gates, func(g survey.Gate) bool { return g.Question == id || wanted(g.All) })
	}
	return slices.ContainsFunc(r.q.Levels, func(l survey.Level) bool { return wanted(l.Gates) })
}

// steps are the answers that are one step above the one given, whether or not
// they earn more.
func (r *reference) steps(q survey.Question) []move {
	a := r.answers[q.ID]
	var all []move
	switch a.Kind {
	case survey.AnswerOption:
		for _, i := range nextBetter(q, a.Option) {
			all = append(all, move{place: []int{0, i}, after: pick(q.Options[i].ID)})
		}
	case survey.AnswerOptions:
		for i, ticked := range oneMore(q, a.Options) {
			if ticked != nil {
				all = append(all, move{place: []int{0, i}, after: tick(ticked...)})
			}
		}
	case survey.AnswerNumber:
		all = append(all, bandStep(q, a.Number)...)
	case survey.AnswerRows:
		for j, row := range q.Rows {
			cell := a.Rows[row.ID]
			if cell.NotApplicable {
				continue
			}
			for i, chosen := range r.cellSteps(q, cell.Options) {
				if chosen != nil {
					all = append(all, move{place: []int{j, i}, after: withRow(a, row.ID, chosen)})
				}
			}
		}
	}
	return all
}

// cellSteps are the steps in a row by the option that is chosen or ticked.
func (r *reference) cellSteps(q survey.Question, chosen []survey.OptionID) []ids {
	if q.Columns {
		return oneMore(q, chosen)
	}
	steps := make([]ids, len(q.Options))
	for _, i := range nextBetter(q, chosen[0]) {
		steps[i] = ids{q.Options[i].ID}
	}
	return steps
}

// nextBetter are the options with the fewest points above those of id.
func nextBetter(q survey.Question, id survey.OptionID) []int {
	now := pointsOf(q, id)
	var fewest *big.Rat
	for _, o := range q.Options {
		if p := o.Points.Rat(); p.Cmp(now) > 0 && (fewest == nil || p.Cmp(fewest) < 0) {
			fewest = p
		}
	}
	var list []int
	for i, o := range q.Options {
		if fewest != nil && o.Points.Rat().Cmp(fewest) == 0 {
			list = append(list, i)
		}
	}
	return list
}

// oneMore ticks each option that may be, in the order of the questionnaire.
func oneMore(q survey.Question, ticked []survey.OptionID) []ids {
	steps := make([]ids, len(q.Options))
	for i, o := range q.Options {
		if o.Exclusive || slices.Contains(ticked, o.ID) {
			continue
		}
		steps[i] = ids{}
		for _, p := range q.Options {
			if p.ID == o.ID || slices.Contains(ticked, p.ID) && !p.Exclusive {
				steps[i] = append(steps[i], p.ID)
			}
		}
	}
	return steps
}

func withRow(a survey.Answer, row survey.RowID, chosen []survey.OptionID) survey.Answer {
	b := survey.Answer{Kind: a.Kind, Rows: map[survey.RowID]survey.Cell{}}
	for id, cell := range a.Rows {
		b.Rows[id] = cell
	}
	b.Rows[row] = survey.Cell{Options: chosen}
	return b
}
