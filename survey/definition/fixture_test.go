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
			q, err := definition.Read(name, source)
			if err == nil || q != nil {
				t.Fatal("accepted")
			}
			got, expected := err.Error()+"\n", filepath.Join("testdata", strings.TrimSuffix(name, ".yaml")+".txt")
			if *update {
				if err := os.WriteFile(expected, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(file(t, expected)); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

// A file of testdata is a fixture with a verdict in its name, or what a busted
// one says.
func TestFixturesAreComplete(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	busted := fixtures(t, "busted_")
	for _, e := range entries {
		name, isText := strings.CutSuffix(e.Name(), ".txt")
		switch {
		case e.IsDir(): // the corpus of a fuzz test
		case isText && busted[name+".yaml"] == nil:
			t.Errorf("%s belongs to no fixture", e.Name())
		case !isText && !strings.HasPrefix(name, "working_") && !strings.HasPrefix(name, "busted_"):
			t.Errorf("%s is neither working_ nor busted_", e.Name())
		}
	}
}
