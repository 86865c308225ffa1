package questionnaires_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

var update = flag.Bool("update", false, "rewrite the golden results")

// goldenFolder holds the answer sets, which all versions of the major share.
const goldenFolder = "testdata/pre-assessment@1.0.0"

// versions are the shipped versions of the pre-assessment, the newest last.
var versions = []string{"1.0.0", "1.1.0", "1.2.0"}

// preAssessment is the newest version.
func preAssessment(t *testing.T) *survey.Questionnaire {
	t.Helper()
	return preAssessmentAt(t, versions[len(versions)-1])
}

func preAssessmentAt(t *testing.T, version string) *survey.Questionnaire {
	t.Helper()
	q, _, err := definition.ReadFolder(os.DirFS("."), "pre-assessment/"+version)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// answersOf reads an answer set, which must be one that could be submitted:
// permitted, complete and nothing off the path.
func answersOf(t *testing.T, q *survey.Questionnaire, name string) survey.Answers {
	t.Helper()
	file, err := os.ReadFile(filepath.Join(goldenFolder, name+".answers.json"))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := survey.DecodeAnswers(q, file)
	if err != nil {
		t.Fatal(err)
	}
	path := survey.Walk(q, answers)
	for id := range answers {
		if !path.On(id) {
			t.Errorf("%s: %s is answered off the path", name, id)
		}
	}
	for i := range q.Areas {
		for _, question := range path.Questions(&q.Areas[i]) {
			if !question.Optional && !survey.Answered(question, answers[question.ID]) {
				t.Errorf("%s: %s is not answered", name, question.ID)
			}
		}
	}
	return answers
}

func model(t *testing.T, q *survey.Questionnaire) *scoring.Model {
	t.Helper()
	m, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestGoldenResults(t *testing.T) {
	for _, version := range versions {
		t.Run(version, func(t *testing.T) { goldenResults(t, version) })
	}
}

func goldenResults(t *testing.T, version string) {
	q := preAssessmentAt(t, version)
	m := model(t, q)
	files, err := filepath.Glob(filepath.Join(goldenFolder, "*.answers.json"))
	if err != nil || len(files) != len(verdicts) {
		t.Fatalf("%d answer sets, %d verdicts, %v", len(files), len(verdicts), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".answers.json")
		t.Run(name, func(t *testing.T) {
			got, err := json.MarshalIndent(m.Score(answersOf(t, q, name)), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			golden := filepath.Join("testdata", "pre-assessment@"+version, name+".result.json")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the result differs from %s:\n%s", golden, got)
			}
		})
	}
}

// verdict is what a person who knows the company would expect, whatever the
// exact figures.
type verdict struct {
	level, byScore survey.LevelID
	asked          int
	without        []survey.AreaID // areas that must have no score
	failed         []string        // what the failed gates concern
}

var verdicts = map[string]verdict{
	"bakery":              {level: "esordiente", byScore: "esordiente", asked: 35},
	"carpenter":           {level: "apprendista", byScore: "apprendista", asked: 35},
	"hotel":               {level: "specialista", byScore: "specialista", asked: 35},
	"farm":                {level: "apprendista", byScore: "apprendista", asked: 36},
	"accountant":          {level: "specialista", byScore: "specialista", asked: 33, without: []survey.AreaID{"acquisti"}},
	"mechatronics":        {level: "campione", byScore: "campione", asked: 38},
	"minimum":             {level: "esordiente", byScore: "esordiente", asked: 38},
	"maximum":             {level: "campione", byScore: "campione", asked: 38},
	"gate-technologies":   {level: "esperto", byScore: "campione", asked: 33, without: []survey.AreaID{"acquisti"}, failed: []string{"tecnologie-uso"}},
	"gate-area":           {level: "esperto", byScore: "campione", asked: 38, failed: []string{"dati"}},
	"many-not-applicable": {level: "esordiente", byScore: "esordiente", asked: 32, without: []survey.AreaID{"clienti", "acquisti"}},
}

func TestVerdicts(t *testing.T) {
	q := preAssessment(t)
	m := model(t, q)
	for name, want := range verdicts {
		t.Run(name, func(t *testing.T) {
			answers := answersOf(t, q, name)
			r := m.Score(answers)
			if r.Level == nil || *r.Level != want.level || *r.LevelByScore != want.byScore {
				t.Errorf("level %v, by score %v; want %s, %s", r.Level, r.LevelByScore, want.level, want.byScore)
			}
			if asked := len(questionsAsked(q, answers)); asked != want.asked {
				t.Errorf("%d questions are asked, want %d", asked, want.asked)
			}
			var without []survey.AreaID
			for _, a := range r.Areas {
				if a.State != scoring.Assessable {
					without = append(without, a.ID)
				}
			}
			if !slices.Equal(without, want.without) {
				t.Errorf("areas without a score: %v, want %v", without, want.without)
			}
			var failed []string
			for _, g := range r.FailedGates {
				failed = append(failed, string(g.Area)+string(g.Question))
			}
			if !slices.Equal(failed, want.failed) {
				t.Errorf("failed gates: %v, want %v", failed, want.failed)
			}
		})
	}
}
