package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
)

// everyCondition is everyType with questions that are asked under conditions of
// every kind, and points of every kind.
func everyCondition() *survey.Questionnaire {
	q := everyType()
	compare := func(op survey.Op, question survey.QuestionID, values ...string) survey.Condition {
		return survey.Condition{Op: op, Question: question, Values: values}
	}
	amount := func(op survey.Op, n int) survey.Condition {
		return survey.Condition{Op: op, Question: "quota", Number: survey.Whole(n)}
	}
	row := func(op survey.Op, question survey.QuestionID, row survey.RowID, value string) survey.Condition {
		return survey.Condition{Op: op, Question: question, Row: row, Values: []string{value}}
	}
	join := func(op survey.Op, parts ...survey.Condition) survey.Condition {
		return survey.Condition{Op: op, Parts: parts}
	}
	limit := survey.Decimal(1500)
	last := &q.Areas[len(q.Areas)-1]
	ask := func(id survey.QuestionID, when survey.Condition) {
		one := scored(survey.Question{ID: id, Type: survey.Single, Text: it("Domanda " + string(id)), Options: []survey.Option{opt("si", "Sì", 1), opt("no", "No", 0)}})
		one.When = &when
		last.Questions = append(last.Questions, one)
	}
	ask("una", compare(survey.OpIn, "ordine", "mai", "spesso", "sempre"))
	ask("altra", compare(survey.OpNotEquals, "ordine", "mai"))
	ask("sola", compare(survey.OpEquals, "strumenti", "posta"))
	ask("non-sola", compare(survey.OpNotEquals, "strumenti", "posta"))
	ask("insieme", join(survey.OpAnd, compare(survey.OpContains, "strumenti", "social"),
		join(survey.OpOr, amount(survey.OpLess, 5), amount(survey.OpAtMost, 6), amount(survey.OpMore, 7), amount(survey.OpAtLeast, 8), amount(survey.OpEquals, 9), compare(survey.OpIn, "quota", "10", "11.5")),
		join(survey.OpNot, compare(survey.OpAnswered, "note"))))
	ask("righe", join(survey.OpAnd, row(survey.OpEquals, "dati", "vendite", "sempre"), row(survey.OpContains, "tecnologie", "cloud", "uso"), compare(survey.OpEquals, "inizio", "2020-05-04")))
	ask("una-parte", join(survey.OpOr, compare(survey.OpEquals, "note", "<sì>")))
	last.Questions = append(last.Questions,
		scored(survey.Question{ID: "fasce", Type: survey.Number, Text: it("Quante ore?"), Max: survey.Whole(500), Unit: it("ore"),
			Bands: []survey.Band{{}, {From: survey.Whole(8), Points: survey.Whole(1)}, {From: survey.Whole(40), Points: 2500}}}),
		scored(survey.Question{ID: "almeno", Type: survey.Multiple, Text: it("Quali di queste?"), AtLeast: 2, Optional: true, UnansweredZero: true,
			Options: []survey.Option{opt("a", "Una", 0), opt("b", "Due", 0), opt("c", "Tre", 0)}}),
		scored(survey.Question{ID: "tetto", Type: survey.Multiple, Text: it("E quali di queste?"), Cap: &limit, Floor: 500,
			Options: []survey.Option{opt("a", "Una", 1), opt("b", "Due", 1), opt("c", "Tre", -1)}}),
		scored(survey.Question{ID: "colonne", Type: survey.Matrix, Text: it("Per ogni riga?"), Columns: true, Combine: survey.Maximum, RowCap: &limit,
			Options: []survey.Option{opt("x", "Ics", 1), opt("y", "Ipsilon", 2)}, Rows: []survey.Row{{ID: "r", Text: it("Riga pesante"), Weight: survey.Whole(2)}}}),
	)
	last.Questions[len(last.Questions)-1].Weight = survey.Whole(3)
	q.Levels[2].Gates = append(q.Levels[2].Gates, survey.Gate{Every: true, Least: survey.Whole(30)})
	q.Prepare()
	return q
}

