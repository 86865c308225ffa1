package scoring_test

import (
	"fmt"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// tangled is a questionnaire whose conditions look at the same few questions over
// and over, so that moves change the path, alone and together, and put right what
// others change.
func (g *generator) tangled() *survey.Questionnaire {
	var asked []survey.Question
	for i := range 5 + g.IntN(2) {
		id := survey.QuestionID(fmt.Sprint("x", i))
		points := func() string { return fmt.Sprint(oneOf(g, 1, 1, 2, 3)) }
		if g.one(3) {
			asked = append(asked, multiple(id, options(points(), points())))
		} else {
			asked = append(asked, single(id, "0", points(), points()))
		}
	}
	var comparison func(depth int) survey.Condition
	comparison = func(depth int) survey.Condition {
		if depth > 0 && !g.one(4) {
			switch c := (survey.Condition{Op: oneOf(g, survey.OpAnd, survey.OpOr, survey.OpNot)}); c.Op {
			case survey.OpNot:
				c.Parts = []survey.Condition{comparison(depth - 1)}
				return c
			default:
				for range 2 + g.IntN(2) {
					c.Parts = append(c.Parts, comparison(depth-1))
				}
				return c
			}
		}
		q := &asked[g.IntN(len(asked))]
		op := survey.OpEquals
		if q.Type == survey.Multiple {
			op = survey.OpContains
		}
		return survey.Condition{Op: op, Question: q.ID, Values: []string{string(q.Options[g.IntN(len(q.Options))].ID)}}
	}
	when := func() *survey.Condition {
		c := comparison(3)
		return &c
	}
	first, second := area("one", asked...), area("two")
	before := []survey.Area{}
	if g.one(3) {
		first = area("one", asked[2:]...)
		before = append(before, area("zero", asked[:2]...))
		before[0].Aggregate = oneOf(g, survey.Maximum, survey.Maximum, survey.Minimum)
		before[0].Weight = survey.Decimal(1 + g.IntN(1000))
	}
	for i := range 1 + g.IntN(3) {
		follow := single(survey.QuestionID(fmt.Sprint("f", i)), "0", "1")
		follow.When, follow.Scored = when(), false
		first.Questions = append(first.Questions, follow)
	}
	second.Weight = 0
	for i := range 1 + g.IntN(2) {
		inside := single(survey.QuestionID(fmt.Sprint("g", i)), "0", "1")
		if g.one(2) {
			inside.When = when()
		}
		second.Questions = append(second.Questions, inside)
	}
	if g.one(2) {
		second.When = when()
	}
	first.Aggregate = oneOf(g, survey.WeightedMean, survey.WeightedMean, survey.Sum, survey.Minimum, survey.Maximum)
	q := questionnaire(append(before, first, second)...)
	q.Overall.Aggregate = oneOf(g, survey.WeightedMean, survey.WeightedMean, survey.Sum, survey.Minimum)
	var gates []survey.Gate
	if g.one(4) {
		gates = []survey.Gate{{Area: "one", Least: survey.Whole(10 + g.IntN(60))}}
	}
	level(q, fmt.Sprint(1+g.IntN(95)), gates...)
	q.Prepare()
	return q
}

// Where moves change the path in many ways the search still finds what trying
// every set finds.
func TestNextLevelOfTangledPaths(t *testing.T) {
	cases := 3000
	if testing.Short() {
		cases = 500
	}
	seed := referenceSeed(t)
	reached := map[int]int{}
	for n := range cases {
		g := newGenerator(seed, uint64(1_000_000+n))
		q := g.tangled()
		answers := survey.Answers{}
		for i := range q.Areas {
			for j := range q.Areas[i].Questions {
				switch question := &q.Areas[i].Questions[j]; question.Type {
				case survey.Multiple:
					answers[question.ID] = tick()
					if g.one(2) {
						answers[question.ID] = tick("a")
					}
				default:
					answers[question.ID] = pick(oneOf[survey.OptionID](g, "a", "a", "b"))
				}
			}
		}
		m, err := scoring.Compile(q)
		if err != nil {
			t.Fatal(err)
		}
		want := nextLevel(q, answers)
		if got := nextText(m.NextLevel(answers)); got != advanceText(q, want) {
			t.Fatalf("case %d, MATURITA_SEED=%d\ngot  %s\nwant %s\nanswers %v", n, seed, got, advanceText(q, want), answers)
		}
		reached[len(want.moves)]++
	}
	t.Logf("none reach it %d, one move %d, two %d, three %d", reached[0], reached[1], reached[2], reached[3])
	for n := range 4 {
		if reached[n] < cases/100 {
			t.Errorf("%d cases of %d moves", reached[n], n)
		}
	}
}
