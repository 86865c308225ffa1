package definition_test

import (
	"strings"
	"testing"

	"maturita/survey/definition"
)

// changes compares a fixture with what it becomes.
func changes(t *testing.T, name string, replaced ...string) []definition.Change {
	t.Helper()
	source := string(file(t, "testdata/"+name))
	changed := strings.NewReplacer(replaced...).Replace(source)
	if source == changed {
		t.Fatalf("%q is not in %s", replaced, name)
	}
	return definition.Changes(read(t, "before", []byte(source)), read(t, "after", []byte(changed)))
}

func TestChangesAreNamedById(t *testing.T) {
	for _, test := range []struct {
		old, new, want string
		step           definition.Step
	}{
		{"points: 1", "points: 1.5", `changed areas[uno].questions[a].options[si].points: 1 → 1.5`, definition.MajorStep},
		{"title: Uno", "title: Due", `changed areas[uno].title.it: "Uno" → "Due"`, definition.PatchStep},
		{"title: Uno", "title: {it: Uno, en: One}", `added areas[uno].title.en: "One"`, definition.MinorStep},
		{"text: Domanda?", "text: Domanda?\n        help: Aiuto", `added areas[uno].questions[a].help: {"it":"Aiuto"}`, definition.MinorStep},
		{"text: Domanda?", "text: Domanda?\n        sameAs: [altra@1.0.0/a]", `added areas[uno].questions[a].sameAs: ["altra@1.0.0/a"]`, definition.MinorStep},
		{"to: 1}", "to: 2}", `changed minutes.to: 1 → 2`, definition.MinorStep},
		{", {id: no, text: No, points: 0}", "", `removed areas[uno].questions[a].options[no]: {"id":"no","points":0,"text":{"it":"No"}}`, definition.MajorStep},
		{"{id: si, text: Sì, points: 1}, {id: no, text: No, points: 0}", "{id: no, text: No, points: 0}, {id: si, text: Sì, points: 1}", `moved areas[uno].questions[a].options.order: "si, no" → "no, si"`, definition.MajorStep},
		{"from: 0}]", "from: 0}, {id: alto, name: Alto, from: 50}]", `added levels[alto]: {"from":50,"id":"alto","name":{"it":"Alto"}}`, definition.MajorStep},
		{"title: Prova", "title: Prova\nadvice: {rules: [{id: r, when: {area: uno, from: 0}, text: T}]}", `added advice: {"rules":[{"id":"r","text":{"it":"T"},"when":{"area":"uno",…`, definition.MinorStep},
		{"version: 1.0.0", "version: 1.0.1", ``, definition.NoStep},
	} {
		got := changes(t, "working_smallest.yaml", test.old, test.new)
		var said []string
		for _, c := range got {
			said = append(said, c.String())
		}
		if strings.Join(said, "\n") != test.want || definition.Needed(got) != test.step {
			t.Errorf("got %q (%s), want %q (%s)", said, definition.Needed(got), test.want, test.step)
		}
	}
}

// An entry that moves past others which come or go is not said to have moved.
func TestAnInsertedEntryMovesNothing(t *testing.T) {
	got := changes(t, "working_smallest.yaml", "[{id: si, ", "[{id: forse, text: Forse, points: 0.5}, {id: si, ")
	if len(got) != 1 || got[0].Kind() != "added" {
		t.Errorf("%v", got)
	}
}
