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

// What the linter says can never be, random answers never make so: no question
// said to be out of reach is asked, no rule said to be silent fires, no level and
// no band said to be empty is reached.
func TestWhatCanNeverBeNeverIs(t *testing.T) {
	sources := accepted(t)
	for _, prefix := range []string{"busted_", "warned_", "earlier_"} {
		for name, source := range fixtures(t, prefix) {
			sources[name] = source
		}
	}
	claims := 0
	for name, source := range sources {
		q, problems := definition.Lint(name, source, engine)
		if q == nil {
			continue
		}
		claims += checkClaims(t, q, problems, 300)
	}
	if claims < 20 {
		t.Errorf("only %d claims were tried", claims)
	}
}

// checkClaims tries random answers against what problems say can never be, and
// returns how many such claims there are.
func checkClaims(t *testing.T, q *survey.Questionnaire, problems definition.Problems, tries int) int {
	t.Helper()
	model, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	denied := map[string]bool{}
	for _, p := range problems {
		switch p.Code {
		case "unreachable", "condition-never", "advice-never", "unreachable-level", "unreachable-band", "index-never":
			path := p.Path
			for _, key := range []string{".answers", ".when", ".gates"} {
				path = strings.TrimSuffix(path, key)
			}
			denied[path] = true
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := 0; i < tries && len(denied) > 0; i++ {
		answers := randomAnswers(random, q)
		if len(survey.CheckComplete(q, answers)) > 0 {
			continue // a number that no answer can be
		}
		for _, path := range happened(model, answers) {
			if denied[path] {
				t.Fatalf("%s@%s: %s is said to be out of reach, and happens with %v", q.ID, q.Version, path, answers)
			}
		}
	}
	return len(denied)
}

// happened lists the paths of what answers bring about.
func happened(model *scoring.Model, answers survey.Answers) []string {
	q, r := model.Questionnaire(), model.Score(answers)
	var paths []string
	path := survey.Walk(q, answers)
	for i := range q.Areas {
		if path.OnArea(q.Areas[i].ID) {
			paths = append(paths, fmt.Sprintf("areas[%d]", i))
		}
		for j := range q.Areas[i].Questions {
			if path.On(q.Areas[i].Questions[j].ID) {
				paths = append(paths, fmt.Sprintf("areas[%d].questions[%d]", i, j))
			}
			for k := len(q.Areas[i].Questions[j].Bands) - 1; k >= 0; k-- {
				if answer := answers[q.Areas[i].Questions[j].ID]; answer.Kind == survey.AnswerNumber && answer.Number >= q.Areas[i].Questions[j].Bands[k].From {
					paths = append(paths, fmt.Sprintf("areas[%d].questions[%d].bands[%d]", i, j, k))
					break
				}
			}
		}
	}
	for i := range q.Levels {
		if r.Level != nil && *r.Level == q.Levels[i].ID {
			paths = append(paths, fmt.Sprintf("levels[%d]", i))
		}
	}
	for i, x := range r.Indices {
		if x.Exact != nil {
			paths = append(paths, fmt.Sprintf("indices[%d]", i))
		}
		for k := range q.Indices[i].Bands {
			if x.Band != nil && *x.Band == q.Indices[i].Bands[k].ID {
				paths = append(paths, fmt.Sprintf("indices[%d].bands[%d]", i, k))
			}
		}
	}
	for i := range q.Advice {
		for _, id := range r.Advice {
			if id == q.Advice[i].ID {
				paths = append(paths, fmt.Sprintf("advice.rules[%d]", i))
			}
		}
	}
	return paths
}

// randomAnswers answers every question that must be, on the path or not.
func randomAnswers(r *rand.Rand, q *survey.Questionnaire) survey.Answers {
	answers := survey.Answers{}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			one := &q.Areas[i].Questions[j]
			switch {
			case one.Optional && r.IntN(3) == 0:
			case one.NotApplicable && r.IntN(3) == 0:
				answers[one.ID] = survey.Answer{Kind: survey.AnswerInapplicable, Reason: "sì"}
			default:
				answers[one.ID] = randomAnswer(r, one)
			}
		}
	}
	return answers
}

func randomAnswer(r *rand.Rand, q *survey.Question) survey.Answer {
	switch q.Type {
	case survey.Single, survey.Scale:
		return survey.Answer{Kind: survey.AnswerOption, Option: q.Options[r.IntN(len(q.Options))].ID}
	case survey.Multiple:
		return survey.Answer{Kind: survey.AnswerOptions, Options: randomTicks(r, q)}
	case survey.Number:
		n := q.Min + survey.Decimal(r.Int64N(int64(q.Max-q.Min)+1))
		step := survey.Decimal([]int{1000, 100, 10, 1}[q.Decimals])
		if n -= n % step; n < q.Min {
			n += step
		}
		return survey.Answer{Kind: survey.AnswerNumber, Number: n}
	case survey.Date:
		return survey.Answer{Kind: survey.AnswerText, Text: "2024-02-29"}
	case survey.FreeText:
		return survey.Answer{Kind: survey.AnswerText, Text: "uno"}
	}
	rows := map[survey.RowID]survey.Cell{}
	for i := range q.Rows {
		switch {
		case q.RowNotApplicable && r.IntN(3) == 0:
			rows[q.Rows[i].ID] = survey.Cell{NotApplicable: true}
		case q.Columns:
			rows[q.Rows[i].ID] = survey.Cell{Options: randomTicks(r, q)}
		default:
			rows[q.Rows[i].ID] = survey.Cell{Options: []survey.OptionID{q.Options[r.IntN(len(q.Options))].ID}}
		}
	}
	return survey.Answer{Kind: survey.AnswerRows, Rows: rows}
}

func randomTicks(r *rand.Rand, q *survey.Question) []survey.OptionID {
	var ids []survey.OptionID
	for i := range q.Options {
		if o := &q.Options[i]; o.Exclusive && r.IntN(8) == 0 {
			return []survey.OptionID{o.ID}
		} else if !o.Exclusive && r.IntN(2) == 0 {
			ids = append(ids, o.ID)
		}
	}
	return ids
}
