package web

import (
	"net/http"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/locale"
	"maturita/scoring"
	"maturita/survey"
)

// outcomeOf is the outcome of answers to a questionnaire.
func outcomeOf(t *testing.T, q *survey.Questionnaire, answers survey.Answers) (intake.Outcome, *locale.Printer) {
	t.Helper()
	model, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return intake.Outcome{Model: model, Result: model.Score(answers), Answers: answers}, bundle.Printer(locale.Default)
}

func explained(t *testing.T, q *survey.Questionnaire, answers survey.Answers) *explainPage {
	t.Helper()
	o, p := outcomeOf(t, q, answers)
	return newExplainPage(p, o)
}

// The contributions of the bakery's areas, and of the questions in them, are those
// of the engine.
func TestExplainBakery(t *testing.T) {
	q := shippedQuestionnaire(t)
	page := explained(t, q, answerSet(t, q, "bakery"))
	if page.Total != "11,3 su 100" || page.Level != "Esordiente" || page.Start != "" || len(page.Gates) != 0 {
		t.Errorf("total %q, level %q, start %q", page.Total, page.Level, page.Start)
	}
	var figures []string
	for _, area := range page.Areas {
		figures = append(figures, area.Score+" "+area.Weight+" "+area.Contribution)
	}
	if got, want := strings.Join(figures, "; "), "8,3 11,4% 0,95; 16,7 11,4% 1,90; 15,6 11,4% 1,78; 0,0 8,6% 0,00; 20,0 17,1% 3,43; 13,3 11,4% 1,52; 14,6 11,4% 1,67; 0,0 17,1% 0,00"; got != want {
		t.Errorf("areas\n%s, want\n%s", got, want)
	}
	spent := page.Areas[0].Questions[5]
	if spent.Score != "25,0" || spent.Weight != "33,3%" || spent.Contribution != "0,95" || spent.Answer[0] != "Computer, telefoni o una connessione migliore" || !spent.Parts[0].Yours || spent.Parts[1].Yours || spent.Parts[0].Points != "1 punto" {
		t.Errorf("%+v", spent)
	}
	people := page.Areas[0].Questions[0]
	if people.Score != "" || people.Reason != "non dà punti" || people.Answer[0] != "Da 2 a 9" {
		t.Errorf("%+v", people)
	}
	for i := range q.Area("persone").Questions {
		if q.Area("persone").Questions[i].ID != "formazione-ore" {
			continue
		}
		hours := page.Areas[5].Questions[i]
		if len(hours.Parts) != 4 || !strings.HasPrefix(hours.Parts[2].Text, "da 8") || hours.Parts[2].Points != "2 punti" {
			t.Errorf("%+v", hours)
		}
	}
}

// Where nothing adds up, the page says how the score comes about instead; the scale
// begins where it begins.
func TestExplainEveryKind(t *testing.T) {
	page := explained(t, everyKind(), everyAnswer())
	lowest, stages, highest := page.Areas[0], page.Areas[1], page.Areas[2]
	if page.Start != "1" || page.Total != "2,78 su 5" || lowest.Contribution != "0,000" || stages.Contribution != "0,444" || highest.Contribution != "1,333" {
		t.Errorf("start %q total %q: %s %s %s", page.Start, page.Total, lowest.Contribution, stages.Contribution, highest.Contribution)
	}
	for area, want := range map[*explainedArea][]string{
		&lowest:  {"Vale la domanda con il punteggio più basso: «Chi lo aggiorna?»."},
		&highest: {"Vale la domanda con il punteggio più alto: «Prendete ordini dal sito?»."},
		&stages: {"Il punteggio dice quante tappe sono raggiunte una dopo l'altra: 1 su 3.", "Tappa Ordine: raggiunta.",
			"Tappa 2: non raggiunta. La media delle sue domande è 50%, ne serve almeno 90%.", "Tappa Tecnologie: basterebbe, ma prima ne manca una."},
	} {
		if got := strings.Join(area.How, "|"); got != strings.Join(want, "|") || area.Adds || area.Weighs {
			t.Errorf("%s: %q, adds %t, weighs %t", area.Title, got, area.Adds, area.Weighs)
		}
	}
	data := stages.Questions[1]
	if len(data.Parts) != 2 || data.Parts[0].Points != "1 punti su 2" || data.Parts[1].Points != "non applicabile, non conta" {
		t.Errorf("%+v", data.Parts)
	}
}

