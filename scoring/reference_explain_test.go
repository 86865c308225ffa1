package scoring_test

import (
	"math/big"

	"maturita/scoring"
	"maturita/survey"
)

// explained is one node of the explanation of a result (SCORING.md §7): overall →
// areas → questions → options or rows.
//
// Score is 0–100 of the overall and an area, s of a question, the points of an
// option, the points of a row before its weight; nil of what has none. Weight is
// the share of the node in its parent, re-normalised over what counts, nil of
// what is excluded and of options. Contribution is in points of the overall; nil
// where the overall is not assessable, of what is excluded, and below an area of
// stages, whose score no question has a part in. Excluded says why a node does
// not count: a state of an area, or one of a question's (off-path …).
type explained struct {
	ID           string
	Score        *big.Rat
	Weight       *big.Rat
	Contribution *big.Rat
	Excluded     string
	Parts        []explained
}

// explain is a pure function of questionnaire and answers. The contributions of
// the areas sum to the overall; those of the questions do when areas and overall
// are weighted means or sums, minima or maxima, of which the first in reading
// order that decides carries all. The contributions of options and rows are what
// they would earn alone; they sum to the question's where nothing was clamped or
// capped.
func explain(q *survey.Questionnaire, answers survey.Answers) explained {
	r := newReference(q, answers)
	root := explained{ID: string(q.ID), Score: r.overall, Contribution: r.overall, Weight: whole(1)}
	if r.overall == nil {
		root.Weight, root.Excluded = nil, string(scoring.NotAssessable)
	}
	shares := r.areaShares()
	for _, area := range q.Areas {
		a := r.areas[area.ID]
		node := explained{ID: string(area.ID), Score: a.score}
		if a.state != scoring.Assessable {
			node.Excluded = string(a.state)
		} else if r.overall != nil {
			node.Weight = shares[area.ID]
			node.Contribution = times(node.Weight, r.partOf(area))
		}
		inner := r.questionShares(area)
		for _, question := range area.Questions {
			node.Parts = append(node.Parts, r.explainQuestion(question, inner[question.ID], node.Weight))
		}
		root.Parts = append(root.Parts, node)
	}
	return root
}

// partOf is what an area's share is multiplied with: its score, but in an overall
// that is a sum what it earned of its best.
func (r *reference) partOf(area survey.Area) *big.Rat {
	a := r.areas[area.ID]
	if r.q.Overall.Aggregate == survey.Sum {
		return times(whole(100), over(a.earned, a.best))
	}
	return a.score
}

// areaShares are the shares of the assessable areas in the overall; they sum to 1.
func (r *reference) areaShares() map[survey.AreaID]*big.Rat {
	weight, sum := map[survey.AreaID]*big.Rat{}, whole(0)
	for _, area := range r.q.Areas {
		a := r.areas[area.ID]
		if a.state != scoring.Assessable {
			continue
		}
		weight[area.ID] = area.Weight.Rat()
		switch r.q.Overall.Aggregate {
		case survey.Sum:
			weight[area.ID] = a.best
		case survey.Minimum:
			weight[area.ID] = whole(0)
			if r.overall != nil && a.score.Cmp(r.overall) == 0 && sum.Sign() == 0 {
				weight[area.ID] = whole(1)
			}
		}
		sum = plus(sum, weight[area.ID])
	}
	return normalised(weight, sum)
}

// questionShares are the shares of the questions that count in their area; they
// sum to 1. There are none in an area of stages, unless the overall is a sum.
func (r *reference) questionShares(area survey.Area) map[survey.QuestionID]*big.Rat {
	how := area.Aggregate
	if r.q.Overall.Aggregate == survey.Sum {
		how = survey.Sum
	}
	a := r.areas[area.ID]
	if a.state != scoring.Assessable || how == survey.Stages {
		return nil
	}
	weight, sum := map[survey.QuestionID]*big.Rat{}, whole(0)
	for _, q := range area.Questions {
		w := r.worth(q)
		if w.excluded != "" {
			continue
		}
		weight[q.ID] = q.Weight.Rat()
		switch how {
		case survey.Sum:
			weight[q.ID] = w.best
		case survey.Minimum, survey.Maximum:
			weight[q.ID] = whole(0)
			if times(whole(100), w.s).Cmp(a.score) == 0 && sum.Sign() == 0 {
				weight[q.ID] = whole(1)
			}
		}
		sum = plus(sum, weight[q.ID])
	}
	return normalised(weight, sum)
}

func normalised[K comparable](weight map[K]*big.Rat, sum *big.Rat) map[K]*big.Rat {
	shares := map[K]*big.Rat{}
	for id, w := range weight {
		if sum.Sign() > 0 {
			shares[id] = over(w, sum)
		}
	}
	return shares
}

// explainQuestion explains a question with its share in its area, and that in
// the overall.
func (r *reference) explainQuestion(q survey.Question, share, areaShare *big.Rat) explained {
	w := r.worth(q)
	node := explained{ID: string(q.ID), Score: w.s, Excluded: w.excluded}
	if w.excluded != "" {
		return node
	}
	node.Weight = share
	var each *big.Rat // points of the overall for one point earned
	if share != nil && areaShare != nil {
		each = over(times(times(share, areaShare), whole(100)), w.best)
		node.Contribution = times(each, w.earned)
	}
	part := func(id string, points, weight *big.Rat) {
		p := explained{ID: id, Score: points, Weight: weight}
		if each != nil {
			p.Contribution = times(each, points)
			if weight != nil {
				p.Contribution = times(times(whole(100), times(share, areaShare)), times(weight, over(points, bestRow(q))))
			}
		}
		node.Parts = append(node.Parts, p)
	}
	a := r.answers[q.ID]
	switch {
	case a.Kind == survey.AnswerOption:
		part(string(a.Option), pointsOf(q, a.Option), nil)
	case a.Kind == survey.AnswerOptions && q.AtLeast == 0:
		for _, o := range q.Options {
			for _, id := range a.Options {
				if id == o.ID {
					part(string(id), o.Points.Rat(), nil)
				}
			}
		}
	case a.Kind == survey.AnswerRows && r.answered(q):
		for _, row := range q.Rows {
			cell := a.Rows[row.ID]
			if cell.NotApplicable {
				node.Parts = append(node.Parts, explained{ID: string(row.ID), Excluded: isInapplicable})
				continue
			}
			part(string(row.ID), earnedInRow(q, cell.Options), over(row.Weight.Rat(), rowWeight(q, a)))
		}
	}
	return node
}
