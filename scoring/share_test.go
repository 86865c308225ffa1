package scoring

import (
	"testing"

	"maturita/survey"
)

// With weighted means the shares of the questions that count sum to 1, and share
// times s to the overall.
func TestSharesAddUp(t *testing.T) {
	question := func(id survey.QuestionID, weight survey.Decimal) survey.Question {
		return survey.Question{ID: id, Type: survey.Single, Scored: true, Weight: weight, NotApplicable: true,
			Options: []survey.Option{{ID: "no"}, {ID: "half", Points: 333}, {ID: "yes", Points: 1000}}}
	}
	areaOf := func(id survey.AreaID, weight survey.Decimal, questions ...survey.Question) survey.Area {
		return survey.Area{ID: id, Weight: weight, Aggregate: survey.WeightedMean, MinCoverage: 500, Questions: questions}
	}
	q := &survey.Questionnaire{
		Display: survey.Display{High: survey.Whole(100)}, Overall: survey.Overall{Aggregate: survey.WeightedMean},
		Levels: []survey.Level{{ID: "base"}},
		Areas: []survey.Area{
			areaOf("a", 1000, question("a1", 1000), question("a2", 2500), question("a3", 333)),
			areaOf("b", 750, question("b1", 1000), question("b2", 1000)),
			areaOf("c", 5000, question("c1", 1000), question("c2", 9000)),
		},
	}
	q.Prepare()
	m, err := Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	pick := func(id survey.OptionID) survey.Answer { return survey.Answer{Kind: survey.AnswerOption, Option: id} }
	e := m.evaluate(survey.Answers{
		"a1": pick("yes"), "a2": pick("half"), "a3": {Kind: survey.AnswerInapplicable}, "b1": pick("half"), "b2": pick("no"), "c1": pick("yes"),
	})
	shares, sum := whole(0), whole(0)
	for i := range e.replies {
		if r := &e.replies[i]; r.counts() {
			share := e.share(r)
			shares = shares.add(share)
			sum = sum.add(share.percent().mul(r.s()))
		}
	}
	if shares.cmp(whole(1)) != 0 || sum.cmp(e.overall) != 0 {
		t.Errorf("the shares sum to %s, the contributions to %s of %s", shares.rat(), sum.rat(), e.overall.rat())
	}
}
