package scoring_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

// Models of others, which the format must be able to say: read, linted, compiled
// and scored by the engine and by the reference.

// foreign reads a model in which the linter finds nothing.
func foreign(t *testing.T, name string) *scoring.Model {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", "foreign", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := definition.Read(name, source); err != nil {
		t.Fatal(err)
	}
	q, problems := definition.Lint(name, source, outcomes)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return compile(t, q)
}

// outcomes is the engine as the linter wants it.
func outcomes(q *survey.Questionnaire) (func(survey.Answers) definition.Outcome, error) {
	m, err := scoring.Compile(q)
	if err != nil {
		return nil, err
	}
	return func(answers survey.Answers) definition.Outcome {
		return definition.Outcome{Advice: m.Score(answers).Advice}
	}, nil
}

// scoreBoth scores complete answers by the engine and by the reference, which
// must agree.
func scoreBoth(t *testing.T, m *scoring.Model, answers survey.Answers) scoring.Result {
	t.Helper()
	if problems := survey.CheckComplete(m.Questionnaire(), answers); len(problems) > 0 {
		t.Fatal(problems)
	}
	result := m.Score(answers)
	engine, _ := json.Marshal(result)
	reference, _ := json.Marshal(newReference(m.Questionnaire(), answers).result())
	if string(engine) != string(reference) {
		t.Errorf("engine    %s\nreference %s", engine, reference)
	}
	return result
}

// firsts are the ids prefix1 to prefixN.
func firsts(prefix string, n int) []survey.OptionID {
	all := []survey.OptionID{}
	for i := range n {
		all = append(all, survey.OptionID(fmt.Sprint(prefix, i+1)))
	}
	return all
}

func TestTwelveItems(t *testing.T) {
	m := foreign(t, "twelve-items.yaml")
	for yes, want := range map[int]string{
		0: "molto-bassa", 1: "molto-bassa", 3: "molto-bassa", 4: "bassa", 6: "bassa",
		7: "alta", 9: "alta", 10: "molto-alta", 12: "molto-alta",
	} {
		answers := survey.Answers{}
		for i := range 12 {
			id := survey.QuestionID(fmt.Sprint("voce-", i+1))
			if answers[id] = pick("no"); i < yes {
				answers[id] = pick("si")
			}
		}
		r := scoreBoth(t, m, answers)
		index := r.Indices[0]
		if str(index.Exact) != fmt.Sprintf("%d/1", yes) || str(index.Display) != fmt.Sprint(yes) || str(index.Band) != want {
			t.Errorf("%d yes: the index is %s, shown as %s, %s; want %s", yes, str(index.Exact), str(index.Display), str(index.Band), want)
		}
		// The overall says the same: 3, 6 and 9 of 12 are 25, 50 and 75 of 100, to
		// which the lower level belongs.
		if r.Overall.Display != fmt.Sprintf("%d/12", yes) || str(r.Level) != want {
			t.Errorf("%d yes: overall %s, %s; want %s", yes, r.Overall.Display, str(r.Level), want)
		}
	}
}
