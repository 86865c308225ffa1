package scoring

import (
	"slices"

	"maturita/survey"
)

// parts explains the options or rows of a question that counts and is answered;
// worth is what it contributes when its s is 1, none where it has no part of its
// own in the overall.
func (x explainer) parts(q *ExplainedQuestion, r *reply, worth fraction) {
	a := x.answers[r.ID]
	switch a.Kind {
	case survey.AnswerOption:
		r.options(q, []survey.OptionID{a.Option}, worth)
	case survey.AnswerOptions:
		r.options(q, a.Options, worth)
		if r.AtLeast > 0 {
			ticks, least := r.ticks, r.AtLeast
			q.Ticks, q.AtLeast = &ticks, &least
		}
	case survey.AnswerNumber:
		number := a.Number
		q.Number, q.Limited = &number, points(band(r.Bands, number)).cmp(r.earned) != 0
	case survey.AnswerRows:
		r.rows(q, a.Rows, worth)
	}
}

// options explains all options, of which some are chosen. Those are parts of the
// question's contribution when their points sum to what was earned.
func (r *reply) options(q *ExplainedQuestion, chosen []survey.OptionID, worth fraction) {
	var sum survey.Decimal
	for i := range r.Options {
		o := &r.Options[i]
		q.Options = append(q.Options, ExplainedOption{ID: o.ID, Chosen: slices.Contains(chosen, o.ID), Points: points(o.Points).text()})
		if q.Options[i].Chosen {
			sum += o.Points
		}
	}
	if r.AtLeast > 0 { // points are not asked for
		return
	}
	q.Limited = points(sum).cmp(r.earned) != 0
	for i := range q.Options {
		if q.Options[i].Chosen && !q.Limited && !worth.none() {
			q.Options[i].Contribution = worth.mul(points(r.Options[i].Points)).quo(r.best).published()
		}
	}
}

// rows explains all rows of a matrix, of which at least one is applicable.
func (r *reply) rows(q *ExplainedQuestion, cells map[survey.RowID]survey.Cell, worth fraction) {
	sum, weights := whole(0), whole(0)
	values := make([]fraction, len(r.Rows))
	for i := range r.Rows {
		if cell := cells[r.Rows[i].ID]; !cell.NotApplicable {
			t, _ := r.tally(cell.Options)
			values[i] = points(r.question.worth(t))
			weights = weights.add(r.rowWeights[i])
			sum = sum.add(r.rowWeights[i].mul(values[i]))
		}
	}
	q.Limited = sum.cmp(r.earned) != 0
	for i := range r.Rows {
		row := ExplainedRow{ID: r.Rows[i].ID, State: NotApplicable, Chosen: []survey.OptionID{}}
		if value := values[i]; !value.none() {
			row.State, row.Points, row.Best = Counts, value.published(), points(r.part).published()
			row.Weight = r.rowWeights[i].quo(weights).published()
			row.Chosen = inOptionOrder(r.Question, cells[row.ID].Options)
			if !q.Limited && !worth.none() {
				row.Contribution = worth.mul(r.rowWeights[i]).mul(value).quo(r.best).published()
			}
		}
		q.Rows = append(q.Rows, row)
	}
}

// inOptionOrder is a copy of ids in the order of the questionnaire.
func inOptionOrder(q *survey.Question, ids []survey.OptionID) []survey.OptionID {
	list := []survey.OptionID{}
	for i := range q.Options {
		if slices.Contains(ids, q.Options[i].ID) {
			list = append(list, q.Options[i].ID)
		}
	}
	return list
}