// The lowest area, or the sum of points, as an overall.
func TestExplainOtherOveralls(t *testing.T) {
	q := everyType()
	q.Overall.Aggregate = survey.Minimum
	page := explained(t, q, everyAnswer())
	if page.Total != "" || page.How[0] != "Vale il punteggio dell'area più bassa: Clienti e mercati." || page.Areas[0].Contribution != "" || page.Areas[0].Score == "" {
		t.Errorf("%+v", page)
	}
	q.Overall.Aggregate, q.Display = survey.Sum, survey.Display{Points: true}
	for i := range q.Areas {
		q.Areas[i].Aggregate = survey.Sum
	}
	page = explained(t, q, everyAnswer())
	if page.Total != page.Overall || !strings.HasSuffix(page.Overall, " punti") || !strings.Contains(page.Overall, "/") || page.Areas[0].Contribution == "" {
		t.Errorf("total %q, %+v", page.Total, page.Areas[0])
	}
}

// What does not count says why, in words and never as 0.
func TestExplainReasons(t *testing.T) {
	page := explained(t, demanding(), withoutSite())
	if page.Overall != "non valutabile" || page.Level != "nessun livello" || page.Total != "" || page.How[0] != "Il punteggio complessivo non è valutabile: si possono valutare 1 aree, ne servono almeno 3." {
		t.Errorf("%q %q %q", page.Overall, page.Level, page.How)
	}
	for i, want := range []string{"non valutabile: copertura 50%, sotto il minimo del 60%", "", "non pertinente: nessuna domanda riguarda la vostra azienda"} {
		if area := page.Areas[i]; area.Reason != want || (want != "" && area.Score != "") {
			t.Errorf("%s: %q, score %q", area.Title, area.Reason, area.Score)
		}
	}
	for i, want := range []string{"non applicabile", "non riguarda la vostra azienda", "", "non dà punti"} {
		if q := page.Areas[0].Questions[i]; q.Reason != want || (want != "") == (q.Score != "") {
			t.Errorf("%s: %q, score %q", q.Text, q.Reason, q.Score)
		}
	}
	q := demanding()
	q.Areas[0].MinCoverage, q.Areas[0].Questions[2].Optional = 505, true
	if got := explained(t, q, withoutSite()).Areas[0].Reason; got != "non valutabile: copertura 50,0%, sotto il minimo del 50,5%" {
		t.Errorf("%q", got)
	}
	answers := withoutSite()
	delete(answers, "strumenti")
	page = explained(t, q, answers)
	if got := page.Areas[0].Reason; got != "non valutabile: nessuna risposta che conti" {
		t.Errorf("%q", got)
	}
	if got := page.Areas[0].Questions[2].Reason; got != "senza risposta" {
		t.Errorf("%q", got)
	}
	q.Areas[0].Questions[2].UnansweredZero = true
	if got := explained(t, q, answers).Areas[0].Questions[2]; got.Score != "0,0" || len(got.Notes) != 1 {
		t.Errorf("%+v", got)
	}
}

// almost is a questionnaire with one question, answered with 79.96 of 100 points:
// what shows it rounded says that the level at 80 is reached.
func almost() (*survey.Questionnaire, survey.Answers) {
	q := everyType()
	q.Overall.MinAreas = 1
	q.Levels = []survey.Level{{ID: "base", Name: it("Base")}, {ID: "alto", Name: it("Alto"), Bound: survey.Bound{Value: survey.Whole(80)}}}
	q.Advice, q.Indices = nil, nil
	near := opt("quasi", "Quasi", 0)
	near.Points = 79960
	q.Areas = []survey.Area{{ID: "sola", Title: it("Sola"), Weight: survey.Whole(1), Aggregate: survey.WeightedMean, MinCoverage: 500,
		Questions: []survey.Question{scored(survey.Question{ID: "una", Type: survey.Single, Text: it("Una?"), Options: []survey.Option{opt("no", "No", 0), near, opt("si", "Sì", 100)}})}}}
	q.Prepare()
	return q, survey.Answers{"una": option("quasi")}
}

// 79.96 never looks like 80.
func TestAlmostIsNotEnough(t *testing.T) {
	q, answers := almost()
	d := newDesk(t, q).sent(answers)
	for _, path := range []string{"/risultato", explainPath, simulatePath} {
		page := d.see(path, http.StatusOK)
		if !page.Has("79,96 su 100") || strings.Contains(page.Text(), "80,0") {
			t.Errorf("%s: %s", path, page.Text())
		}
	}
	page := d.see("/risultato", http.StatusOK)
	if !page.Has("La risposta che vi separa dal livello Alto") || !page.Has("passerebbe da 79,96 su 100 a 100,0 su 100") || !page.Has("Da sola: +20,0 punti") {
		t.Errorf("next: %s", page.Text())
	}
}
