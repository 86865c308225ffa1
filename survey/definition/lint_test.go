package definition_test

import (
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

// engine is scoring's, as the command gives it.
func engine(q *survey.Questionnaire) (func(survey.Answers) definition.Outcome, error) {
	model, err := scoring.Compile(q)
	if err != nil {
		return nil, err
	}
	return func(answers survey.Answers) definition.Outcome {
		return definition.Outcome{Advice: model.Score(answers).Advice}
	}, nil
}

func lint(name string, source []byte, earlier ...*survey.Questionnaire) definition.Problems {
	_, problems := definition.Lint(name, source, engine, earlier...)
	return problems
}

func TestLintAcceptsWorkingFixtures(t *testing.T) {
	for name, source := range accepted(t) {
		if problems := lint(name, source, earlier(t, name)...); len(problems) > 0 {
			t.Errorf("%s:\n%v", name, problems)
		}
	}
}

func TestEveryFindingOfTheLinterHasAHint(t *testing.T) {
	found := map[string]bool{}
	for _, prefix := range []string{"busted_", "warned_"} {
		for name, source := range fixtures(t, prefix) {
			if _, err := definition.Read(name, source); err != nil {
				continue
			}
			for _, p := range lint(name, source, earlier(t, name)...) {
				found[p.Code] = true
				if p.Hint == "" || p.Path == "" || strings.HasSuffix(p.Message, ".") {
					t.Errorf("%#v", p)
				}
			}
		}
	}
	if len(found) < 20 {
		t.Errorf("only %d rules have fixtures: %v", len(found), found)
	}
}