// newVersionsDesk has three versions of one questionnaire, all of one text: the
// last is retired, the one before is current.
func newVersionsDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, everyCondition())
	for _, v := range []survey.Version{{Major: 1, Minor: 1}, {Major: 2}} {
		p := intake.NewPublication(survey.Ref{ID: "prova", Version: v}, []byte(v.String()))
		if _, err := d.server.Catalogue.Publish(t.Context(), p, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	retired := survey.Ref{ID: "prova", Version: survey.Version{Major: 2}}
	if _, err := d.server.Catalogue.Retire(t.Context(), retired, true, time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return d
}

// saying is what a page says, in one line.
func saying(t *testing.T, page shown) string {
	t.Helper()
	if page.status != http.StatusOK {
		t.Fatalf("answered %d: %.300s", page.status, page.body)
	}
	document, err := html.Parse(strings.NewReader(string(page.body)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for n := range document.Descendants() {
		if n.Type == html.TextNode {
			all.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(all.String()), " ")
}

func mustSay(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said", want)
		}
	}
}

// The shipped questionnaire stands on its page word for word, in each language.
func TestVersionShowsEveryText(t *testing.T) {
	q := shippedQuestionnaire(t)
	d := newDesk(t, q)
	for _, d.language = range d.server.Locale.Languages() {
		page := d.raw("GET", versionPath(q.Ref), nil)
		text := saying(t, page)
		must := func(s survey.Text) {
			t.Helper()
			mustSay(t, text, strings.Join(strings.Fields(s[survey.Language(d.language)]), " "))
		}
		must(q.Title)
		for i := range q.Areas {
			must(q.Areas[i].Title)
			must(q.Areas[i].Intro)
			ask, ok := d.server.Locale.Printer(d.language).Find("ask." + string(q.Areas[i].ID))
			if !ok {
				t.Errorf("nobody says whom to ask about %s", q.Areas[i].ID)
			}
			mustSay(t, text, ask)
			for _, question := range q.Areas[i].Questions {
				must(question.Text)
				must(question.Help)
				must(question.Example)
				for _, o := range question.Options {
					must(o.Text)
				}
				for _, r := range question.Rows {
					must(r.Text)
				}
			}
		}
		for i := range q.Levels {
			must(q.Levels[i].Name)
			must(q.Levels[i].Meaning)
		}
		for _, advice := range q.Advice {
			if strings.Contains(text, advice.Text[survey.Language(d.language)]) {
				t.Errorf("the advice %s is shown", advice.ID)
			}
		}
	}
}

func TestVersionSaysWhenAQuestionIsAsked(t *testing.T) {
	d := newVersionsDesk(t)
	d.language = locale.Default
	text := saying(t, d.raw("GET", "/questionari/prova/1.0.0", nil))
	mustSay(t, text,
		"Quest'area si chiede solo se alla domanda 1.1 «Avete un sito?» rispondete «Sì».",
		"Si chiede solo se alla domanda 2.1 «Quanto siete organizzati?» rispondete «Mai», «Spesso» oppure «Sempre».",
		"alla domanda 2.1 «Quanto siete organizzati?» date una risposta diversa da «Mai».",
		"alla domanda 1.3 «Che cosa usate?» indicate una voce sola: «Posta elettronica».",
		"alla domanda 1.3 «Che cosa usate?» rispondete, ma non con la sola voce «Posta elettronica».",
		"Si chiede solo se valgono tutte queste condizioni: alla domanda 1.3 «Che cosa usate?» indicate «Reti sociali». vale almeno una di queste condizioni:",
		"rispondete con meno di 5 %.", "con al massimo 6 %.", "con più di 7 %.", "con almeno 8 %.", "rispondete 9 %.", "rispondete 10 % oppure 11,5 %.",
		"non vale questa condizione: alla domanda 1.4 «Volete aggiungere qualcosa?» date una risposta.",
		"alla domanda 2.2 «Quanto spesso usate i dati?», riga «per le vendite» rispondete «Sempre».",
		"alla domanda 2.3 «Quali tecnologie?», riga «Cloud» indicate «In uso».",
		"rispondete 04/05/2020.",
		"Si chiede solo se alla domanda 1.4 «Volete aggiungere qualcosa?» rispondete «<sì>».",
	)
}

func TestVersionSaysHowAnswersScore(t *testing.T) {
	d := newVersionsDesk(t)
	d.language = locale.Default
	text := saying(t, d.raw("GET", "/questionari/prova/1.0.0", nil))
	mustSay(t, text,
		"Sì 1 punto No 0 punti Non applicabile alla nostra azienda", "Questa domanda non dà punti.",
		"Punti: da 0 a meno di 8, 0 punti; da 8 a meno di 40, 1 punto; da 40 in su, 2,5 punti.",
		"Una Due Tre Nessuna di queste Vale per intero da 2 voci indicate in su. Senza risposta la domanda vale 0.",
		"Si contano al massimo: 1,5 punti. Si contano almeno: 0,5 punti.",
		"Riga pesante peso 2", "In ogni riga: Ics: 1 punto; Ipsilon: 2 punti. In ogni riga conta la voce con più punti. In ogni riga si contano al massimo: 1,5 punti. Peso della domanda nella sua area: 3.",
		"Un numero fra 0 e 500.", "Al massimo 40 caratteri.", "Se non è applicabile, scrivete perché",
		"Campione: almeno 2 voci alla domanda «Che cosa usate?».", "Campione: nessuna area pertinente sotto 30 punti.",
	)
}

// A questionnaire in one language comes in it, marked, in sentences of the
// reader's.
func TestVersionInALanguageThatItLacks(t *testing.T) {
	d := newVersionsDesk(t)
	d.language = "en"
	body := string(d.raw("GET", "/questionari/prova/1.0.0", nil).body)
	mustSay(t, body, `<a href="#d-strumenti">question 1.3 “<span lang="it">Che cosa usate?</span>”</a>`, `by ticking a single item: “<span lang="it">Posta elettronica</span>”.`)
}

func TestVersionsTellTheirState(t *testing.T) {
	d := newVersionsDesk(t)
	d.language = locale.Default
	list := saying(t, d.raw("GET", "/questionari", nil))
	mustSay(t, list, "Versione 2.0.0 Pubblicata il", "Ritirata il 26/11/2026:", intake.NewPublication(survey.Ref{}, []byte("2.0.0")).Digest)
	order := []int{strings.Index(list, "Ritirata"), strings.Index(list, "È la versione su cui iniziano"), strings.Index(list, "iniziano su una versione più recente")}
	if order[0] < 0 || !slices.IsSorted(order) {
		t.Error("the states are not those of 2.0.0, 1.1.0, 1.0.0:", order, list)
	}
	for version, begins := range map[string]bool{"1.0.0": false, "1.1.0": true, "2.0.0": false} {
		body := string(d.raw("GET", "/questionari/prova/"+version, nil).body)
		if strings.Contains(body, `href="/inizia"`) != begins {
			t.Errorf("%s leads to a new response: %v", version, !begins)
		}
	}
	if text := saying(t, d.raw("GET", "/questionari/prova/2.0.0", nil)); !strings.Contains(text, "Ritirata il 26/11/2026") {
		t.Error("a retired version does not say so")
	}
	mustSay(t, string(d.raw("GET", "/metodo", nil).body), `href="/questionari/prova/1.1.0"`, `href="/questionari"`)
}

func TestVersionThatIsNone(t *testing.T) {
	d := newVersionsDesk(t)
	for _, path := range []string{"/questionari/prova/9.9.9", "/questionari/nessuno/1.0.0", "/questionari/prova/1.0", "/questionari/prova/01.0.0", "/questionari/Prova/1.0.0", "/questionari/prova", "/questionari/prova/1.0.0/"} {
		page := d.raw("GET", path, nil)
		if page.status != http.StatusNotFound || strings.Contains(string(page.body), "/r/") {
			t.Errorf("%s answered %d", path, page.status)
		}
	}
	if page := d.page(d.Get("/questionari/prova/1.0.0")); page.Header.Get("Cache-Control") != "no-store" {
		t.Error(page.Header)
	}
}

// A questionnaire of which nothing is in force any more is still read.
func TestVersionOfWhatIsNoLongerOffered(t *testing.T) {
	d := newVersionsDesk(t)
	for _, v := range []survey.Version{{Major: 1}, {Major: 1, Minor: 1}} {
		if _, err := d.server.Catalogue.Retire(t.Context(), survey.Ref{ID: "prova", Version: v}, false, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	saying(t, d.raw("GET", "/questionari/prova/1.0.0", nil))
	saying(t, d.raw("GET", "/questionari", nil))
}
