package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/survey"
)

// answerSet reads one of the shipped sets of answers to the pre-assessment.
func answerSet(t testing.TB, q *survey.Questionnaire, name string) survey.Answers {
	t.Helper()
	raw, err := os.ReadFile(filepath.FromSlash("../questionnaires/testdata/pre-assessment@1.0.0/" + name + ".answers.json"))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := survey.DecodeAnswers(q, raw)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

// sent begins a response to the desk's questionnaire, gives these answers and
// sends it.
func (d *desk) sent(answers survey.Answers) *desk {
	d.t.Helper()
	d.check(d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext), http.StatusOK)
	r := d.stored()
	edits := make([]intake.Edit, 0, len(answers))
	for id, a := range answers {
		edits = append(edits, intake.Edit{Question: id, Base: r.Answers[id].Revision, Answer: a})
	}
	company, err := d.service.Enter(d.t.Context(), d.token)
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.service.SaveAnswers(d.t.Context(), company, edits); err != nil {
		d.t.Fatal(err)
	}
	d.check(d.press(d.form(d.see("/riepilogo", http.StatusOK), "/invia"), ""), http.StatusOK)
	return d
}

// unchanged checks that nothing of a response was touched.
func (d *desk) unchanged(before survey.Response) {
	d.t.Helper()
	if after := d.stored(); !reflect.DeepEqual(before, after) {
		d.t.Errorf("trying out has stored %+v", after)
	}
}

// The way to the next level is tried out with a button, and comes to what the
// result says; more is changed in the form, back and forth; nothing is stored.
func TestSimulateJourney(t *testing.T) {
	q := shippedQuestionnaire(t)
	d := newDesk(t, q).sent(threeMoves(t, q))
	before := d.stored()
	page := d.check(d.press(d.form(d.see("/risultato", http.StatusOK), simulatePath), ""), http.StatusOK)
	for _, text := range []string{"Così sarebbe: livello Apprendista, 20,0 su 100.", "Differenza sul punteggio complessivo: +5,0.", "Risposte cambiate: 3", "Acquisti e logistica 0,0 16,7"} {
		if !page.Has(text) {
			t.Errorf("%q is not on the page: %s", text, page.Text())
		}
	}
	if page.Path() != d.path(simulatePath) || page.URL.RawQuery != "" {
		t.Errorf("at %s", page.URL)
	}
	form := d.form(page, simulatePath)
	again := d.check(d.press(form, ""), http.StatusOK)
	if again.Text() != page.Text() {
		t.Error("calculating once more changes something")
	}
	given := string(threeMoves(t, q)["ordini-fornitori"].Option)
	page = d.check(d.press(d.form(again, simulatePath).Set("a-ordini-fornitori", given), ""), http.StatusOK)
	if !page.Has("Risposte cambiate: 2") || !page.Has("Acquisti e logistica 0,0 0,0") || !page.Has("Così sarebbe: livello Esordiente, 18,6 su 100.") {
		t.Errorf("one taken back: %s", page.Text())
	}
	d.unchanged(before)
	if page := d.see("/risultato", http.StatusOK); !page.Has("Punteggio complessivo: 15,1 su 100.") {
		t.Errorf("the result is another: %s", page.Text())
	}
}

// A change opens questions and closes others; what was typed in those comes back
// with them.
func TestSimulatePath(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	before := d.stored()
	page := d.see(simulatePath, http.StatusOK)
	form := d.form(page, simulatePath)
	if !page.Has("Vendite non pertinente non pertinente") || form.Offers("a-ordini") || form.Offers("a-note") || form.Offers("a-quota") {
		t.Errorf("at first: %s", page.Text())
	}
	page = d.check(d.press(form.Set("a-sito", "si"), ""), http.StatusOK)
	for _, text := range []string{"Domande che si aggiungerebbero: 2", "Chi lo aggiorna?", "Prendete ordini dal sito?", "Vendite non pertinente non valutabile", "Da «No» a «Sì»"} {
		if !page.Has(text) {
			t.Errorf("%q is not on the page: %s", text, page.Text())
		}
	}
	page = d.check(d.press(d.form(page, simulatePath).Set("a-sito-curato", "noi").Set("a-ordini", "si"), ""), http.StatusOK)
	if !page.Has("Vendite non pertinente 100,0") || !page.Has("Risposte cambiate: 3") {
		t.Errorf("answered: %s", page.Text())
	}
	page = d.check(d.press(d.form(page, simulatePath).Set("a-sito", "no"), ""), http.StatusOK)
	if !page.Has("Così sarebbe: livello Esperto, 66,7 su 100.") || page.Has("Da «No» a «Sì»") || d.form(page, simulatePath).Values.Get("a-ordini") != "si" {
		t.Errorf("taken back: %s", page.Text())
	}
	page = d.check(d.press(d.form(page, simulatePath).Set("a-sito", "si"), ""), http.StatusOK)
	if !page.Has("Vendite non pertinente 100,0") {
		t.Errorf("and again: %s", page.Text())
	}
	d.unchanged(before)
}

