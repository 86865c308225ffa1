package definition_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maturita/survey"
	"maturita/survey/definition"
)

var update = flag.Bool("update", false, "rewrite what busted fixtures say")

// fixtures returns the files of testdata that begin with prefix, by name.
func fixtures(t testing.TB, prefix string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/" + prefix + "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures %s*.yaml: %v", prefix, err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		files[filepath.Base(name)] = file(t, name)
	}
	return files
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func read(t testing.TB, name string, source []byte) *survey.Questionnaire {
	t.Helper()
	q, err := definition.Read(name, source)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestReadAcceptsWorkingFixtures(t *testing.T) {
	for name, source := range fixtures(t, "working_") {
		if q, err := definition.Read(name, source); err != nil || q == nil {
			t.Errorf("refused:\n%v", err)
		}
	}
}

func TestReadRefusesBustedFixtures(t *testing.T) {
	for name, source := range fixtures(t, "busted_") {
		t.Run(strings.TrimSuffix(name, ".yaml"), func(t *testing.T) {
			problems := lint(name, source, earlier(t, name)...)
			if problems.Errors() == 0 {
				t.Error("accepted")
			}
			if q, err := definition.Read(name, source); err != nil && (q != nil || err.Error() != problems.Error()) {
				t.Errorf("the reader says something else:\n%v", err)
			}
			compare(t, name, problems)
		})
	}
}

func TestLintWarns(t *testing.T) {
	for name, source := range fixtures(t, "warned_") {
		t.Run(strings.TrimSuffix(name, ".yaml"), func(t *testing.T) {
			problems := lint(name, source)
			if len(problems) == 0 || problems.Errors() > 0 {
				t.Error("a warned fixture has warnings and no errors")
			}
			compare(t, name, problems)
		})
	}
}

// compare wants what a fixture says as it stands beside it.
func compare(t *testing.T, name string, problems definition.Problems) {
	t.Helper()
	got, expected := problems.Error()+"\n", filepath.Join("testdata", strings.TrimSuffix(name, ".yaml")+".txt")
	if *update {
		if err := os.WriteFile(expected, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(file(t, expected)); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// verdict splits a fixture's name: busted_rule.yaml is busted by the rule.
func verdict(name string) (prefix, rule string) {
	prefix, rule, _ = strings.Cut(name, "_")
	return prefix, rule
}

// earlier reads the version that a fixture follows, where there is one.
func earlier(t *testing.T, name string) []*survey.Questionnaire {
	t.Helper()
	_, rule := verdict(name)
	source, err := os.ReadFile(filepath.Join("testdata", "earlier_"+rule))
	if err != nil {
		return nil
	}
	return []*survey.Questionnaire{read(t, "earlier", source)}
}

// A file of testdata is a fixture with a verdict in its name, what it says, or
// the version that it follows.
func TestFixturesAreComplete(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, e := range entries {
		there[e.Name()] = true
	}
	for _, e := range entries {
		name, isText := strings.CutSuffix(e.Name(), ".txt")
		prefix, rule := verdict(e.Name())
		switch {
		case e.IsDir(): // the corpus of a fuzz test
		case isText:
			if prefix != "busted" && prefix != "warned" || !there[name+".yaml"] {
				t.Errorf("%s belongs to no fixture", e.Name())
			}
		case prefix == "earlier":
			if !there["busted_"+rule] && !there["working_"+rule] {
				t.Errorf("%s belongs to no fixture", e.Name())
			}
		case prefix != "working" && prefix != "busted" && prefix != "warned":
			t.Errorf("%s has no verdict in its name", e.Name())
		}
	}
}
