package scoring_test

import (
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

func names(scores []scoring.QuestionScore) string {
	s := ""
	for _, q := range scores {
		s += string(q.Question) + " "
	}
	return s
}

func TestHighlights(t *testing.T) {
	weighted := func(id survey.QuestionID, weight string) survey.Question {
		q := single(id, "0", "1", "2", "3", "4")
		q.Weight = d(weight)
		return q
	}
	heavy := area("heavy", weighted("h1", "1"), weighted("h2", "1"))
	heavy.Weight = d("2")
	partly := area("partly", weighted("p1", "1"), weighted("p2", "9"))
	q := questionnaire(area("light", weighted("l1", "3"), weighted("l2", "1"), weighted("l3", "1")), heavy, partly)
	answers := survey.Answers{
		"l1": pick("c"), "l2": pick("a"), "l3": pick("e"), // shares 1/5, 1/15, 1/15
		"h1": pick("d"), "h2": pick("e"), // shares 1/3 each
		"p1": pick("b"), // its area is not assessable: share 0
	}
	m := compile(t, q)
	strengths, gaps := m.Highlights(answers, 10)
	if got := names(strengths); got != "h2 l3 h1 " {
		t.Errorf("strengths %s", got)
	}
	if got := names(gaps); got != "l1 l2 p1 " { // costs 1/10, 1/15, 0
		t.Errorf("gaps %s", got)
	}
	strengths, gaps = m.Highlights(answers, 1)
	if names(strengths) != "h2 " || names(gaps) != "l1 " {
		t.Errorf("one each: strengths %s, gaps %s", names(strengths), names(gaps))
	}
	if strengths, gaps = m.Highlights(answers, -1); strengths == nil || gaps == nil || len(strengths)+len(gaps) > 0 {
		t.Errorf("none asked: strengths %v, gaps %v", strengths, gaps)
	}
}

func TestHighlightsOfSumsFollowPoints(t *testing.T) {
	a := area("uno", single("small", "0", "1"), single("large", "0", "8"), single("third", "0", "4"))
	for _, aggregate := range []struct{ overall, area survey.Aggregate }{
		{survey.Sum, survey.WeightedMean}, {survey.WeightedMean, survey.Sum},
	} {
		a.Aggregate = aggregate.area
		q := questionnaire(a)
		q.Overall.Aggregate = aggregate.overall
		answers := survey.Answers{"small": pick("a"), "large": pick("a"), "third": pick("a")}
		if _, gaps := compile(t, q).Highlights(answers, 5); names(gaps) != "large third small " {
			t.Errorf("%v: gaps %s", aggregate, names(gaps))
		}
	}
}

func TestHighlightsTieInReadingOrder(t *testing.T) {
	m := compile(t, questionnaire(area("uno", single("b", "0", "1"), single("a", "0", "1")), area("due", single("c", "0", "1", "2"), single("d", "0", "1", "2"))))
	strengths, gaps := m.Highlights(survey.Answers{"a": pick("b"), "b": pick("b"), "c": pick("b"), "d": pick("b")}, 5)
	if names(strengths) != "b a " || names(gaps) != "c d " {
		t.Errorf("strengths %s, gaps %s", names(strengths), names(gaps))
	}
}
