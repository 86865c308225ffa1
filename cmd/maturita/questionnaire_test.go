package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maturita/questionnaires"
	"maturita/survey"
)

const fixtures = "../../survey/definition/testdata"

// folder makes a folder of a questionnaire file, with what is replaced in it.
func folder(t *testing.T, file string, replaced ...string) string {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name := t.TempDir()
	changed := strings.NewReplacer(replaced...).Replace(string(source))
	if len(replaced) > 0 && changed == string(source) {
		t.Fatalf("%q is not in %s", replaced, file)
	}
	if err := os.WriteFile(filepath.Join(name, "questionnaire.yaml"), []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

const shippedQuestionnaire = shippedYAML + "/questionnaire.yaml"

// Every version that is shipped passes the linter, beside the others of its id.
func TestValidateShippedVersions(t *testing.T) {
	folders, err := questionnaires.Folders()
	if err != nil || len(folders) == 0 {
		t.Fatal(folders, err)
	}
	var earlier []*survey.Questionnaire
	for _, name := range folders {
		q, problems, err := lintDefinition(filepath.Join("../../questionnaires", name), nil)
		if err != nil || problems.Errors() > 0 {
			t.Fatalf("%s: %v\n%v", name, err, problems)
		}
		var same []*survey.Questionnaire
		for _, one := range earlier {
			if one.ID == q.ID {
				same = append(same, one)
			}
		}
		if _, problems, _ := lintDefinition(filepath.Join("../../questionnaires", name), same); problems.Errors() > 0 {
			t.Errorf("%v", problems)
		}
		earlier = append(earlier, q)
	}
}

func TestValidateWarnsAndRefuses(t *testing.T) {
	warned, busted := folder(t, fixtures+"/warned_markup.yaml"), folder(t, fixtures+"/busted_cap-above.yaml")
	code, out, said := command(t, "", "questionnaire", "validate", warned)
	if code != exitOK || !strings.Contains(out, "right, 4 warnings; prova@1.0.0") || !strings.Contains(said, "questionnaire.yaml:12:37: warning: markup: ") {
		t.Error(code, out, said)
	}
	code, out, said = command(t, "", "questionnaire", "validate", busted, warned)
	if code != exitFault || strings.Contains(out, busted) || !strings.Contains(out, warned) || !strings.Contains(said, ": cap-above: ") || !strings.Contains(said, "1 of 2 questionnaires") {
		t.Error(code, out, said)
	}
}

// Editors have a file open, not a folder.
func TestValidateTakesAFile(t *testing.T) {
	for _, name := range []string{shippedQuestionnaire, fixtures + "/working_smallest.yaml", fixtures + "/working_json.yaml"} {
		if code, out, said := command(t, "", "questionnaire", "validate", name); code != exitOK || !strings.HasPrefix(out, name+": right") {
			t.Error(code, out, said)
		}
	}
	busted := fixtures + "/busted_empty-value.yaml"
	if code, _, said := command(t, "", "questionnaire", "validate", "--against", shippedQuestionnaire, busted); code != exitFault || !strings.Contains(said, busted+`:22:5: empty-value: "when" has no value`) {
		t.Error(code, said)
	}
	for _, name := range []string{fixtures + "/none.yaml", fixtures + "/busted_empty-value.txt"} {
		if code, _, said := command(t, "", "questionnaire", "validate", name); code != exitFault || !strings.Contains(said, name+" is neither a folder nor a YAML file; name the folder") {
			t.Error(code, said)
		}
	}
}

func TestValidateForTools(t *testing.T) {
	warned, busted := folder(t, fixtures+"/warned_markup.yaml"), folder(t, fixtures+"/busted_tab.yaml")
	for _, test := range []struct {
		args []string
		code int
		want []string // code of each problem
	}{
		{[]string{shippedYAML}, exitOK, nil},
		{[]string{warned}, exitOK, []string{"markup", "markup", "markup", "markup"}},
		{[]string{busted, filepath.Join(warned, "none")}, exitFault, []string{"syntax", "unreadable"}},
	} {
		code, out, _ := command(t, "", append([]string{"questionnaire", "validate", "--json"}, test.args...)...)
		var problems []map[string]any
		if err := json.Unmarshal([]byte(out), &problems); err != nil || code != test.code || problems == nil || len(problems) != len(test.want) {
			t.Errorf("%v: exit code %d, %v\n%s", test.args, code, err, out)
			continue
		}
		for i, one := range problems {
			for _, key := range []string{"file", "line", "column", "severity", "code", "path", "message", "hint"} {
				if _, ok := one[key]; !ok || len(one) != 8 {
					t.Errorf("%s is not in %v", key, one)
				}
			}
			if one["code"] != test.want[i] {
				t.Errorf("%v, want %s", one, test.want[i])
			}
		}
	}
}

func TestValidateAgainstAnEarlierVersion(t *testing.T) {
	rescored := folder(t, shippedQuestionnaire, "version: 1.0.0", "version: 1.1.0", "points: 3}", "points: 4}")
	reworded := folder(t, shippedQuestionnaire, "version: 1.0.0", "version: 1.0.1", "Scegliete la prima da risolvere", "Scegliete quale risolvere per prima")
	for _, against := range []string{shippedYAML, "pre-assessment@1.0.0"} {
		if code, _, said := command(t, "", "questionnaire", "validate", "--against", against, reworded); code != exitOK {
			t.Error(code, said)
		}
		code, _, said := command(t, "", "questionnaire", "validate", "--against", against, rescored)
		if code != exitFault || !strings.Contains(said, ": id-reused: ") {
			t.Error(code, said)
		}
	}
	if code, _, said := command(t, "", "questionnaire", "validate", "--against", "nobody@1.0.0", shippedYAML); code != exitFault || !strings.Contains(said, "Hint: ") {
		t.Error(code, said)
	}
}

func TestPublishComparesWithWhatWasPublished(t *testing.T) {
	data := t.TempDir()
	publish := func(folder string) (int, string, string) {
		return command(t, "", "questionnaire", "publish", "--data", data, folder)
	}
	if code, _, said := publish(shippedYAML); code != exitOK {
		t.Fatal(said)
	}
	code, out, said := publish(folder(t, shippedQuestionnaire, "version: 1.0.0", "version: 1.2.0", "cap: 4", "cap: 3"))
	if code != exitFault || out != "" || !strings.Contains(said, ": version-step: since pre-assessment@1.0.0, ") || !strings.Contains(said, "Hint: ") {
		t.Error(code, out, said)
	}
	for _, next := range [][]string{{"version: 1.0.0", "version: 2.0.0", "cap: 4", "cap: 3"}, {"version: 1.0.0", "version: 1.1.0", "minutes: {from: 10", "minutes: {from: 9"}} {
		if code, _, said := publish(folder(t, shippedQuestionnaire, next...)); code != exitOK {
			t.Error(code, said)
		}
	}
	if code, _, said := publish(folder(t, fixtures+"/busted_equal-points.yaml")); code != exitFault || !strings.Contains(said, "is not published") {
		t.Error(code, said)
	}
	if code, out, said := publish(folder(t, fixtures+"/warned_markup.yaml")); code != exitOK || !strings.Contains(said, "warning: markup") || !strings.Contains(out, "published") {
		t.Error(code, out, said)
	}
}

func TestDiff(t *testing.T) {
	other := folder(t, shippedQuestionnaire, "version: 1.0.0", "version: 1.1.0", "cap: 5", "cap: 6", "title: \"Persone e competenze\"", "title: {it: \"Persone e competenze\", en: People}")
	code, out, said := command(t, "", "questionnaire", "diff", "pre-assessment@1.0.0", other)
	for _, want := range []string{
		"pre-assessment@1.0.0 → pre-assessment@1.1.0\n",
		"added areas[persone].title.en: \"People\" (minor)\n",
		"changed areas[persone].questions[competenze].cap: 5 → 6 (major)\n",
		"2 changes. A new major version is needed, but the version number makes only a minor step. Results of the two versions are not comparable.\n",
	} {
		if code != exitOK || !strings.Contains(out, want) {
			t.Errorf("exit code %d, %q is not in\n%s%s", code, want, out, said)
		}
	}
	code, out, _ = command(t, "", "questionnaire", "diff", "--json", shippedYAML, other)
	var got comparison
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitOK || got.Comparable || got.Needed != "major" || got.Taken != "minor" || len(got.Changes) != 2 ||
		got.Changes[0].Path != "areas[persone].questions[competenze].cap" || string(got.Changes[0].Was) != "5" || got.Changes[1].Kind != "added" || got.Changes[1].Was != nil {
		t.Errorf("exit code %d, %v\n%s", code, err, out)
	}
	if code, out, _ = command(t, "", "questionnaire", "diff", shippedYAML, fixtures+"/none"); code != exitFault || out != "" {
		t.Error(code, out)
	}
	if _, out, _ = command(t, "", "questionnaire", "diff", shippedYAML, shippedYAML); !strings.Contains(out, "The content is the same") {
		t.Error(out)
	}
	minor := folder(t, shippedQuestionnaire, "version: 1.0.0", "version: 1.1.0", "minutes: {from: 10", "minutes: {from: 9")
	if _, out, _ = command(t, "", "questionnaire", "diff", shippedYAML, minor); !strings.Contains(out, "1 change. A new minor version is needed, and the version number makes a minor step. Results of the two versions are comparable.\n") {
		t.Error(out)
	}
	if _, out, _ = command(t, "", "questionnaire", "diff", shippedYAML, folder(t, shippedQuestionnaire, "minutes: {from: 10", "minutes: {from: 9")); !strings.Contains(out, "but both have the same version number. ") {
		t.Error(out)
	}
	if _, out, _ = command(t, "", "questionnaire", "diff", shippedYAML, folder(t, fixtures+"/working_smallest.yaml")); !strings.Contains(out, "two questionnaires") {
		t.Error(out)
	}
}

func TestSchemaIsTheDocument(t *testing.T) {
	want, err := os.ReadFile("../../docs/questionnaire.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if code, out, _ := command(t, "", "questionnaire", "schema"); code != exitOK || out != string(want) {
		t.Error(code, len(out))
	}
}
