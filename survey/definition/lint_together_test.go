package definition_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

// randomGates writes a questionnaire of five questions of two options, the later
// ones often asked only after one answer, with gates on ticks and areas.
func randomGates(r *rand.Rand) string {
	when := func(n int) string {
		if n == 0 || r.IntN(3) == 0 {
			return ""
		}
		return fmt.Sprintf("when: {question: q%d, equals: %s}, ", r.IntN(n), []string{"x", "y"}[r.IntN(2)])
	}
	gates := func() string {
		return list(1+r.IntN(2), func(int) string {
			if r.IntN(2) == 0 {
				return fmt.Sprintf("{area: a%d, least: %d}", r.IntN(2), 50*(1+r.IntN(2)))
			}
			return fmt.Sprintf("{question: m%d, ticks: %d}", r.IntN(2), 1+r.IntN(2))
		})
	}
	var s strings.Builder
	fmt.Fprintf(&s, "%slevels: [{id: l0, name: L, from: 0}, {id: l1, name: L, from: 30, gates: %s}, {id: l2, name: L, from: 75, gates: %s}]\nareas:\n", head, gates(), gates())
	n := 0
	for i := range 2 {
		fmt.Fprintf(&s, "  - id: a%d\n    title: A\n    questions:\n", i)
		for range 2 {
			fmt.Fprintf(&s, "      - {id: q%d, type: single, text: Q, %soptions: [{id: x, text: X, points: 1}, {id: y, text: Y, points: 0}]}\n", n, when(n))
			n++
		}
		fmt.Fprintf(&s, "      - {id: m%d, type: multiple, text: M, %soptions: [{id: u, text: U, points: 1}, {id: v, text: V, points: 1}]}\n", i, when(n))
	}
	return s.String()
}

// The linter finds exactly the lowest level that no answers lead to.
func TestLevelsOutOfReachAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	unreached := 0
	for range 150 {
		source := randomGates(r)
		q, problems := definition.Lint("random", []byte(source), engine)
		if q == nil {
			t.Fatalf("%v\n%s", problems, source)
		}
		lowest := len(q.Levels)
		for _, p := range problems {
			if p.Code == "unreachable-level" || p.Code == "gate-never" {
				var i int
				if _, err := fmt.Sscanf(p.Path, "levels[%d]", &i); err != nil {
					t.Fatal(p)
				}
				lowest = min(lowest, i)
			}
		}
		highest := highestLevel(t, q)
		if highest+1 != lowest {
			t.Fatalf("levels from %d on are said to be out of reach, %d is the highest reached: %v\n%s", lowest, highest, problems, source)
		}
		if lowest < len(q.Levels) {
			unreached++
		}
	}
	if unreached < 20 || unreached > 130 {
		t.Errorf("%d of 150 have a level out of reach", unreached)
	}
}

// highestLevel is the place of the highest level that any answers lead to.
func highestLevel(t *testing.T, q *survey.Questionnaire) int {
	t.Helper()
	model, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	highest := -1
	for n := range 256 { // 2⁴ single choices, 4² multiple ones
		answers, rest := survey.Answers{}, n
		for i := range 4 {
			answers[survey.QuestionID(fmt.Sprint("q", i))] = survey.Answer{Kind: survey.AnswerOption, Option: []survey.OptionID{"x", "y"}[rest%2]}
			rest /= 2
		}
		for i := range 2 {
			ticks := [][]survey.OptionID{nil, {"u"}, {"v"}, {"u", "v"}}[rest%4]
			answers[survey.QuestionID(fmt.Sprint("m", i))] = survey.Answer{Kind: survey.AnswerOptions, Options: ticks}
			rest /= 4
		}
		if level := model.Score(answers).Level; level != nil {
			for i := range q.Levels {
				if q.Levels[i].ID == *level {
					highest = max(highest, i)
				}
			}
		}
	}
	return highest
}