// What would leave says so.
func TestSimulateLeaves(t *testing.T) {
	d := newDesk(t, everyType()).sent(everyAnswer())
	page := d.press(d.form(d.see(simulatePath, http.StatusOK), simulatePath).Set("a-sito", "no"), "")
	if !page.Has("Domande che non vi riguarderebbero più: 2 Chi lo aggiorna? Prendete ordini dal sito?") {
		t.Errorf("%s", page.Text())
	}
}

// What cannot be read or is not permitted is said beside its field with 422; the
// rest counts, and nothing typed is lost.
func TestSimulateProblems(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	page := d.check(d.press(d.form(d.see(simulatePath, http.StatusOK), simulatePath).Set("a-strumenti", "posta", "nessuno").Set("a-ordine", "mai"), ""), http.StatusUnprocessableEntity)
	form := d.form(page, simulatePath)
	if got := form.Values["a-strumenti"]; len(got) != 2 || form.Values.Get("a-ordine") != "mai" {
		t.Errorf("typed %v", got)
	}
	if !page.Has("Risposta cambiata: 1") || !page.Has("il calcolo non tiene conto di queste risposte") {
		t.Errorf("%s", page.Text())
	}
	page = d.check(d.press(form.Set("a-strumenti", "posta"), ""), http.StatusOK)
	if !page.Has("Risposte cambiate: 2") {
		t.Errorf("corrected: %s", page.Text())
	}
}

// The language is switched without losing what was tried out, and a number goes on
// meaning the same.
func TestSimulateInAnotherLanguage(t *testing.T) {
	q := everyType()
	quota := q.Question("quota")
	quota.Scored, quota.Weight = true, survey.Whole(1)
	quota.Bands = []survey.Band{{}, {From: survey.Whole(20), Points: survey.Whole(1)}}
	d := newDesk(t, q)
	d.submitAll()
	page := d.press(d.form(d.see(simulatePath, http.StatusOK), simulatePath).Set("a-quota", "20,5").Set("a-ordine", "mai"), "")
	if !page.Has("Risposte cambiate: 2") || !page.Has("Da «12,5 %» a «20,5 %»") {
		t.Errorf("%s", page.Text())
	}
	page = d.check(d.page(d.form(page, simulatePath).Submit(languageField, "en")), http.StatusOK)
	form := d.form(page, simulatePath)
	if !page.Has("What if your answers were different?") || form.Values.Get("a-quota") != "20.5" || form.Values.Get("a-ordine") != "mai" {
		t.Errorf("%q: %s", form.Values.Get("a-quota"), page.Text())
	}
	if page = d.check(d.press(form, ""), http.StatusOK); !page.Has("Answers changed: 2") || !page.Has("From “12.5 %") || !page.Has("to “20.5 %") {
		t.Errorf("%s", page.Text())
	}
}

// Whatever is sent is answered, and nothing is stored.
func TestSimulateHostile(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	before := d.stored()
	for name, c := range map[string]struct {
		form   url.Values
		status int
	}{
		"nothing":            {url.Values{}, http.StatusOK},
		"a foreign question": {url.Values{"a-altrui": {"si"}}, http.StatusUnprocessableEntity},
		"a foreign option":   {url.Values{"a-ordine": {"<script>"}}, http.StatusUnprocessableEntity},
		"a foreign row":      {url.Values{"a-dati.x": {"mai"}, "a-dati.\xff": {"mai"}}, http.StatusUnprocessableEntity},
		"two of one":         {url.Values{"a-ordine": {"mai", "sempre"}}, http.StatusUnprocessableEntity},
		"bad text":           {url.Values{"a-ordine": {"\xff\x00"}, "area": {"\xff"}, "in": {"xx"}}, http.StatusUnprocessableEntity},
		"a choice asked for": {url.Values{"choose-ordine": {"1"}, "a-ordine": {"mai"}}, http.StatusUnprocessableEntity},
		"carried":            {url.Values{"carried-ordine": {"1"}, "was-ordine": {"x"}, "a-ordine": {"sempre"}}, http.StatusOK},
		"off the path":       {url.Values{"a-ordini": {"boh"}}, http.StatusOK},
		"no answer":          {url.Values{"a-sito": {""}, "a-ordine": {""}, "clear-dati": {"1"}}, http.StatusOK},
		"everything wrong":   {url.Values{"a-" + strings.Repeat("x", 1000): {"1"}, "q-": {"1"}, "-": {"1"}, "a-dati.": {"1"}}, http.StatusUnprocessableEntity},
	} {
		page := d.page(d.Post(d.path(simulatePath), c.form))
		if page.Status != c.status || strings.Contains(page.Text(), "<no value>") {
			t.Errorf("%s: %d: %.300s", name, page.Status, page.Text())
		}
		answer, status := d.simulated(c.form)
		if status != c.status || answer.Said == "" || len(answer.Areas) != 3 {
			t.Errorf("%s as JSON: %d %+v", name, status, answer)
		}
	}
	if page := d.page(d.Post(d.path(simulatePath), url.Values{"a-note": {strings.Repeat("x", maxForm+1)}})); page.Status != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %d", page.Status)
	}
	d.unchanged(before)
}

