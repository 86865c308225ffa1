package definition_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"maturita/survey"
	"maturita/survey/definition"
)

// randomCondition writes a condition about questions 0 to n-1.
func randomCondition(r *rand.Rand, n, depth int) string {
	if depth > 0 {
		a, b := randomCondition(r, n, depth-1), randomCondition(r, n, depth-1)
		switch r.IntN(5) {
		case 0:
			return "{and: [" + a + ", " + b + "]}"
		case 1:
			return "{or: [" + a + ", " + b + "]}"
		case 2:
			return "{not: " + a + "}"
		}
	}
	comparison := []string{"equals: x", "equals: y", "notEquals: x", "in: [x, y]", "answered: true"}[r.IntN(5)]
	return fmt.Sprintf("{question: q%d, %s}", r.IntN(n), comparison)
}

// randomPath writes a questionnaire of two areas whose six questions of two
// options depend on one another.
func randomPath(r *rand.Rand) string {
	var s strings.Builder
	s.WriteString(head + oneLevel + "areas:\n")
	for i := range 6 {
		when := ""
		if i > 0 && r.IntN(3) > 0 {
			when = "when: " + randomCondition(r, i, 2) + ", "
		}
		if i == 0 || i == 3 {
			fmt.Fprintf(&s, "  - id: a%d\n    title: A\n", i)
			if i == 3 && r.IntN(2) == 0 {
				s.WriteString("    when: " + randomCondition(r, 3, 2) + "\n")
			}
			s.WriteString("    questions:\n")
		}
		fmt.Fprintf(&s, "      - {id: q%d, type: single, text: Q, %soptional: %t, options: [{id: x, text: X, points: 1}, {id: y, text: Y, points: 0}]}\n", i, when, r.IntN(4) == 0)
	}
	return s.String()
}

// The linter finds exactly the questions that no answers lead to.
func TestReachIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	dead := 0
	for range 400 {
		source := randomPath(r)
		q, problems := definition.Lint("random", []byte(source), engine)
		if q == nil {
			t.Fatalf("%v\n%s", problems, source)
		}
		denied := map[string]bool{}
		for _, p := range problems {
			if p.Code == "unreachable" || p.Code == "condition-never" {
				denied[strings.TrimSuffix(p.Path, ".when")] = true
			}
		}
		reached := reachedBy(q)
		for i := range q.Areas {
			for j := range q.Areas[i].Questions {
				id := q.Areas[i].Questions[j].ID
				claimed := denied[fmt.Sprintf("areas[%d]", i)] || denied[fmt.Sprintf("areas[%d].questions[%d]", i, j)]
				if claimed == reached[id] {
					t.Fatalf("%s: said to be out of reach %t, reached %t\n%s", id, claimed, reached[id], source)
				}
				if claimed {
					dead++
				}
			}
		}
	}
	if dead < 50 {
		t.Errorf("only %d questions out of reach were made", dead)
	}
}

// reachedBy tries all complete answers.
func reachedBy(q *survey.Questionnaire) map[survey.QuestionID]bool {
	reached := map[survey.QuestionID]bool{}
	for n := range 729 {
		answers := survey.Answers{}
		for i, rest := 0, n; i < 6; i, rest = i+1, rest/3 {
			if option := []survey.OptionID{"", "x", "y"}[rest%3]; option != "" {
				answers[survey.QuestionID(fmt.Sprint("q", i))] = survey.Answer{Kind: survey.AnswerOption, Option: option}
			}
		}
		if len(survey.CheckComplete(q, answers)) > 0 {
			continue
		}
		path := survey.Walk(q, answers)
		for i := range q.Areas {
			for _, one := range path.Questions(&q.Areas[i]) {
				reached[one.ID] = true
			}
		}
	}
	return reached
}
