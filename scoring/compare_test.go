package scoring_test

import (
	"fmt"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

func side(t testing.TB, q *survey.Questionnaire, answers survey.Answers) scoring.Side {
	t.Helper()
	m := compile(t, q)
	return scoring.Side{Model: m, Answers: answers, Result: m.Score(answers)}
}

func difference(d *scoring.Difference) string {
	if d == nil {
		return "-"
	}
	return d.Exact + " shown " + d.Display
}

func TestCompare(t *testing.T) {
	build := func(minor int) *survey.Questionnaire {
		follow := single("follow", "0", "1")
		follow.When = &survey.Condition{Op: survey.OpEquals, Question: "x", Values: []string{"c"}}
		q := questionnaire(area("uno", single("x", "0", "1", "2"), follow), area("due", multiple("m", options("1", "2", "1"))), area("tre", single("z", "0", "1")))
		q.Version.Minor = minor
		q.Display = survey.Display{Decimals: 1, Low: d("0"), High: d("4")}
		return level(q, "50")
	}
	before := side(t, build(0), survey.Answers{"x": pick("b"), "m": tick("a", "c"), "z": inapplicable()})
	after := side(t, build(3), survey.Answers{"x": pick("c"), "follow": pick("b"), "m": tick("c", "a"), "z": pick("b")})
	c := scoring.Compare(before, after)
	// uno 50 → 100, due 1/2 → 1/2, tre - → 100; overall 50 → 250/3, shown of 4
	want := "prova@1.0.0 prova@1.3.0 true 100/3 shown +1.3 high high\n" +
		"uno assessable assessable 50/1 shown +2.0\ndue assessable assessable 0/1 shown 0.0\ntre not-assessable assessable -\n" +
		"x changed 50/1 100/1 50/1 shown +2.0\nfollow added null 100/1 -\nm same 50/1 50/1 0/1 shown 0.0\nz changed null 100/1 -\n"
	got := fmt.Sprintln(c.Before, c.After, c.Comparable(), difference(c.Overall), str(c.LevelBefore), str(c.LevelAfter))
	for _, a := range c.Areas {
		got += fmt.Sprintln(a.ID, a.StateBefore, a.StateAfter, difference(a.Difference))
	}
	for _, a := range c.Answers {
		got += fmt.Sprintln(a.Question, a.Change, str(a.ScoreBefore), str(a.ScoreAfter), difference(a.Difference))
	}
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	back := scoring.Compare(after, before)
	if got := difference(back.Overall) + " " + string(back.Answers[1].Change); got != "-100/3 shown -1.3 removed" {
		t.Errorf("the other way round: %s", got)
	}
}

// What is stored is what is compared, whatever this engine would say.
func TestCompareTakesStoredResults(t *testing.T) {
	a := side(t, questionnaire(area("uno", single("x", "0", "1"))), survey.Answers{"x": pick("b")})
	old := a
	old.Result.Engine, old.Result.Overall = "0.9.0", &scoring.Score{Exact: "1999/20", Display: "100.0"}
	c := scoring.Compare(old, a)
	if got := difference(c.Overall) + fmt.Sprint(c.Engines); got != "1/20 shown +0.1[0.9.0 1.0.0]" {
		t.Errorf("got %s", got)
	}
	old.Result.Overall = &scoring.Score{Exact: "99999/1000"}
	if got := difference(scoring.Compare(old, a).Overall); got != "1/1000 shown +0.001" {
		t.Errorf("a difference that is small is shown as %s", got)
	}
}

func TestNotComparable(t *testing.T) {
	one := questionnaire(area("uno", single("x", "0", "1")))
	major, other := *one, *one
	major.Version.Major, other.ID = 2, "altro"
	answers := survey.Answers{"x": pick("b")}
	for _, test := range []struct {
		after *survey.Questionnaire
		want  scoring.Obstacle
	}{{&major, scoring.OtherMajor}, {&other, scoring.OtherInstrument}, {one, ""}} {
		c := scoring.Compare(side(t, one, answers), side(t, test.after, answers))
		if c.Obstacle != test.want || c.Comparable() != (test.want == "") || !c.Comparable() && (c.Overall != nil || len(c.Areas)+len(c.Answers) > 0) {
			t.Errorf("%s and %s: %+v", c.Before, c.After, c)
		}
	}
}
