package main

import (
	"regexp"
	"strings"
	"testing"

	"maturita/sqlite"
)

// published11 is a folder of the first version under the number of the next, as
// what matters here is the number.
func published11(t *testing.T) string {
	return folder(t, shippedQuestionnaire, "version: 1.0.0", "version: 1.1.0")
}

func TestRetireGoesBackToTheVersionBefore(t *testing.T) {
	data := t.TempDir()
	next := published11(t)
	for _, name := range []string{shippedYAML, next} {
		if code, _, said := command(t, "", "questionnaire", "publish", "--data", data, name); code != exitOK {
			t.Fatal(said)
		}
	}
	for _, want := range []string{"pre-assessment@1.1.0 retired; new responses begin on pre-assessment@1.0.0\n", "was retired before, 20"} {
		if code, out, said := command(t, "", "questionnaire", "retire", "--data", data, "pre-assessment@1.1.0"); code != exitOK || !strings.Contains(out, want) {
			t.Error(code, out, said)
		}
	}
	_, out, _ := command(t, "", "questionnaire", "list", "--data", data)
	for _, want := range []string{`QUESTIONNAIRE +STATE +PUBLISHED \(UTC\) +RETIRED \(UTC\) +SHA-256\n`, `pre-assessment@1\.1\.0 +retired +20\S+ \S+ +20\S+ \S+ +[0-9a-f]{64}\n`, `pre-assessment@1\.0\.0 +current +20\S+ \S+ +- +[0-9a-f]{64}\n`} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("%s is not in\n%s", want, out)
		}
	}
	if code, out, said := command(t, "", "questionnaire", "publish", "--data", data, next); code != exitOK || !strings.Contains(out, "stays retired") {
		t.Error(code, out, said)
	}
}

func TestRetireRefuses(t *testing.T) {
	data := t.TempDir()
	if code, _, said := command(t, "", "questionnaire", "publish", "--data", data, shippedYAML); code != exitOK {
		t.Fatal(said)
	}
	for version, want := range map[string]struct {
		code int
		said string
	}{
		"pre-assessment@1.0.0": {exitFault, "is not retired: no other version is in force"},
		"pre-assessment@9.0.0": {exitFault, "pre-assessment@9.0.0 is not published here"},
		"pre-assessment":       {exitUsage, "is not of the form"},
	} {
		code, out, said := command(t, "", "questionnaire", "retire", "--data", data, version)
		if code != want.code || out != "" || !strings.Contains(said, want.said) || !strings.Contains(said, "Hint: ") {
			t.Errorf("%s: exit code %d, %s%s", version, code, out, said)
		}
	}
	code, out, said := command(t, "", "questionnaire", "retire", "--data", data, "--instrument", "altro", "pre-assessment@1.0.0")
	if code != exitOK || !strings.Contains(out, "no response begins on pre-assessment any more") {
		t.Error(code, out, said)
	}
}

// A start publishes what is shipped, but nothing that was retired comes back.
func TestRetiredStaysRetiredWhenTheServiceStarts(t *testing.T) {
	store, err := sqlite.Open(t.Context(), t.TempDir()+"/maturita.sqlite")
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	catalogue := newCatalogue(store)
	if _, err := publishShipped(t.Context(), catalogue); err != nil {
		t.Fatal(err)
	}
	newest, err := catalogue.Newest(t.Context(), "pre-assessment")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := catalogue.Retire(t.Context(), newest.Ref, true, newest.PublishedAt); err != nil {
		t.Fatal(err)
	}
	if fresh, err := publishShipped(t.Context(), newCatalogue(store)); err != nil || len(fresh) > 0 {
		t.Fatal(fresh, err)
	}
	if current, err := newCatalogue(store).Newest(t.Context(), "pre-assessment"); err != nil || current.Ref == newest.Ref {
		t.Error(current.Ref, err)
	}
	if err := offered(t.Context(), catalogue, "pre-assessment"); err != nil {
		t.Error(err)
	}
}
