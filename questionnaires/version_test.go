package questionnaires_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"maturita/questionnaires"
)

func TestEveryShippedVersionIsTested(t *testing.T) {
	folders, err := questionnaires.Folders()
	if err != nil || len(folders) != len(versions) {
		t.Fatal(folders, err)
	}
	for i, version := range versions {
		if folders[i] != "pre-assessment/"+version {
			t.Errorf("%s is shipped, %s is tested", folders[i], version)
		}
	}
}

// A minor version changes words alone: the same answers have the same result.
func TestMinorVersionsScoreTheSame(t *testing.T) {
	for name := range verdicts {
		first, err := os.ReadFile(filepath.Join(goldenFolder, name+".result.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, version := range versions[1:] {
			later, err := os.ReadFile(filepath.Join("testdata", "pre-assessment@"+version, name+".result.json"))
			if err != nil {
				t.Fatal(err)
			}
			if want := bytes.Replace(first, []byte(`"version": "1.0.0"`), []byte(`"version": "`+version+`"`), 1); !bytes.Equal(later, want) {
				t.Errorf("%s scores otherwise in %s", name, version)
			}
		}
	}
}
