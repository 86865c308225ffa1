package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	. "maturita/report"
	"maturita/survey"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The copy in three languages, as a file holds it.
func TestAnswersAsText(t *testing.T) {
	for _, language := range []string{"it", "en", "de"} {
		got := strings.ReplaceAll(answersIn(t, language, answered()).Plain(), "\r\n", "\n")
		golden := filepath.Join("testdata", "answers."+language+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s:\n%s", language, golden, got)
		}
	}
}

// A text that is missing in the reader's language says which one it is in; what
// was typed, and what we say, is in no other.
func TestPhrasesTellTheirLanguage(t *testing.T) {
	a := answersIn(t, "de", answered())
	foreign := map[string]survey.Language{}
	note := func(p Phrase) { foreign[p.Text] = p.Language }
	note(a.Title)
	for _, area := range a.Areas {
		note(area.Title)
		for _, q := range area.Questions {
			note(q.Text)
			for _, line := range q.Answer {
				for _, p := range line {
					note(p)
				}
			}
		}
	}
	for text, want := range map[string]survey.Language{
		"Questionario di prova": "it", "Kunden": "", "Haben Sie eine Website?": "", "Sempre": "it", "per le vendite": "it",
		"% delle vendite": "it", "12,5": "", "In fiera": "it", "ignota": "", "prima riga": "", "Nie": "", "23.11.2026": "",
	} {
		if got, said := foreign[text]; !said || got != want {
			t.Errorf("%q is said (%v) in %q, want %q", text, said, got, want)
		}
	}
	if line := a.Areas[1].Questions[0].Answer[0]; line.String() != "per le vendite: Nie, Sempre" || len(line) != 5 {
		t.Errorf("a row is %q", line)
	}
}

// The path decides what was asked, and the state what is said of it.
func TestAnswersFollowThePathAndTheState(t *testing.T) {
	r := answered()
	if a := answersIn(t, "it", r); len(a.Areas) != 2 || len(a.Areas[0].Questions) != 3 || a.State != "Versione 1.2.0 del questionario, non ancora inviata; ultimo salvataggio: 29/03/2026, 01:30." {
		t.Errorf("%d areas, %q", len(a.Areas), a.State)
	}
	r.Answers["sito"] = survey.SavedAnswer{Answer: survey.Answer{Kind: survey.AnswerOption, Option: "si"}}
	r.State, r.SubmittedAt = survey.Submitted, sent
	a := answersIn(t, "it", r)
	if len(a.Areas) != 3 || len(a.Areas[0].Questions) != 4 || a.Areas[2].Questions[0].Answer != nil || a.State != "Versione 1.2.0 del questionario, inviata il 29/03/2026, 03:30." {
		t.Errorf("%+v", a)
	}
	r.State, r.WithdrawnAt = survey.Withdrawn, sent
	if a := answersIn(t, "it", r); !strings.Contains(a.State, "inviata il 29/03/2026, 03:30 e ritirata il 29/03/2026, 03:30") {
		t.Error(a.State)
	}
	r.Profile = survey.Profile{}
	if a := answersIn(t, "it", r); a.Company != nil || strings.Contains(a.Plain(), "Codice fiscale") {
		t.Errorf("a company without a profile: %+v", a.Company)
	}
}

func TestKindsOfAnswers(t *testing.T) {
	q := bakery()
	w := For(printer(t, "it"), q)
	for _, c := range []struct {
		question survey.QuestionID
		answer   survey.Answer
		want     string
	}{
		{"sito", survey.Answer{}, "Nessuna risposta"},
		{"sito", survey.Answer{Kind: survey.AnswerOption, Option: "si"}, "Sì"},
		{"sito", survey.Answer{Kind: survey.AnswerOption, Option: "ignota"}, "ignota"},
		{"canali", survey.Answer{Kind: survey.AnswerOptions}, "Nessuna di queste"},
		{"canali", survey.Answer{Kind: survey.AnswerOptions, Options: []survey.OptionID{"rete", "fiera"}}, "In rete|In fiera"},
		{"filiali", survey.Answer{Kind: survey.AnswerInapplicable, Reason: " \n"}, "Non applicabile alla nostra azienda"},
		{"filiali", survey.Answer{Kind: survey.AnswerInapplicable, Reason: "no"}, "Non applicabile: no"},
		{"filiali", survey.Answer{Kind: survey.AnswerNumber, Number: 3000}, "3"},
		{"quota", survey.Answer{Kind: survey.AnswerNumber, Number: -500}, "-0,5 % delle vendite"},
		{"inizio", survey.Answer{Kind: survey.AnswerText, Text: "2026-01-31"}, "31/01/2026"},
		{"inizio", survey.Answer{Kind: survey.AnswerText, Text: "ieri"}, "ieri"},
		{"note", survey.Answer{Kind: survey.AnswerText, Text: "2026-01-31"}, "2026-01-31"},
		{"note", survey.Answer{Kind: survey.AnswerText, Text: "a\r\nb\rc\u2028d"}, "a|b|c|d"},
		{"dati", survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"acquisti": {NotApplicable: true}, "fantasma": {}}}, "per gli acquisti: Non applicabile alla nostra azienda"},
	} {
		var said []string
		for _, line := range w.Answer(q.Question(c.question), c.answer) {
			said = append(said, line.String())
		}
		if got := strings.Join(said, "|"); got != c.want {
			t.Errorf("%s %+v is %q, want %q", c.question, c.answer, got, c.want)
		}
	}
}

// Whatever somebody typed stays below the question, whole, and cannot be taken
// for a line of ours.
func TestHostileAnswersAsText(t *testing.T) {
	for name, typed := range map[string]string{
		"markup":  "<script>alert('\u00e8')</script> &amp; =1+1",
		"breaks":  "a\r\nCodice fiscale: 999\rVendite\n----------------------------------------\u2028Kunden",
		"dots":    ".\r\n.\r\n..",
		"long":    strings.Repeat("àè€😀", 1000),
		"control": "a\x00b\x1b[31m\x7f\u0085c\ufffe",
		"bad":     "a\xff\xc3",
		"tabs":    "\ta\tb ",
		"marks":   "\ue000en\ue001x\ue002",
	} {
		r := answered()
		r.Answers["note"] = survey.SavedAnswer{Answer: survey.Answer{Kind: survey.AnswerText, Text: typed}}
		r.Profile.CompanyName = typed
		got := answersIn(t, "it", r).Plain()
		_, rest, _ := strings.Cut(got, "Volete aggiungere qualcosa?\r\n")
		answer, _, found := strings.Cut(rest, "\r\n\r\nAmministrazione\r\n")
		if !found {
			t.Fatalf("%s: %q", name, got)
		}
		for line := range strings.SplitSeq(answer, "\r\n") {
			if !strings.HasPrefix(line, "    ") {
				t.Errorf("%s: the line %.60q could be ours", name, line)
			}
		}
		if strings.Count(got, "\r") != strings.Count(got, "\r\n") || strings.Count(got, "\n") != strings.Count(got, "\r\n") {
			t.Errorf("%s: line breaks of several kinds", name)
		}
		for _, r := range got {
			if unicode.IsControl(r) && r != '\r' && r != '\n' && r != '\t' {
				t.Errorf("%s: holds %U", name, r)
			}
		}
		if name == "long" && !strings.Contains(answer, typed) {
			t.Error("a long answer is cut")
		}
	}
}
