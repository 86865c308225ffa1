package definition_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"maturita/survey/definition"
)

// difference compares the smallest questionnaire with what it becomes.
func difference(t *testing.T, old, new string) []string {
	t.Helper()
	source := file(t, "testdata/working_smallest.yaml")
	changed := bytes.Replace(source, []byte(old), []byte(new), 1)
	if bytes.Equal(source, changed) {
		t.Fatalf("%q is not there", old)
	}
	return definition.Difference(definition.Canonical(read(t, "published", source)), definition.Canonical(read(t, "shipped", changed)))
}

func TestDifferenceNamesWhatChanged(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"points: 1", "points: 1.5", `areas[0].questions[0].options[0].points: 1 → 1.5`},
		{"title: Uno", "title: Due", `areas[0].title: "Uno" → "Due"`},
		{"title: Uno", "title: {it: Uno, en: One}", `areas[0].title: "Uno" → {"en":"One","it":"Uno"}`},
		{"title: Uno", "title: Uno\n    weight: 2", `areas[0].weight: – → 2`},
		{", {id: no, text: No, points: 0}", "", `areas[0].questions[0].options[1]: {"id":"no","points":0,"text":"No"} → –`},
		{"version: 1.0.0", "version: 1.0.1", `version: "1.0.0" → "1.0.1"`},
		{"text: Domanda?", "text: " + strings.Repeat("à", 100), `areas[0].questions[0].text: "Domanda?" → "` + strings.Repeat("à", 58) + "…"},
	} {
		if got := difference(t, test.old, test.new); !slices.Equal(got, []string{test.want}) {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}

func TestDifferenceListsEveryChange(t *testing.T) {
	got := difference(t, "id: prova\nversion: 1.0.0", "id: altra\nversion: 2.0.0")
	want := []string{`id: "prova" → "altra"`, `version: "1.0.0" → "2.0.0"`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDifferenceIsBounded(t *testing.T) {
	var options strings.Builder
	for i := range 30 {
		fmt.Fprintf(&options, ", {id: o%d, text: O, points: 0}", i)
	}
	got := difference(t, ", {id: no, text: No, points: 0}", options.String())
	if len(got) != 21 || got[20] != "… and 11 more" {
		t.Errorf("%d differences, the last %q", len(got), got[len(got)-1])
	}
}

func TestDifferenceOfTheSameIsNothing(t *testing.T) {
	canonical := definition.Canonical(read(t, "smallest", file(t, "testdata/working_smallest.yaml")))
	if got := definition.Difference(canonical, canonical); len(got) > 0 {
		t.Errorf("%q", got)
	}
	if got := definition.Difference(canonical, canonical[:10]); len(got) != 1 {
		t.Errorf("half a file: %q", got)
	}
}
