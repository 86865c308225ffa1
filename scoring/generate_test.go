package scoring_test

import (
	"fmt"
	"math/rand/v2"

	"maturita/survey"
)

// generator makes questionnaires that Compile accepts and answers to them.
type generator struct {
	*rand.Rand
	asked []*survey.Question // so far, in reading order
}

func newGenerator(seed, stream uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, stream))}
}

func (g *generator) one(in int) bool { return g.IntN(in) == 0 }

func oneOf[T any](g *generator, all ...T) T { return all[g.IntN(len(all))] }

// points has 0 to 3 decimals and now and then a large value.
func (g *generator) points() survey.Decimal {
	n := survey.Decimal(g.IntN(7)-2) * oneOf[survey.Decimal](g, 1000, 1000, 500, 250, 333, 1)
	if g.one(40) {
		n *= 100_000
	}
	return n
}

func (g *generator) weight() survey.Decimal {
	return oneOf[survey.Decimal](g, 1000, 1000, 500, 2000, 333, 0)
}

func (g *generator) questionnaire() *survey.Questionnaire {
	q := &survey.Questionnaire{
		Ref:     survey.Ref{ID: "generated", Version: survey.Version{Major: 1}},
		Display: survey.Display{Decimals: g.IntN(4), Low: survey.Whole(g.IntN(2)), High: survey.Whole(oneOf(g, 4, 5, 10, 100)), Points: g.one(4)},
		Overall: survey.Overall{Aggregate: oneOf(g, survey.WeightedMean, survey.WeightedMean, survey.Minimum, survey.Sum)},
	}
	for i := range 1 + g.IntN(4) {
		q.Areas = append(q.Areas, g.area(i))
	}
	q.Areas[0].Weight = survey.Whole(1)
	q.Overall.MinAreas = oneOf(g, 0, 0, 1, len(q.Areas))
	q.Prepare()
	g.levels(q)
	g.indices(q)
	g.advice(q)
	return q
}

func (g *generator) area(i int) survey.Area {
	a := survey.Area{
		ID: survey.AreaID(fmt.Sprint("area-", i)), Weight: g.weight(), When: g.condition(6),
		Aggregate:   oneOf(g, survey.WeightedMean, survey.WeightedMean, survey.Minimum, survey.Maximum, survey.Sum, survey.Stages),
		MinCoverage: oneOf[survey.Decimal](g, 500, 500, 0, 1000, 333),
		Questions:   make([]survey.Question, 1+g.IntN(5)),
	}
	for j := range a.Questions {
		a.Questions[j] = g.question(survey.QuestionID(fmt.Sprintf("q-%d-%d", i, j)))
	}
	if first := &a.Questions[0]; first.Type != survey.FreeText && first.Type != survey.Date {
		first.Scored, first.Weight = true, survey.Whole(1)
	} else {
		a.Questions[0] = single(first.ID, "0", "1")
	}
	for j := range a.Questions {
		g.asked = append(g.asked, &a.Questions[j])
	}
	if a.Aggregate == survey.Stages {
		for s := range 1 + g.IntN(3) {
			stage := survey.Stage{ID: fmt.Sprint("stage-", s), Share: survey.Decimal(g.IntN(5) * 250)}
			for j := range a.Questions {
				if a.Questions[j].Scored && (j == 0 || g.one(2)) {
					stage.Questions = append(stage.Questions, a.Questions[j].ID)
				}
			}
			a.Stages = append(a.Stages, stage)
		}
	}
	return a
}

func (g *generator) question(id survey.QuestionID) survey.Question {
	q := survey.Question{
		ID: id, Type: oneOf(g, survey.Single, survey.Scale, survey.Multiple, survey.Matrix, survey.Matrix, survey.Number, survey.FreeText, survey.Date),
		When: g.condition(4), Weight: g.weight(), Scored: !g.one(5),
		Optional: g.one(4), UnansweredZero: g.one(2), NotApplicable: g.one(2), RowNotApplicable: g.one(2),
		Max: survey.Whole(100), Decimals: g.IntN(4), MaxLength: 20,
	}
	for i := range 2 + g.IntN(4) {
		q.Options = append(q.Options, survey.Option{ID: survey.OptionID(rune('a' + i)), Points: g.points()})
	}
	q.Options[g.IntN(len(q.Options))].Points = survey.Whole(2)
	switch q.Type {
	case survey.FreeText, survey.Date:
		q.Scored = false
	case survey.Number:
		q.Bands = []survey.Band{{From: 0, Points: g.points()}, {From: survey.Whole(10), Points: survey.Whole(3)}, {From: survey.Whole(50), Points: g.points()}}
	case survey.Multiple:
		if g.one(2) {
			q.Options = append(q.Options, survey.Option{ID: "none", Points: g.points(), Exclusive: true})
		}
		switch g.IntN(4) {
		case 0:
			q.Cap = limit("3.5")
		case 1:
			q.AtLeast = 2
		}
	case survey.Matrix:
		q.Columns, q.Combine = g.one(2), oneOf(g, survey.Sum, survey.Maximum)
		if g.one(3) {
			q.RowCap = limit("1.5")
		}
		q.Rows = rows("1", "2", "0.333")[:1+g.IntN(3)]
		if g.one(4) {
			q.Rows = append(q.Rows, survey.Row{ID: "light"})
		}
	}
	if g.one(5) {
		q.Floor = survey.Decimal(g.IntN(300))
	}
	return q
}

