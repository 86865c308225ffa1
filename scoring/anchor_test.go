package scoring_test

import (
	"fmt"
	"slices"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

func linked(q survey.Question, to ...string) survey.Question {
	q.SameAs = to
	return q
}

func named(id survey.QuestionnaireID, major, minor int, areas ...survey.Area) *survey.Questionnaire {
	q := questionnaire(areas...)
	q.Ref = survey.Ref{ID: id, Version: survey.Version{Major: major, Minor: minor}}
	return q
}

func TestShared(t *testing.T) {
	info := single("info", "0", "0")
	info.Scored = false
	two := func(a, b survey.Question) survey.Area { return area("uno", a, b) }
	for _, test := range []struct {
		name          string
		before, after *survey.Questionnaire
		want          string
	}{
		{"one major: the same id", named("a", 1, 0, two(single("x", "0", "1"), single("y", "0", "1"))), named("a", 1, 4, two(single("y", "0", "1"), single("z", "0", "1"))), "[{y y}]"},
		{"another major: not by id", named("a", 1, 0, two(single("x", "0", "1"), single("y", "0", "1"))), named("a", 2, 0, two(single("x", "0", "1"), single("y", "0", "1"))), "[]"},
		{"the later links to the earlier", named("a", 1, 3, two(single("x", "0", "1"), single("y", "0", "1"))), named("a", 2, 0, two(linked(single("w", "0", "1"), "a@1.0.0/y"), single("x", "0", "1"))), "[{y w}]"},
		{"the earlier links to the later", named("a", 1, 0, two(linked(single("x", "0", "1"), "b@2.1.0/z"), single("y", "0", "1"))), named("b", 2, 0, two(single("y", "0", "1"), single("z", "0", "1"))), "[{x z}]"},
		{"both link to a third", named("a", 1, 0, two(linked(single("x", "0", "1"), "c@1.0.0/k"), single("y", "0", "1"))), named("b", 1, 0, two(single("v", "0", "1"), linked(single("w", "0", "1"), "d@1.0.0/k", "c@1.2.0/k"))), "[{x w}]"},
		{"another major of what is linked to", named("a", 2, 0, two(single("x", "0", "1"), single("y", "0", "1"))), named("b", 1, 0, two(linked(single("w", "0", "1"), "a@1.0.0/y"), single("x", "0", "1"))), "[]"},
		{"each once, its own id first", named("a", 1, 0, two(linked(single("x", "0", "1"), "a@1.0.0/y"), single("y", "0", "1"))), named("a", 1, 0, two(linked(single("x", "0", "1"), "a@1.0.0/y"), single("y", "0", "1"))), "[{x x} {y y}]"},
		{"its own id before a link", named("a", 1, 0, two(single("x", "0", "1"), single("y", "0", "1"))), named("a", 1, 1, two(linked(single("w", "0", "1"), "a@1.0.0/y"), single("y", "0", "1"))), "[{y y}]"},
		{"only what is scored", named("a", 1, 0, two(info, single("y", "0", "1"))), named("a", 1, 0, two(info, single("y", "0", "1"))), "[{y y}]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := fmt.Sprint(scoring.Shared(test.before, test.after)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestAnchorIndex(t *testing.T) {
	heavy := linked(single("w", "0", "1", "2"), "a@1.0.0/x")
	heavy.Weight = d("3")
	before := named("a", 1, 0, area("uno", single("x", "0", "1"), single("y", "0", "1", "4")), area("due", single("z", "0", "1")))
	after := named("a", 2, 0, area("uno", heavy, single("n", "0", "1")), area("due", linked(single("v", "0", "2"), "a@1.0.0/y"), linked(single("u", "0", "2"), "a@1.0.0/z")))
	then := survey.Answers{"x": pick("b"), "y": pick("b"), "z": inapplicable()}
	now := survey.Answers{"w": pick("b"), "n": pick("b"), "v": pick("b"), "u": pick("b")}
	x := scoring.AnchorIndex(side(t, before, then), side(t, after, now))
	// Shares of the later version: w 3/4 of one area, v and u 1/2 of the other; z is
	// out. Before: (3/4·1 + 1/2·1/4) / (5/4) = 7/10; after: (3/4·1/2 + 1/2·1) / (5/4) = 7/10.
	if got, want := fmt.Sprint(x.Shared, x.Counting, *x.Before, *x.After, *x.Difference), "[{x w} {y v} {z u}] [{x w} {y v}] {70/1 70.0} {70/1 70.0}0/1"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	none := scoring.AnchorIndex(side(t, before, survey.Answers{"z": pick("b")}), side(t, after, survey.Answers{"w": pick("b")}))
	if none.Before != nil || none.After != nil || none.Difference != nil || len(none.Shared) != 3 || len(none.Counting) != 0 {
		t.Errorf("nothing counts on both sides, but %+v", none)
	}
}

// Where all is shared and counts, no area is left out, and the version takes
// weighted means, the index is the overall.
func TestPropertyAnchorIsOverall(t *testing.T) {
	same := 0
	generated(t, func(t *testing.T, _ *generator, m *scoring.Model, answers survey.Answers) {
		q := m.Questionnaire()
		if q.Overall.Aggregate != survey.WeightedMean {
			return
		}
		scored := 0
		for i := range q.Areas {
			if q.Areas[i].Aggregate != survey.WeightedMean {
				return
			}
			for j := range q.Areas[i].Questions {
				if q.Areas[i].Questions[j].Scored {
					scored++
				}
			}
		}
		s := scoring.Side{Model: m, Answers: answers, Result: m.Score(answers)}
		x := scoring.AnchorIndex(s, s)
		if len(x.Counting) < scored || s.Result.Overall == nil || slices.ContainsFunc(s.Result.Areas, func(a scoring.Area) bool { return a.State != scoring.Assessable }) {
			return
		}
		same++
		if x.After.Exact != s.Result.Overall.Exact || *x.Difference != "0/1" {
			t.Errorf("anchor %s, overall %s", x.After.Exact, s.Result.Overall.Exact)
		}
	})
	if same == 0 {
		t.Error("none was compared")
	}
}