// A draft has nothing to try out, and nobody else's link opens anything.
func TestSimulateIsTheCompanysOwn(t *testing.T) {
	d := newDesk(t, everyType())
	for _, path := range []string{simulatePath, explainPath} {
		if page := d.see(path, http.StatusOK); page.Path() != d.path("/profilo") {
			t.Errorf("%s of a draft leads to %s", path, page.Path())
		}
	}
	if page := d.page(d.Post(d.path(simulatePath), url.Values{"a-sito": {"si"}})); page.Path() != d.path("/profilo") {
		t.Errorf("trying out a draft leads to %s", page.Path())
	}
	d.submitAll()
	other := newDesk(t, everyType())
	other.id = d.id
	for _, path := range []string{simulatePath, explainPath} {
		if page := other.page(other.Get(other.path(path))); page.Status != http.StatusNotFound {
			t.Errorf("%s answers somebody else with %d", path, page.Status)
		}
	}
	if page := other.page(other.Post(other.path(simulatePath), url.Values{"a-sito": {"si"}})); page.Status != http.StatusForbidden || page.Has("Così sarebbe") {
		t.Errorf("somebody else tries out: %d", page.Status)
	}
}

// simulated is what a script hears.
func (d *desk) simulated(form url.Values) (answer simulated, status int) {
	d.t.Helper()
	request := httptest.NewRequest(http.MethodPost, d.url+d.path(simulatePath), strings.NewReader(form.Encode()))
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Accept", "application/json")
	request.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
	recorder := httptest.NewRecorder()
	d.server.ServeHTTP(recorder, request)
	if err := json.Unmarshal(recorder.Body.Bytes(), &answer); err != nil {
		d.t.Fatalf("%v: %s", err, recorder.Body)
	}
	return answer, recorder.Code
}

func TestSimulateJSON(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	form := d.form(d.see(simulatePath, http.StatusOK), simulatePath).Set("a-sito", "si").Values
	answer, status := d.simulated(form)
	if status != http.StatusOK || answer.Now != (simulatedSide{"Esperto", "66,7 su 100"}) || answer.Then != (simulatedSide{"Campione", "91,7 su 100"}) || answer.Gain != "+25,0" ||
		answer.Said != "Così sarebbe: livello Campione, 91,7 su 100." {
		t.Errorf("%d %+v", status, answer)
	}
	for i, want := range []simulatedArea{
		{"clienti", "100,0", 199, []string{"sito", "sito-curato", "strumenti"}},
		{"interno", "83,3", 165, []string{"ordine", "dati", "tecnologie"}},
		{"vendite", "non valutabile", 0, []string{"ordini"}},
	} {
		if !reflect.DeepEqual(answer.Areas[i], want) {
			t.Errorf("%+v, want %+v", answer.Areas[i], want)
		}
	}
	if len(answer.Fields) != 2 || !strings.HasPrefix(answer.Fields["ordini"], `<div class="question"`) || !strings.Contains(answer.Fields["sito-curato"], `name="a-sito-curato"`) {
		t.Errorf("fields %v", answer.Fields)
	}
	form.Set("a-strumenti", "nessuno")
	form.Add("a-strumenti", "posta")
	if answer, status = d.simulated(form); status != http.StatusUnprocessableEntity || len(answer.Problems["strumenti"]) != 1 {
		t.Errorf("%d %+v", status, answer.Problems)
	}
	form = url.Values{"a-sito": {"na"}, "a-ordine": {""}, "clear-dati": {"1"}, "a-strumenti": {}}
	if answer, _ = d.simulated(form); answer.Areas[1].Score != "non valutabile" || answer.Areas[2].Score != "non pertinente" {
		t.Errorf("%+v", answer.Areas)
	}
}
