package main

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/sqlite"
	"maturita/stats"
	"maturita/survey"
)

var update = flag.Bool("update", false, "rewrite the golden outputs")

// golden compares an output with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the output differs from %s:\n%s", file, got)
	}
}

const rescored = "pre-assessment@1.2.0"

// seeded is a data folder with the golden answers as submitted responses, named
// after the companies; old makes of each result what an earlier engine is to
// have given.
func seeded(t *testing.T, old func(name string, r *scoring.Result)) (data string) {
	t.Helper()
	data = t.TempDir()
	if code, _, said := command(t, "", "questionnaire", "publish", "--data", data, "../../questionnaires/pre-assessment/1.2.0"); code != exitOK {
		t.Fatal(said)
	}
	onSeeded(t, data, goldenResponses(t, old))
	return data
}

// goldenResponses stores what seeded says.
func goldenResponses(t *testing.T, old func(string, *scoring.Result)) func(context.Context, intake.Writer) error {
	t.Helper()
	model, err := findModel(rescored)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../questionnaires/testdata/pre-assessment@1.0.0/*.answers.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no answer sets", err)
	}
	return func(ctx context.Context, w intake.Writer) error {
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			answers, err := survey.DecodeAnswers(model.Questionnaire(), source)
			if err != nil {
				return err
			}
			name, _, _ := strings.Cut(filepath.Base(file), ".")
			if err := putSubmitted(ctx, w, model, name, answers, old); err != nil {
				return err
			}
		}
		return nil
	}
}

func onSeeded(t *testing.T, data string, f func(context.Context, intake.Writer) error) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(data, "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	if err := store.Atomic(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func putSubmitted(ctx context.Context, w intake.Writer, model *scoring.Model, name string, answers survey.Answers, old func(string, *scoring.Result)) error {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	r := survey.Response{ID: survey.ResponseID(name), Instrument: model.Questionnaire().Ref, State: survey.Submitted, SubmittedAt: at, Company: survey.CompanyID("of-" + name), Answers: map[survey.QuestionID]survey.SavedAnswer{}}
	for id, a := range answers {
		r.Answers[id] = survey.SavedAnswer{Answer: a, Revision: 1, SavedAt: at}
	}
	result := model.Score(answers)
	result.Engine = "0.9.0"
	old(name, &result)
	if err := w.InsertResponse(ctx, r); err != nil {
		return err
	}
	if err := w.PutResult(ctx, r.ID, result); err != nil {
		return err
	}
	fact := factOf(r, result)
	fact.InUse, fact.Planned = model.Technologies(answers)
	return w.PutFact(ctx, fact)
}

// factOf is written out here, as the service's own is what is under test.
func factOf(r survey.Response, result scoring.Result) stats.Fact {
	points := func(exact string) *stats.MicroPoints {
		p := stats.MicroPoints(scoring.MicroPoints(exact))
		return &p
	}
	f := stats.Fact{Response: r.ID, Company: r.Company, Instrument: r.Instrument.ID, Version: r.Instrument.Version, Engine: result.Engine, SubmittedAt: r.SubmittedAt}
	if result.Level != nil {
		f.Level = *result.Level
	}
	if result.Overall != nil {
		f.Overall = points(result.Overall.Exact)
	}
	for _, a := range result.Areas {
		score := stats.AreaScore{Area: a.ID, State: a.State}
		if a.Exact != nil {
			score.Score = points(*a.Exact)
		}
		f.Areas = append(f.Areas, score)
	}
	return f
}

// harder is what an earlier engine is to have given: two companies had less,
// one had other advice.
func harder(name string, r *scoring.Result) {
	lower := survey.LevelID("esordiente")
	switch name {
	case "bakery":
		r.Overall = &scoring.Score{Exact: "20/1", Display: "20"}
		r.Areas[1].Exact, r.Areas[1].Display = text("5/1"), text("5")
	case "hotel":
		r.Overall = &scoring.Score{Exact: "10/1", Display: "10"}
		r.Level, r.LevelByScore = &lower, &lower
	case "farm":
		r.Advice = r.Advice[1:]
	}
}

func text(s string) *string { return &s }

func TestRescoreSaysWhatItDoes(t *testing.T) {
	data := seeded(t, harder)
	for _, step := range []struct {
		golden string
		args   []string
	}{
		{"rescore_dry_run.txt", []string{"--dry-run"}},
		{"rescore_list.txt", []string{"--dry-run", "--list"}},
		{"rescore_list_written.txt", []string{"--list"}},
		{"rescore_again.txt", []string{"--list"}},
	} {
		code, out, said := command(t, "", append([]string{"rescore", "--data", data, "--questionnaire", rescored}, step.args...)...)
		if code != exitOK || said != "" {
			t.Errorf("%s: exit code %d, %s", step.golden, code, said)
		}
		golden(t, step.golden, out)
	}
	onSeeded(t, data, func(ctx context.Context, w intake.Writer) error {
		now, err := w.Result(ctx, "hotel")
		if err != nil || now.Engine != scoring.EngineVersion {
			t.Error(now, err)
		}
		then, err := w.ResultBy(ctx, "hotel", "0.9.0")
		if err != nil || then.Overall.Exact != "10/1" {
			t.Error(then, err)
		}
		facts, err := w.Facts(ctx, "of-hotel", "pre-assessment")
		if err != nil || len(facts) != 1 || facts[0].Engine != scoring.EngineVersion || facts[0].Level == "esordiente" {
			t.Error(facts, err)
		}
		return err
	})
}

func TestRescoreAlarms(t *testing.T) {
	data := seeded(t, func(name string, r *scoring.Result) {
		if name == "hotel" { // as if by this very engine
			harder(name, r)
			r.Engine = scoring.EngineVersion
		}
	})
	for _, step := range []struct {
		golden string
		args   []string
	}{
		{"rescore_alarm_dry_run.txt", []string{"--dry-run"}},
		{"rescore_alarm_refused.txt", nil},
		{"rescore_alarm_forced.txt", []string{"--force"}},
	} {
		code, out, said := command(t, "", append([]string{"rescore", "--data", data, "--questionnaire", rescored}, step.args...)...)
		if code != exitFault || !strings.Contains(said, "ALARM hotel: not-repeated, ") || !strings.Contains(said, "Hint: ") {
			t.Errorf("%s: exit code %d, %s", step.golden, code, said)
		}
		golden(t, step.golden, out+"--- standard error\n"+said)
	}
	if code, out, said := command(t, "", "rescore", "--data", data, "--questionnaire", rescored); code != exitOK || said != "" || !strings.Contains(out, "up to date") {
		t.Errorf("exit code %d, %s%s", code, out, said)
	}
}

func TestRescoreRefuses(t *testing.T) {
	data := seeded(t, harder)
	for version, want := range map[string]struct {
		code int
		said string
	}{
		"pre-assessment@9.0.0": {exitFault, "pre-assessment@9.0.0 is not published here"},
		"pre-assessment":       {exitUsage, "is not of the form"},
	} {
		code, out, said := command(t, "", "rescore", "--data", data, "--questionnaire", version)
		if code != want.code || out != "" || !strings.Contains(said, want.said) || !strings.Contains(said, "Hint: ") {
			t.Errorf("%s: exit code %d, %s%s", version, code, out, said)
		}
	}
	if code, _, _ := command(t, "", "rescore", "--data", data); code != exitUsage {
		t.Error(code)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, said strings.Builder
	if code := run(process{ctx, strings.NewReader(""), &out, &said}, []string{"rescore", "--data", data, "--questionnaire", rescored}); code != exitFault {
		t.Error(code, out.String(), said.String())
	}
}

func TestRescoreOfNothing(t *testing.T) {
	data := t.TempDir()
	if code, _, said := command(t, "", "questionnaire", "publish", "--data", data, shippedYAML); code != exitOK {
		t.Fatal(said)
	}
	code, out, said := command(t, "", "rescore", "--data", data, "--questionnaire", "pre-assessment@1.0.0")
	if want := "pre-assessment@1.0.0, scoring engine " + scoring.EngineVersion + "\n\nRESPONSES  0\n"; code != exitOK || out != want {
		t.Errorf("exit code %d, %q %s", code, out, said)
	}
}

// A fact that was altered is told and, when forced, put right.
func TestRescoreTellsAlteredFacts(t *testing.T) {
	data := seeded(t, func(string, *scoring.Result) {})
	onSeeded(t, data, func(ctx context.Context, w intake.Writer) error {
		facts, err := w.Facts(ctx, "of-farm", "pre-assessment")
		if err != nil {
			return err
		}
		facts[0].Level = "campione"
		return w.PutFact(ctx, facts[0])
	})
	code, out, said := command(t, "", "rescore", "--data", data, "--questionnaire", rescored)
	if code != exitFault || !strings.Contains(said, "ALARM farm: fact-apart, ") || !strings.Contains(said, "the fact says engine 0.9.0, level campione, overall 31.222222\n") || strings.Contains(out, "replaced") {
		t.Errorf("exit code %d, %s%s", code, out, said)
	}
	code, out, said = command(t, "", "rescore", "--data", data, "--questionnaire", rescored, "--force")
	if code != exitFault || !strings.Contains(out, `farm: replaced fact {"Response":"farm"`) || !strings.Contains(out, `"Level":"campione"`) {
		t.Errorf("exit code %d, %s%s", code, out, said)
	}
	if code, out, said = command(t, "", "rescore", "--data", data, "--questionnaire", rescored); code != exitOK {
		t.Errorf("exit code %d, %s%s", code, out, said)
	}
}

// What is printed holds no personal data: a response is its id.
func TestRescoredLineTellsAreasAndTheRest(t *testing.T) {
	var before, after scoring.Result
	for raw, into := range map[string]*scoring.Result{
		`{"engine":"1.0.0","overall":{"exact":"10/1","display":"10"},"level":"a","areas":[{"id":"x","exact":"1/1","coverage":"1/1","state":"assessable"},{"id":"gone","state":"not-pertinent"}],"advice":["z"]}`:  &before,
		`{"engine":"1.1.0","overall":null,"level":null,"areas":[{"id":"x","exact":null,"coverage":"1/3","state":"not-assessable"},{"id":"new","exact":"3/1","coverage":"1/1","state":"assessable"}],"advice":[]}`: &after,
	} {
		if err := json.Unmarshal([]byte(raw), into); err != nil {
			t.Fatal(err)
		}
	}
	got := rescoredLine(intake.Rescored{Response: "r", Verdict: intake.ChangedResult, Before: before, After: after})
	want := "r: changed, engine 1.0.0 → 1.1.0, level a → -, overall 10 (10/1) → -, area x 1/1 of coverage 1/1 → not-assessable, area new - → 3/1 of coverage 1/1, area gone not-pertinent → -, other advice"
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := rescoredLine(intake.Rescored{Response: "r", Verdict: intake.NoResult, After: after}); got != "r: no-result" {
		t.Error(got)
	}
}
