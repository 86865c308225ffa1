package web

import (
	"encoding/json"
	"html/template"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/survey"
)

// autosave posts fields as the script does and returns the status with the
// answer.
func (d *desk) autosave(area string, fields url.Values) (int, autosaved) {
	d.t.Helper()
	answer := d.script(area, fields.Encode(), nil)
	var said autosaved
	if err := json.Unmarshal(answer.Body.Bytes(), &said); err != nil {
		d.t.Fatalf("%d: %v: %.300s", answer.Code, err, answer.Body)
	}
	return answer.Code, said
}

func (d *desk) script(area, body string, headers map[string]string) *httptest.ResponseRecorder {
	d.t.Helper()
	all := map[string]string{"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
	for name, value := range headers {
		all[name] = value
	}
	answer := d.send(d.path("/area/"+area), body, all)
	if got := answer.Header().Get("Content-Type"); got != "application/json; charset=utf-8" {
		d.t.Errorf("the script gets %q: %.200s", got, answer.Body)
	}
	return answer
}

func one(question, revision string, fields ...string) url.Values {
	form := url.Values{"q-" + question: {"1"}, "rev-" + question: {revision}, "in": {"it"}}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return form
}

func TestAutosave(t *testing.T) {
	d := newDesk(t, everyType())
	status, said := d.autosave("clienti", one("note", "0", "a-note", "ciao"))
	q := everyType().Question("note")
	state := said.Questions["note"]
	if status != http.StatusOK || len(said.Questions) != 1 || state.Revision != 1 || state.Fingerprint != fingerprint(q, d.answer("note")) || d.answer("note").Text != "ciao" {
		t.Fatalf("%d %+v %+v: stored %+v", status, said, state, d.stored().Answers)
	}
	if at := italian(t).Time(d.stored().SavedAt); said.Saved != "Salvato alle "+at || state.HTML != "" || state.Conflict != nil {
		t.Errorf("said %+v", said)
	}
	if !slices.Equal(said.Path, []survey.QuestionID{"sito", "strumenti", "note"}) || said.Left == "" || said.Total == 0 {
		t.Errorf("the page is brought up to date with %+v", said)
	}
	// The next change stands on what this one returned, and opens a question.
	_, said = d.autosave("clienti", one("note", "1", "a-note", "ciao!", "was-note", state.Fingerprint))
	if said.Questions["note"].Revision != 2 || d.answer("note").Text != "ciao!" {
		t.Errorf("%+v: stored %+v", said.Questions["note"], d.answer("note"))
	}
	_, said = d.autosave("clienti", one("sito", "0", "a-sito", "si"))
	if !slices.Contains(said.Path, "sito-curato") || said.Answered != 2 {
		t.Errorf("the way is %v, answered %d", said.Path, said.Answered)
	}
	// The steps are as the page lists them, with the area that came in.
	listed := string(d.raw(http.MethodGet, d.path("/area/clienti"), nil).body)
	for _, step := range said.Steps {
		if want := `class="step step-` + string(step.State); !strings.Contains(listed, `<a href="`+step.Href+`" `+want) || !strings.Contains(listed, `<span class="step-title">`+template.HTMLEscapeString(step.Title)+`</span> <span class="step-state">`+template.HTMLEscapeString(step.Said)+`</span>`) {
			t.Errorf("the page does not list %+v", step)
		}
	}
	if len(said.Steps) != 5 || said.Steps[1].State != stepDoing || said.Steps[3].Title != "Vendite" || said.Where != "Passo 2 di 5" {
		t.Errorf("%s: %+v", said.Where, said.Steps)
	}
	// The form of a page that learned the revisions goes through.
	d.check(d.press(d.area("clienti").Set("a-note", "basta"), actionNext), http.StatusOK)
	if d.answer("note").Text != "basta" {
		t.Error("the form is not stored")
	}
}

func TestAutosaveSpeaksThePagesLanguage(t *testing.T) {
	d := newDesk(t, everyType())
	for language, want := range map[string]string{"it": "Salvato alle ", "en": "Saved at ", "de": "Gespeichert um "} {
		form := one("note", "0", "a-note", "ciao")
		form.Set("in", language)
		if _, said := d.autosave("clienti", form); !strings.HasPrefix(said.Saved, want) {
			t.Errorf("%s: %q", language, said.Saved)
		}
	}
	form := one("quota", "0", "a-quota", "12.5")
	form.Set("in", "en")
	if status, _ := d.autosave("interno", form); status != http.StatusOK || d.answer("quota").Number != 12500 {
		t.Errorf("a number of an English page: %d, stored %+v", status, d.answer("quota"))
	}
}

// The same change sent twice, as after a lost answer, is stored once.
func TestAutosaveTwice(t *testing.T) {
	d := newDesk(t, everyType())
	form := one("strumenti", "0", "a-strumenti", "posta", "a-strumenti", "social")
	d.autosave("clienti", form)
	before := d.stored()
	status, said := d.autosave("clienti", form)
	if status != http.StatusOK || said.Questions["strumenti"].Revision != 1 || said.Saved == "" {
		t.Errorf("the second answers %d %+v", status, said.Questions["strumenti"])
	}
	if d.stored().Revision != before.Revision {
		t.Error("the second wrote")
	}
}

func TestAutosaveRefused(t *testing.T) {
	d := newDesk(t, everyType())
	status, said := d.autosave("interno", one("quota", "0", "a-quota", "<i>tanto"))
	if state := said.Questions["quota"]; status != http.StatusUnprocessableEntity || said.Saved != "" || len(state.Problems) != 1 || !strings.Contains(state.Problems[0], "Scrivete un numero") || state.Revision != 0 {
		t.Errorf("no number: %d %+v", status, said)
	}
	both := one("quota", "0", "a-quota", "120")
	both["q-ordine"], both["a-ordine"] = []string{"1"}, []string{"sempre"}
	status, said = d.autosave("interno", both)
	if status != http.StatusUnprocessableEntity || said.Saved == "" || said.Questions["ordine"].Revision != 1 || len(said.Questions["quota"].Problems) != 1 {
		t.Errorf("what stands beside it: %d %+v", status, said)
	}
	status, said = d.autosave("clienti", one("ordini", "0", "a-ordini", "si"))
	if status != http.StatusUnprocessableEntity || !strings.Contains(said.Questions["ordini"].Problems[0], "non fa più parte del vostro percorso") {
		t.Errorf("off the path: %d %+v", status, said)
	}
	status, said = d.autosave("clienti", one("fantasma", "0", "a-fantasma", "si"))
	if status != http.StatusUnprocessableEntity || len(said.Questions) != 0 || len(said.Problems) != 1 {
		t.Errorf("of no questionnaire: %d %+v", status, said)
	}
}

// Somebody answered meanwhile: the script gets their answer in words and the
// question as a page would ask it; the choice is saved like any answer.
func TestAutosaveConflict(t *testing.T) {
	for keep, want := range map[string]survey.OptionID{"mine": "spesso", "theirs": "sempre"} {
		d := newDesk(t, everyType())
		d.autosave("interno", one("ordine", "0", "a-ordine", "sempre"))
		status, said := d.autosave("interno", one("ordine", "0", "a-ordine", "spesso"))
		state := said.Questions["ordine"]
		if status != http.StatusConflict || said.Saved != "" || state.Conflict == nil || !slices.Equal(state.Conflict.Theirs, []string{"Sempre"}) || state.Revision != 1 {
			t.Fatalf("%d %+v", status, state)
		}
		if !strings.Contains(state.HTML, `name="keep-ordine"`) || !strings.Contains(state.HTML, "Spesso") || d.answer("ordine").Option != "sempre" {
			t.Fatalf("asked with %s", state.HTML)
		}
		choice := one("ordine", "1", "a-ordine", "spesso", "choose-ordine", "1")
		if status, said = d.autosave("interno", choice); status != http.StatusConflict || len(said.Questions["ordine"].Problems) != 1 || said.Questions["ordine"].Conflict == nil {
			t.Errorf("nothing chosen: %d %+v", status, said.Questions["ordine"])
		}
		choice.Set("keep-ordine", keep)
		status, said = d.autosave("interno", choice)
		if state = said.Questions["ordine"]; status != http.StatusOK || d.answer("ordine").Option != want || strings.Contains(state.HTML, "keep-ordine") || !strings.Contains(state.HTML, `value="`+string(want)+`" checked`) {
			t.Errorf("%s: %d, stored %+v, shown %s", keep, status, d.answer("ordine"), state.HTML)
		}
	}
}

func TestAutosaveWithoutAccess(t *testing.T) {
	d := newDesk(t, everyType())
	body := one("note", "0", "a-note", "ciao").Encode()
	if got := d.script("nessuna", body, nil).Code; got != http.StatusUnprocessableEntity { // access there is
		t.Errorf("an area that is not there: %d", got)
	}
	token := d.token
	d.token = ""
	mine := d.script("clienti", body, nil)
	id := d.id
	d.id = "0123456789abcdef0123456789abcdef"
	unknown := d.script("clienti", body, nil)
	if mine.Code != http.StatusForbidden || unknown.Code != mine.Code || kindOf(t, mine) != "denied" || title(t, mine) != title(t, unknown) {
		t.Errorf("without a link: %d %s, for what is not there %d %s", mine.Code, mine.Body, unknown.Code, unknown.Body)
	}
	d.id, d.token = id, token
	if got := d.script("clienti", body, map[string]string{"Sec-Fetch-Site": "cross-site"}).Code; got != http.StatusForbidden {
		t.Errorf("from another site: %d", got)
	}
	if len(d.stored().Answers) != 0 {
		t.Error("something is stored")
	}
}

func TestAutosaveThatCannotBeRead(t *testing.T) {
	d := newDesk(t, everyType())
	if got := d.script("clienti", `{"note":"ciao"}`, map[string]string{"Content-Type": "application/json"}).Code; got != http.StatusUnsupportedMediaType {
		t.Errorf("JSON: %d", got)
	}
	if got := d.script("clienti", one("note", "0", "a-note", strings.Repeat("x", maxForm)).Encode(), nil).Code; got != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %d", got)
	}
	d.server.Intake = intake.New(down{d.store}, d.server.Catalogue, nil, nil)
	answer := d.script("clienti", one("note", "0", "a-note", "ciao").Encode(), nil)
	if answer.Code != http.StatusServiceUnavailable || answer.Header().Get("Retry-After") == "" || kindOf(t, answer) != "unavailable" {
		t.Errorf("an outage: %d %s", answer.Code, answer.Body)
	}
}

func TestAutosaveAfterSending(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	answer := d.script("clienti", one("note", "0", "a-note", "tardi").Encode(), nil)
	if answer.Code != http.StatusConflict || kindOf(t, answer) != "wrong-state" || !strings.Contains(title(t, answer), "già stato inviato") {
		t.Errorf("%d %s", answer.Code, answer.Body)
	}
}

func problemOf(t *testing.T, answer *httptest.ResponseRecorder) (said struct{ Kind, Title string }) {
	t.Helper()
	if err := json.Unmarshal(answer.Body.Bytes(), &said); err != nil {
		t.Fatalf("%v: %.200s", err, answer.Body)
	}
	return said
}

func kindOf(t *testing.T, answer *httptest.ResponseRecorder) string { return problemOf(t, answer).Kind }
func title(t *testing.T, answer *httptest.ResponseRecorder) string  { return problemOf(t, answer).Title }
