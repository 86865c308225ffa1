package questionnaires_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"maturita/questionnaires"
	"maturita/scoring"
	"maturita/survey/definition"
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

// A minor version changes words and advice: the same answers have the same
// scores, levels, gates and indices.
func TestMinorVersionsScoreTheSame(t *testing.T) {
	for name := range verdicts {
		first := withoutAdvice(t, goldenResult(t, versions[0], name))
		for _, version := range versions[1:] {
			if later := withoutAdvice(t, goldenResult(t, version, name)); later != first {
				t.Errorf("%s scores otherwise in %s:\n%s\n%s", name, version, first, later)
			}
		}
	}
}

// withoutAdvice writes what a result says apart from its version and advice.
func withoutAdvice(t *testing.T, r scoring.Result) string {
	t.Helper()
	r.Version, r.Advice = "", nil
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// choosesAdvice matches the changes that decide which advice is given: rules
// added, taken away or in another order, their conditions, their number.
var choosesAdvice = regexp.MustCompile(`^advice\.(max|rules\.order|rules\[[a-z0-9-]+\](\.when\b.*)?)$`)

// Advice differs between a version and the next exactly where the list of
// changes has one that decides which advice is given.
func TestAdviceDiffersAsTheChangesSay(t *testing.T) {
	for i, version := range versions[1:] {
		before := versions[i]
		stated := slices.ContainsFunc(
			definition.Changes(preAssessmentAt(t, before), preAssessmentAt(t, version)),
			func(c definition.Change) bool { return choosesAdvice.MatchString(c.Path) })
		var differs []string
		for name := range verdicts {
			if !slices.Equal(goldenResult(t, before, name).Advice, goldenResult(t, version, name).Advice) {
				differs = append(differs, name)
			}
		}
		if stated != (len(differs) > 0) {
			t.Errorf("%s to %s: the changes touch the choice of advice: %v; it differs for %v", before, version, stated, differs)
		}
	}
}