// condition is nil in most cases.
func (g *generator) condition(in int) *survey.Condition {
	if len(g.asked) == 0 || !g.one(in) {
		return nil
	}
	q := g.asked[g.IntN(len(g.asked))]
	c := survey.Condition{Op: oneOf(g, survey.OpEquals, survey.OpNotEquals, survey.OpIn, survey.OpContains), Question: q.ID, Values: []string{oneOf(g, "a", "b", "text")}}
	if q.Type == survey.Number {
		c.Op, c.Number = oneOf(g, survey.OpLess, survey.OpAtMost, survey.OpMore, survey.OpAtLeast, survey.OpNotEquals), survey.Whole(30)
	}
	if q.Type == survey.Matrix {
		c.Row = q.Rows[0].ID
	}
	switch g.IntN(5) {
	case 0:
		return &survey.Condition{Op: survey.OpNot, Parts: []survey.Condition{c}}
	case 1:
		return &survey.Condition{Op: survey.OpOr, Parts: []survey.Condition{c, {Op: survey.OpAnswered, Question: q.ID}}}
	case 2:
		return &survey.Condition{Op: survey.OpAnswered, Question: q.ID}
	}
	return &c
}

func (g *generator) levels(q *survey.Questionnaire) {
	q.Levels = []survey.Level{{ID: "level-0"}}
	for i, value := range []survey.Decimal{12_345, 33_333, 50_000, 66_700, 80_000} {
		level := survey.Level{ID: survey.LevelID(fmt.Sprint("level-", i+1)), Bound: survey.Bound{Value: value, Exclusive: g.one(2)}}
		switch g.IntN(4) {
		case 0:
			level.Gates = append(level.Gates, survey.Gate{Every: true, Least: survey.Whole(g.IntN(40))})
		case 1:
			level.Gates = append(level.Gates, survey.Gate{All: []survey.Gate{{Area: q.Areas[g.IntN(len(q.Areas))].ID, Least: survey.Whole(g.IntN(60))}}})
		}
		if id := g.tickable(); id != "" && g.one(3) {
			level.Gates = append(level.Gates, survey.Gate{Question: id, Ticks: 1 + g.IntN(2)})
		}
		q.Levels = append(q.Levels, level)
	}
}

// tickable is a question whose options are ticked, "" when there is none.
func (g *generator) tickable() survey.QuestionID {
	for _, q := range g.asked {
		if q.Type == survey.Multiple || q.Type == survey.Matrix && q.Columns {
			return q.ID
		}
	}
	return ""
}

func (g *generator) indices(q *survey.Questionnaire) {
	term := survey.IndexTerm{Question: q.Areas[0].Questions[0].ID, Weight: survey.Whole(2), Points: g.one(2)}
	bands := []survey.IndexBand{{ID: "low"}, {ID: "high", Bound: survey.Bound{Value: survey.Whole(1), Exclusive: true}}}
	q.Indices = []survey.Index{
		{ID: "difference", Minuend: "sum", Subtrahend: "mean", OnHundred: g.one(2), Bands: bands},
		{ID: "sum", Sum: []survey.IndexTerm{term}, Bands: bands},
		{ID: "mean", Mean: []survey.IndexTerm{term}, OnHundred: g.one(2)},
	}
	if id := g.tickable(); id != "" {
		q.Indices = append(q.Indices, survey.Index{ID: "count", Count: []survey.QuestionID{id}})
	}
}

func (g *generator) advice(q *survey.Questionnaire) {
	q.MaxAdvice = g.IntN(3)
	q.Advice = []survey.Advice{
		{ID: "low", When: survey.AdviceCondition{Overall: true, Below: limit("50")}},
		{ID: "area", When: survey.AdviceCondition{Area: q.Areas[0].ID, NotAssessed: true}},
		{ID: "index", When: survey.AdviceCondition{Index: "sum", From: limit("1"), Answers: g.condition(1)}},
	}
}
