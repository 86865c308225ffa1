package definition_test

import (
	"os"
	"strings"
	"testing"

	"maturita/survey"
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

// Of texts that differ late, what is shown differs, and begins at a word.
func TestChangesShowWhereTextsDiffer(t *testing.T) {
	long, solid := strings.Repeat("parola ", 30), strings.Repeat("à", 100)
	for _, test := range []struct{ was, is, want string }{
		{long + "uno due tre", long + "uno sei tre", `…parola parola uno due tre" → …parola parola uno sei tre"`},
		{long + "qui", long + "qui e altrove", `…parola parola qui" → …parola parola qui e altrove"`},
		{long + "x " + long + "z", long + "y " + long + "z", `…parola parola x ` + long[:42] + `… → …parola parola y ` + long[:42] + `…`},
		{solid + "x", solid + "y", `…` + solid[:40] + `x" → …` + solid[:40] + `y"`},
		{"breve", "breve " + long + "z", `"breve" → "breve ` + long[:52] + `…`},
		{"Tre parole sono", "Tre parole erano", `"Tre parole sono" → "Tre parole erano"`},
	} {
		source := string(file(t, "testdata/working_smallest.yaml"))
		with := func(text string) *survey.Questionnaire {
			return read(t, text, []byte(strings.Replace(source, "Domanda?", text, 1)))
		}
		const path = "changed areas[uno].questions[a].text.it: "
		if got := definition.Changes(with(test.was), with(test.is)); len(got) != 1 || got[0].String() != path+test.want {
			t.Errorf("got  %v\nwant %s", got, path+test.want)
		}
	}
}

// Every line about two shipped versions shows a difference.
func TestChangesOfShippedVersionsShowADifference(t *testing.T) {
	shipped := func(version string) *survey.Questionnaire {
		q, _, err := definition.ReadFolder(os.DirFS("../../questionnaires"), "pre-assessment/"+version)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	for _, c := range definition.Changes(shipped("1.1.0"), shipped("1.2.0")) {
		_, values, _ := strings.Cut(c.String(), ": ")
		if was, is, both := strings.Cut(values, " → "); both && was == is {
			t.Error(c)
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

// Words that an id takes over from another one change what the id stands for;
// words that are only new, and translations that change places, do not.
func TestExchangedTextsNeedAMajor(t *testing.T) {
	const options = "{id: si, text: Sì, points: 1}, {id: no, text: No, points: 0}"
	for changed, step := range map[string]definition.Step{
		"{id: si, text: No, points: 1}, {id: no, text: Sì, points: 0}":     definition.MajorStep,
		"{id: si, text: No, points: 1}, {id: no, text: Mai, points: 0}":    definition.MajorStep, // shifted
		"{id: si, text: Certo, points: 1}, {id: no, text: Mai, points: 0}": definition.PatchStep,
		"{id: si, text: Sì, points: 1}, {id: no, text: Sì, points: 0}":     definition.PatchStep, // a slip, nothing taken over
	} {
		if got := changes(t, "working_smallest.yaml", options, changed); definition.Needed(got) != step {
			t.Errorf("%s: %v (%s), want %s", changed, got, definition.Needed(got), step)
		}
	}
	const translated = `title: {it: Uno, en: A}
    intro: {it: Primo, en: B}
    questions: [{id: b, type: single, text: {it: Tre, en: C}, options: [{id: si, text: {it: Sì, en: "No"}, points: 1}, {id: no, text: {it: "No", en: "Yes"}, points: 0}]}]
  - id: due
    title: Due`
	before := strings.Replace(string(file(t, "testdata/working_smallest.yaml")), "title: Uno", translated, 1)
	after := strings.NewReplacer(`en: "No"`, `en: "Yes"`, `en: "Yes"`, `en: "No"`).Replace(before)
	got := definition.Changes(read(t, "before", []byte(before)), read(t, "after", []byte(after)))
	if len(got) != 2 || definition.Needed(got) != definition.PatchStep {
		t.Errorf("%v", got)
	}
}

// A version below the one it is compared with is refused across majors, and
// warned of within one, where an older minor may be mended.
func TestAVersionComesAfterTheEarlierOne(t *testing.T) {
	source := string(file(t, "testdata/working_smallest.yaml"))
	at := func(version string) string { return strings.Replace(source, "version: 1.0.0", "version: "+version, 1) }
	for version, severity := range map[string]definition.Severity{"1.1.9": definition.Warning, "0.9.0": definition.Error} {
		problems := lint("lower", []byte(at(version)), read(t, "earlier", []byte(at("1.2.0"))))
		if len(problems) != 1 || problems[0].Code != "version-lower" || problems[0].Severity != severity {
			t.Errorf("%s after 1.2.0: %v", version, problems)
		}
	}
	for _, version := range []string{"1.2.0", "1.2.1", "1.10.0", "2.0.0"} {
		if problems := lint("higher", []byte(at(version)), read(t, "earlier", []byte(at("1.2.0")))); len(problems) > 0 {
			t.Errorf("%s after 1.2.0: %v", version, problems)
		}
	}
}
