package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maturita/locale"
	. "maturita/report"
	"maturita/report/pdfua/pdfcheck"
	"maturita/scoring"
	"maturita/survey"
)

// sources are reports that are hard to set, by name.
func sources(t testing.TB) map[string]Source {
	m := shipped(t, "1.2.0")
	set := func(name string) Assessment { return assessed(t, m, answerSet(t, m, name)) }
	all := map[string]Source{}
	for _, name := range []string{"bakery", "mechatronics", "many-not-applicable", "gate-area", "gate-technologies", "maximum", "minimum"} {
		all[name] = issued(set(name))
	}

	nothing := set("minimum")
	for i := range m.Questionnaire().Areas {
		for _, q := range m.Questionnaire().Areas[i].Questions {
			if q.NotApplicable {
				nothing.Answers[q.ID] = survey.Answer{Kind: survey.AnswerInapplicable, Reason: strings.Repeat("perché no, ", 30)}
			}
		}
	}
	all["nothing applies"] = issued(assessed(t, m, survey.Walk(m.Questionnaire(), nothing.Answers).Scorable(nothing.Answers)))

	long := set("hotel")
	long.Response.Profile.CompanyName = strings.Repeat("Società Agricola ", 11) + "Fratelli"
	long.Response.Profile.LegalRepresentative = strings.Repeat("M", 200)
	for i := range m.Questionnaire().Areas {
		for _, q := range m.Questionnaire().Areas[i].Questions {
			if q.Type == survey.FreeText {
				text := strings.Repeat("Parola lunghissima e poi ancora. ", 60) + strings.Repeat("x", 900) + strings.Repeat("\n", 40) + strings.Repeat("àè ", 350)
				long.Response.Answers[q.ID] = survey.SavedAnswer{Answer: survey.Answer{Kind: survey.AnswerText, Text: text}}
			}
		}
	}
	all["longest texts"] = issued(long)

	strange := set("farm")
	strange.Response.Profile.CompanyName = "Čevljarna Žižek 👩🏽‍🔬 & Söhne ß 株式会社 \u202eשלום e\u0301 ﬁ <b>%&\\()"
	strange.Response.Profile.LegalRepresentative = "Jürgen Šuštar-Đorđević"
	all["names of all scripts"] = issued(strange)

	moved := issued(set("mechatronics"))
	before := set("bakery")
	before.Response.SubmittedAt = submitted.AddDate(0, -7, 0)
	moved.Before, moved.Replaces = &before, "JHGFEDCBA765432"
	moved.Response.Position = survey.Position{Month: "2026-10", Edition: 1, Size: survey.Micro, Section: "C", N: 1234, Parts: 10, Part: 7}
	all["before and after"] = moved

	apart := issued(set("mechatronics"))
	other := *m.Questionnaire()
	other.Version.Major = 2
	other.Prepare()
	later, err := scoring.Compile(&other)
	if err != nil {
		t.Fatal(err)
	}
	apart.Assessment = assessed(t, later, answerSet(t, m, "mechatronics"))
	apart.Before = &before
	all["not comparable"] = apart
	return all
}

// Every report, in every language, keeps what its format promises, and carries
// its data.
func TestReportsKeepTheFormat(t *testing.T) {
	for name, source := range sources(t) {
		for _, language := range []string{"it", "en", "de"} {
			pdf, err := PDF(printer(t, language), source, nil)
			if err != nil {
				t.Errorf("%s, %s: %v", name, language, err)
				continue
			}
			for _, problem := range pdfcheck.Check(pdf) {
				t.Errorf("%s, %s: %s", name, language, problem)
			}
			if again, _ := PDF(printer(t, language), source, nil); !bytes.Equal(pdf, again) {
				t.Errorf("%s, %s: other bytes the second time", name, language)
			}
			if folder := os.Getenv("MATURITA_REPORTS"); folder != "" { // to look at
				if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+"."+language+".pdf"), pdf, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// The bytes of a report change only together with RendererVersion: files that
// were issued must come out again.
func TestRendererVersion(t *testing.T) {
	golden := filepath.Join("testdata", "renderer.json")
	got := map[string]map[string]string{RendererVersion: {}}
	for name, source := range sources(t) {
		pdf, err := PDF(printer(t, "it"), source, nil)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(pdf)
		got[RendererVersion][name] = hex.EncodeToString(sum[:])
	}
	if *update {
		raw, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, append(raw, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]map[string]string
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	if want[RendererVersion] == nil {
		t.Fatalf("the renderer is %s: write the golden file anew with -update", RendererVersion)
	}
	for name, sum := range got[RendererVersion] {
		if want[RendererVersion][name] != sum {
			t.Errorf("%s comes out in other bytes: change layoutVersion, then write the golden file anew with -update", name)
		}
	}
}

// Many at once come out as one by one.
func TestReportsAtOnce(t *testing.T) {
	source := sources(t)["bakery"]
	want, err := PDF(printer(t, "it"), source, nil)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan []byte)
	for range 8 {
		go func() {
			pdf, err := PDF(bundle.Printer("it"), source, nil)
			if err != nil {
				pdf = nil
			}
			done <- pdf
		}()
	}
	for range 8 {
		if !bytes.Equal(<-done, want) {
			t.Error("other bytes")
		}
	}
}
